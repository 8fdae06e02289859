// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "speech/english/numbers.hpp"
#include "speech/english/readers.hpp"

namespace narrate::speech::english {

namespace {

/// Endings of names on the net that are written without "www" or a scheme.
constexpr std::array<std::string_view, 34> kTopLevels = {
    "com", "org", "net", "edu", "gov", "int", "mil", "info", "biz", "uk", "eu", "us",
    "de",  "fr",  "it",  "es",  "nl",  "ie",  "ch",  "at",   "be",  "ca", "au", "nz",
    "jp",  "cn",  "in",  "ru",  "io",  "co",  "tv",  "ai",   "me",  "app"};

bool is_top_level(std::string_view word) {
    return std::find(kTopLevels.begin(), kTopLevels.end(), word) != kTopLevels.end();
}

std::string_view sign_name(char32_t sign) {
    switch (sign) {
    case '.': return "dot";
    case '/': return "slash";
    case '-': return "dash";
    case '_': return "underscore";
    case '@': return "at";
    case ':': return "colon";
    case '&': return "ampersand";
    case '#': return "hash";
    case '=': return "equals";
    case '+': return "plus";
    case '%': return "percent";
    case '~': return "tilde";
    default: return "";
    }
}

/// Names without vowels and short endings are said by letter: "bbc", "www", "uk".
std::string part_words(const Context& context, std::string_view word, bool is_ending) {
    std::string upper;
    for (const char c : word) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const bool vowels = word.find_first_of("aeiouyAEIOUY") != std::string_view::npos;
    constexpr std::size_t kLongestLetters = 5;
    const bool letters = context.tables.acronym(upper) == "letters" ||
                         (!vowels && word.size() <= kLongestLetters) ||
                         (is_ending && word.size() == 2 && word != "co");
    if (!letters) return std::string(word);
    return letter_by_letter(upper);
}

std::string run_words(const Context& context, std::size_t begin, std::size_t end) {
    const TokenStream& tokens = context.tokens;
    std::string words;
    const auto add = [&words](std::string_view part) {
        if (!words.empty() && !part.empty()) words += ' ';
        words += part;
    };
    for (std::size_t i = begin; i < end; ++i) {
        if (tokens.is_sign(i, '?')) break; // Nobody reads out a query.
        if (tokens[i].sign != 0 && tokens[i].sign == tokens[i - 1].sign) continue;
        if (tokens.is(i, TokenKind::word)) {
            const bool ending =
                tokens.is_sign(i - 1, '.') && (i + 1 == end || tokens.is_sign(i + 1, '/'));
            add(part_words(context, tokens.text(i), ending));
        } else if (tokens.is(i, TokenKind::number)) {
            add(tokens[i].range.size() <= 2 ? cardinal(tokens.text(i))
                                            : digit_words(tokens.text(i)));
        } else {
            add(sign_name(tokens[i].sign));
        }
    }
    return words;
}

/// "https://www.example.com/news": the scheme is not said, nor is a slash at the end.
Reading read_url(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const std::size_t end = tokens.end_of_run(at);
    std::size_t begin = at;
    const bool scheme = tokens.is_sign(at + 1, ':') && tokens.is_sign(at + 2, '/') &&
                        tokens.is_sign(at + 3, '/') && tokens.is(at, TokenKind::word);
    if (scheme) begin = at + 4;
    if (begin >= end) return {};
    const bool www = base::to_lower(tokens.text(begin)) == "www" && tokens.is_sign(begin + 1, '.');
    std::size_t last = end;
    while (last > begin && tokens.is_sign(last - 1, '/')) --last;
    if (!scheme && !www) {
        std::size_t i = at;
        bool ends_as_name = false;
        while (i < end && (tokens.is(i, TokenKind::word) || tokens.is(i, TokenKind::number) ||
                           tokens.is_dash(i))) {
            ++i;
            if (!tokens.is_sign(i, '.')) continue;
            ++i;
            const bool behind = i + 1 >= end || tokens.is_sign(i + 1, '/') ||
                                tokens.is_sign(i + 1, '.') || tokens.is_apostrophe(i + 1);
            ends_as_name =
                tokens[i].letter_case == Case::lower && is_top_level(tokens.text(i)) && behind;
        }
        if (!ends_as_name) return {};
    }
    // "Amazon.com's": what stands behind the name is not part of it.
    for (std::size_t i = begin; i < last; ++i)
        if (tokens.is_apostrophe(i)) return {i, run_words(context, begin, i)};
    return {end, run_words(context, begin, last)};
}

Reading read_mail(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const std::size_t end = tokens.end_of_run(at);
    std::size_t sign = at;
    while (sign < end && !tokens.is_sign(sign, '@')) ++sign;
    if (sign == end || sign == at || !tokens.is(sign + 1, TokenKind::word)) return {};
    bool dot = false;
    for (std::size_t i = sign; i < end; ++i) dot = dot || tokens.is_sign(i, '.');
    if (!dot) return {};
    return {end, run_words(context, at, end)};
}

/// "#MeToo", "#COP28": words inside are parted at capitals and digits.
std::string tag_words(const Context& context, std::size_t begin, std::size_t end) {
    const TokenStream& tokens = context.tokens;
    std::string words;
    for (std::size_t i = begin; i < end; ++i) {
        if (tokens.is(i, TokenKind::number)) {
            const std::string_view digits = tokens.text(i);
            const int value = to_int(digits);
            const bool is_year = digits.size() == 4 && value >= 1100 && value < 2100;
            words += ' ' + (is_year ? year(value, and_style(context))
                                    : cardinal(digits, and_style(context)));
            continue;
        }
        if (!tokens.is(i, TokenKind::word)) continue;
        const std::string_view word = tokens.text(i);
        if (tokens[i].letter_case == Case::upper) {
            words += ' ' + acronym_words(context, word);
            continue;
        }
        for (std::size_t c = 0; c < word.size(); ++c) {
            const bool upper = word[c] >= 'A' && word[c] <= 'Z';
            const bool lower_before = c > 0 && !(word[c - 1] >= 'A' && word[c - 1] <= 'Z');
            const bool lower_behind =
                c + 1 < word.size() && word[c + 1] >= 'a' && word[c + 1] <= 'z';
            if (c == 0 || (upper && (lower_before || lower_behind))) words += ' ';
            words += word[c];
        }
    }
    return words;
}

Reading read_tag(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const bool hash = tokens.is_sign(at, '#');
    if (tokens.is(at - 1, TokenKind::word) || tokens.is(at - 1, TokenKind::number)) return {};
    if (hash && tokens.is(at + 1, TokenKind::number)) {
        if (tokens.is(at + 2, TokenKind::word)) return {};
        return {at + 2, "number " + cardinal(tokens.text(at + 1), and_style(context))};
    }
    if (!tokens.is(at + 1, TokenKind::word)) return {};
    std::size_t end = at + 1;
    while (tokens.is(end, TokenKind::word) || tokens.is(end, TokenKind::number) ||
           (tokens.is_sign(end, '_') && tokens.is(end + 1, TokenKind::word)))
        ++end;
    return {end, (hash ? "hashtag" : "at") + tag_words(context, at + 1, end)};
}

} // namespace

Reading read_address(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (tokens.is_sign(at, '#') || tokens.is_sign(at, '@')) return read_tag(context, at);
    const char32_t sign = tokens[at + 1].sign;
    if (tokens.is(at, TokenKind::sign)) return {};
    const bool behind_stop = tokens.is_sign(at - 1, '.') && !tokens.is(at - 2, TokenKind::space);
    const bool starts_token =
        !tokens.is(at - 1, TokenKind::word) && !behind_stop && !tokens.is_sign(at - 1, '@');
    if (!starts_token || tokens.is(at + 2, TokenKind::space)) return {};
    if (sign != '.' && sign != '@' && sign != ':' && sign != '-' && sign != '_' &&
        !tokens.is(at + 1, TokenKind::number) && !tokens.is(at + 1, TokenKind::word))
        return {};
    if (Reading mail = read_mail(context, at)) return mail;
    return read_url(context, at);
}

Reading read_slashed(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (!tokens.is_sign(at, '/') || !tokens.is(at - 1, TokenKind::word) ||
        !tokens.is(at + 1, TokenKind::word))
        return {};
    const bool either =
        context.has_cue(at - 1, Cue::either) || context.has_cue(at + 1, Cue::either);
    return {at + 1, either ? " or " : " "};
}

} // namespace narrate::speech::english
