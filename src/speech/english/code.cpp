// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"
#include "speech/english/numbers.hpp"
#include "speech/english/readers.hpp"

namespace narrate::speech::english {

namespace {

/// Behind letters: "A320" is said "three twenty", "G20" "twenty", "x1234" in pairs.
std::string number_words(const TokenStream& tokens, std::size_t at, bool hyphen) {
    const std::string_view digits = tokens.text(at);
    constexpr std::size_t kLongest = 4;
    if (digits.front() == '0' || digits.size() > kLongest) return digit_words(digits);
    return hyphen && digits.size() > 3 ? cardinal(digits) : in_pairs(digits);
}

bool has_upper(const TokenStream& tokens, std::size_t at) {
    const Case letters = tokens[at].letter_case;
    return letters == Case::upper || letters == Case::title || letters == Case::mixed;
}

std::string letter_words(const Context& context, std::size_t at) {
    const std::string_view word = context.tokens.text(at);
    return context.tokens[at].letter_case == Case::upper ? acronym_words(context, word)
                                                         : std::string(word);
}

/// "Boeing 737": digit by digit; "Flight 370": in pairs.
Reading read_aircraft(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const std::size_t number = tokens.skip_space(at + 1);
    constexpr std::size_t kDigits = 3;
    if (!tokens.is(number, TokenKind::number) || tokens[number].range.size() < kDigits) return {};
    if (context.has_cue(at, Cue::pairs))
        return {number + 1, std::string(tokens.text(at)) + " " + in_pairs(tokens.text(number))};
    if (!context.has_cue(at, Cue::aircraft) || tokens[number].range.size() != kDigits) return {};
    return {number + 1, std::string(tokens.text(at)) + " " +
                            digit_words(tokens.text(number), zero_word(context))};
}

/// "CO₂"
Reading read_formula(const Context& context, std::size_t at) {
    constexpr char32_t kZero = 0x2080;
    const TokenStream& tokens = context.tokens;
    const char32_t sign = tokens[at + 1].sign;
    if (sign < kZero || sign > kZero + 9 || !has_upper(tokens, at)) return {};
    return {at + 2, letter_words(context, at) + " " +
                        cardinal(static_cast<std::uint64_t>(sign - kZero)) +
                        (tokens.is(at + 2, TokenKind::word) ? " " : "")};
}

} // namespace

Reading read_code(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (!tokens.is(at, TokenKind::word)) return {};
    if (Reading aircraft = read_aircraft(context, at)) return aircraft;
    const bool hyphen = tokens.is_dash(at + 1);
    std::size_t number = hyphen ? at + 2 : at + 1;
    if (Reading formula = read_formula(context, at)) return formula;
    if (!tokens.is(number, TokenKind::number)) return {};
    // "Mid-1980s", "Under-21s": a whole word, and what stands behind it.
    if (hyphen && tokens[at].letter_case != Case::upper && tokens[at].range.size() > 1) return {};
    // "pre-2010" and "covid-19" keep their words; "ab9453" is a code.
    if (!has_upper(tokens, at) && (hyphen || tokens.is(at - 1, TokenKind::sign))) return {};
    std::string words = letter_words(context, at);
    std::size_t end = at + 1;
    bool dash = hyphen;
    while (tokens.is(number, TokenKind::number)) {
        words += ' ';
        const bool plain = has_upper(tokens, at) || tokens[number].range.size() <= 2;
        words += plain ? number_words(tokens, number, dash) : digit_words(tokens.text(number));
        end = number + 1;
        if (tokens.is_sign(end, '.') && tokens.is(end + 1, TokenKind::number)) { // "PM2.5"
            words += " point " + digit_words(tokens.text(end + 1));
            end += 2;
        }
        if (tokens.text(end) == "s") { // "F-16s"
            words = plural(std::move(words));
            ++end;
            break;
        }
        if (!tokens.is(end, TokenKind::word)) break;
        words += ' ';
        words += letter_words(context, end);
        ++end;
        dash = false;
        number = end;
    }
    return {end, std::move(words)};
}

} // namespace narrate::speech::english
