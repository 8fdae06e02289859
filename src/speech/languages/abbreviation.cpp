// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "speech/languages/readers.hpp"

namespace narrate::speech::languages {

namespace {

struct Form {
    std::string written; ///< Without spaces and without its last stop: "z.B".
    std::size_t end = 0; ///< Behind its last word.
    bool stop = false;   ///< A full stop stands behind it.
    std::size_t next = 0;
};

bool is_short(const TokenStream& tokens, std::size_t at) {
    constexpr std::ptrdiff_t kLongest = 4; // Letters.
    const std::string_view word = tokens.text(at);
    const auto letters = std::count_if(word.begin(), word.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    });
    return tokens.is(at, TokenKind::word) && letters <= kLongest;
}

/// The form of `words` words at `at`: "z. B.", "a.C.", "Sr."; none when there are not so many.
Form form_at(const TokenStream& tokens, std::size_t at, int words) {
    Form form{std::string(tokens.text(at)), at + 1, false, 0};
    for (int i = 1; i < words; ++i) {
        if (!tokens.is_sign(form.end, '.')) return {};
        const std::size_t next = tokens.skip_space(form.end + 1);
        if (!is_short(tokens, next)) return {};
        form.written.append(".").append(tokens.text(next));
        form.end = next + 1;
    }
    form.stop = tokens.is_sign(form.end, '.');
    form.next = tokens.skip_space(form.stop ? form.end + 1 : form.end);
    return form;
}

bool holds(const Context& context, const Form& form, Condition condition, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    switch (condition) {
    case Condition::any: return true;
    case Condition::stop: return form.stop;
    // Names in small letters follow titles in careless text, too.
    case Condition::title: return form.stop && tokens.is(form.next, TokenKind::word);
    case Condition::number: return tokens.is(form.next, TokenKind::number) && form.next > form.end;
    case Condition::name: return form.stop && tokens.is(tokens.before(at), TokenKind::word);
    }
    return false;
}

} // namespace

Reading read_abbreviation(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    // "n°"
    if (tokens.is_sign(at + 1, 0xB0))
        if (const auto rows = context.tables.abbreviations(tokens.text(at, at + 2)); !rows.empty())
            return {at + 2, std::string(rows.front().spoken)};
    // "S:t"
    if (tokens.is_sign(at + 1, ':') && tokens.is(at + 2, TokenKind::word))
        if (const auto rows = context.tables.abbreviations(tokens.text(at, at + 3)); !rows.empty())
            return {at + 3, std::string(rows.front().spoken)};
    constexpr int kMostWords = 3;
    const int most = tokens.is_sign(at + 1, '.') ? kMostWords : 1;
    for (int words = most; words > 0; --words) {
        const Form form = form_at(tokens, at, words);
        if (form.end == 0) continue;
        for (const Abbreviation& row : context.tables.abbreviations(form.written)) {
            if (!holds(context, form, row.condition, at)) continue;
            // The stop is not said, unless it ends the sentence, too.
            const bool more = form.stop && !context.ends_at(form.end);
            return {more ? form.end + 1 : form.end, std::string(row.spoken)};
        }
    }
    return {};
}

Reading read_acronym(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (tokens[at].letter_case != Case::upper || tokens.shouts()) return {};
    const std::string_view word = tokens.text(at);
    const std::string_view spoken = context.tables.acronym(word);
    if (spoken.empty()) return {};
    if (spoken == "letters") return {at + 1, spelled(context, word)};
    return {at + 1, spoken == "word" ? base::to_lower(word) : std::string(spoken)};
}

} // namespace narrate::speech::languages
