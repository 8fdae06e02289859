// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"
#include "speech/languages/readers.hpp"
#include "speech/roman_numeral.hpp"

namespace narrate::speech::languages {

namespace {

/// "XIXe", "Ier": a numeral in capitals and an ending in small letters.
Reading read_ending(const Context& context, std::size_t at) {
    const Grammar& grammar = *context.grammar;
    const std::string_view word = context.tokens.text(at);
    const std::size_t end = word.find_first_not_of("IVX");
    if (end == 0 || end == std::string_view::npos) return {};
    const std::string_view ending = word.substr(end);
    const int value = roman_value(word.substr(0, end));
    if (value == 0 || !grammar.lists("roman endings", ending)) return {};
    return {at + 1, grammar.words(std::to_string(value), context.tables.ordinal_ending(ending))};
}

/// "xiv" as "XIV".
std::string in_capitals(std::string_view word) {
    std::string capitals(word);
    for (char& c : capitals)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return capitals;
}

/// Nothing but the numeral stands in the sentence.
bool is_alone(const Context& context, std::size_t at) {
    return at == 0 && context.ends_at(at + 1);
}

} // namespace

Reading read_roman(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Grammar& grammar = *context.grammar;
    if (grammar.fact("roman").empty() || !tokens.is(at, TokenKind::word)) return {};
    const Case letters = tokens[at].letter_case;
    if (letters == Case::mixed || letters == Case::title)
        if (Reading ending = read_ending(context, at)) return ending;
    if (letters == Case::mixed) return {};
    const std::string_view word = tokens.text(at);
    constexpr std::size_t kLongest = 9;
    if (word.size() > kLongest || tokens.is(at + 1, TokenKind::number)) return {};
    const int value = roman_value(in_capitals(word));
    if (value == 0) return {};
    const std::string digits = std::to_string(value);
    const std::size_t next = tokens.skip_space(at + 1);
    if (tokens.is(next, TokenKind::word) && letters != Case::lower)
        if (const std::string_view rules =
                grammar.fact("number before " + base::to_lower(tokens.text(next)));
            !rules.empty())
            return {at + 1, grammar.words(digits, rules)};
    const std::size_t before = tokens.before(at);
    const bool behind_word = tokens.is(before, TokenKind::word) && before + 2 == at;
    if (behind_word && context.has_cue(before, Cue::numbered))
        return {at + 1, grammar.words(digits, grammar.fact("roman numbered"))};
    const bool capitals = letters == Case::upper || (letters == Case::title && word.size() == 1);
    constexpr int kLargest = 100; // Above it letters are mostly short forms: "CD", "MDC".
    constexpr std::size_t kSure = 5;
    if (is_alone(context, at) && (word.size() >= kSure || (capitals && value < kLargest)))
        return {at + 1, grammar.words(digits, grammar.fact("roman"))};
    if (!capitals || value > kLargest || tokens.shouts()) return {};
    if (word.find_first_of("LCDM") != std::string_view::npos) return {};
    // "Carlos III" against "el XI congreso"
    const bool name = behind_word && tokens[before].letter_case == Case::title &&
                      !context.has_cue(before, Cue::function);
    // "Karl V. starb", "der II. Weltkrieg": a stop makes the numeral an ordinal.
    const std::string_view with_stop = grammar.fact("roman stop");
    const bool stop = tokens.is_sign(at + 1, '.') && !with_stop.empty();
    if (stop && (name || word.size() > 1)) {
        const std::size_t end = context.ends_at(at + 1) ? at + 1 : at + 2;
        const std::string rules =
            name ? std::string(grammar.fact("roman name")) : inflected(context, at, with_stop);
        return {end, grammar.words(digits, rules)};
    }
    const bool more = tokens.is_sign(at + 1, '.') && !context.ends_at(at + 1);
    const bool one_letter = name && !more && !tokens.is_dash(at + 1) &&
                            !tokens.is_apostrophe(at + 1) &&
                            !context.is_capitalised(tokens.skip_space(at + 1));
    if (word.size() == 1 && !one_letter) return {};
    const std::string_view cardinal_from = grammar.fact("roman name cardinals from");
    const bool cardinal = name && !cardinal_from.empty() && value >= to_int(cardinal_from);
    if (name)
        return {at + 1, grammar.words(digits, cardinal ? "number" : grammar.fact("roman name"))};
    return {at + 1, grammar.words(digits, grammar.fact("roman"))};
}

} // namespace narrate::speech::languages
