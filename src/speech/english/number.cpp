// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include "base/unicode.hpp"
#include "speech/english/amount.hpp"
#include "speech/english/numbers.hpp"
#include "speech/english/readers.hpp"

namespace narrate::speech::english {

namespace {

struct FractionSign {
    char32_t sign;
    std::string_view alone;
    std::string_view behind; ///< Behind a whole number and "and".
};

constexpr std::array kFractions{
    FractionSign{0xBD, "a half", "a half"},
    FractionSign{0xBC, "a quarter", "a quarter"},
    FractionSign{0xBE, "three quarters", "three quarters"},
    FractionSign{0x2153, "a third", "a third"},
    FractionSign{0x2154, "two thirds", "two thirds"},
    FractionSign{0x2155, "a fifth", "a fifth"},
    FractionSign{0x215B, "an eighth", "an eighth"},
    FractionSign{0x215C, "three eighths", "three eighths"},
    FractionSign{0x215D, "five eighths", "five eighths"},
    FractionSign{0x215E, "seven eighths", "seven eighths"},
};

const FractionSign* fraction_sign(char32_t sign) {
    for (const FractionSign& fraction : kFractions)
        if (fraction.sign == sign) return &fraction;
    return nullptr;
}

/// Marks are given out of five or ten; fifths and tenths are written in words.
bool is_mark(std::string_view below) {
    return below == "5" || below == "10";
}

/// "three quarters", "twenty-three forty-fourths", "seven out of ten".
std::string fraction_words(const Context& context, std::string_view above, std::string_view below) {
    const std::string number = cardinal(above, and_style(context));
    if (is_mark(below)) return number + " out of " + cardinal(below);
    const bool one = above == "1";
    if (below == "2") return number + (one ? " half" : " halves");
    if (below == "4") return number + (one ? " quarter" : " quarters");
    std::string part = ordinal(below, and_style(context));
    return number + " " + (one ? part : plural(std::move(part)));
}

bool is_short_number(const TokenStream& tokens, std::size_t at, std::size_t most) {
    return tokens.is(at, TokenKind::number) && tokens[at].range.size() <= most &&
           tokens.text(at).front() != '0';
}

/// "3/4" at `at`, not a part of something longer.
Reading slashed_fraction(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    constexpr std::size_t kMostDigits = 3;
    std::size_t slash = at + 1;
    if (!tokens.is_sign(slash, '/') && !tokens.is_sign(slash, 0x2044)) return {};
    if (!is_short_number(tokens, at, kMostDigits) ||
        !is_short_number(tokens, slash + 1, kMostDigits))
        return {};
    std::size_t end = slash + 2;
    const std::string ending = base::to_lower(tokens.text(end));
    if (ending == "th" || ending == "rd") ++end;
    if (tokens.is(end, TokenKind::word) || tokens.is_sign(end, '/')) return {};
    if (tokens.is_sign(at - 1, '/')) return {}; // Of three numbers.
    const std::string_view above = tokens.text(at);
    const std::string_view below = tokens.text(slash + 1);
    // "11/11" is a day, not a whole; "10/10" and "5/5" are marks.
    if (above == below && !is_mark(below)) return {end, cardinal(above) + " " + cardinal(below)};
    if (to_int(above) + to_int(below) == 100) // "80/20"
        return {end, cardinal(above) + " " + cardinal(below)};
    if (below == "1" || to_int(above) > to_int(below))
        return {end, cardinal(above, and_style(context)) + " over " +
                         cardinal(below, and_style(context))};
    return {end, fraction_words(context, above, below)};
}

/// "nineteen nineties" from "1990"; "sixties" from "60".
std::string decade_words(const Context& context, std::string_view digits) {
    const std::string words =
        digits.size() == 4 ? year(to_int(digits), and_style(context)) : cardinal(digits);
    return plural(words);
}

/// "2:1"
Reading read_ratio(const Context& context, const Numeral& numeral) {
    const TokenStream& tokens = context.tokens;
    if (!tokens.is_sign(numeral.end, ':') || !tokens.is(numeral.end + 1, TokenKind::number))
        return {};
    const Numeral second = parse_numeral(context, numeral.end + 1);
    if (tokens.is_sign(second.end, ':')) return {};
    return {second.end, numeral_words(context, numeral) + " to " + numeral_words(context, second)};
}

/// "2023/24": a season, or a budget year.
Reading read_season(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const std::string_view first = tokens.text(at);
    const std::string_view second = tokens.text(at + 2);
    if (first.size() != 4 || !tokens.is_sign(at + 1, '/') || second.size() != 2 ||
        !tokens.is(at + 2, TokenKind::number) || tokens.is_sign(at + 3, '/'))
        return {};
    if ((to_int(first) + 1) % 100 != to_int(second)) return {};
    return {at + 3, year(to_int(first), and_style(context)) + " " + two_digits(second)};
}

/// "1080 pixels": a noun of many stands behind the number, and no article before it, as in "the
/// 2008 elections".
bool is_counted(const Context& context, std::size_t at, std::size_t noun) {
    const TokenStream& tokens = context.tokens;
    constexpr std::size_t kShortest = 4;
    return tokens[noun].letter_case == Case::lower && tokens[noun].range.size() >= kShortest &&
           tokens.text(noun).ends_with('s') && !context.has_cue(noun, Cue::function) &&
           !context.has_cue(tokens.before(at), Cue::article);
}

} // namespace

Reading read_fraction(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (const FractionSign* fraction = fraction_sign(tokens[at].sign))
        return {at + 1, std::string(fraction->alone)};
    if (!tokens.is(at, TokenKind::number)) return {};
    if (Reading season = read_season(context, at)) return season;
    const std::string whole = cardinal(tokens.text(at), and_style(context));
    const std::size_t next = tokens.skip_space(at + 1);
    if (const FractionSign* fraction = fraction_sign(tokens[next].sign))
        return {next + 1, whole + " and " + std::string(fraction->behind)};
    if (Reading reading = slashed_fraction(context, at)) return reading;
    constexpr std::size_t kMostDigits = 2;
    if (next == at + 1 || !is_short_number(tokens, at, kMostDigits)) return {};
    const Reading part = slashed_fraction(context, next);
    if (!part || part.spoken.find(" out of ") != std::string::npos) return {};
    const bool half = part.spoken == "one half" || part.spoken == "one quarter";
    return {part.end, whole + " and " + (half ? "a" + part.spoken.substr(3) : part.spoken)};
}

Reading read_ordinal(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (tokens.is_apostrophe(at) || tokens.is_sign(at, 0x2018)) {
        // "'90s", "'24": the century is left out.
        const bool two = tokens.is(at + 1, TokenKind::number) && tokens[at + 1].range.size() == 2;
        if (!two || tokens.is(at - 1, TokenKind::word) || tokens.is(at - 1, TokenKind::number))
            return {};
        const std::string_view digits = tokens.text(at + 1);
        if (tokens.text(at + 2) == "s") return {at + 3, decade_words(context, digits)};
        if (tokens.is(at + 2, TokenKind::word) || tokens.is_sign(at + 2, '\'')) return {};
        return {at + 2, two_digits(digits)};
    }
    if (!tokens.is(at, TokenKind::number)) return {};
    const Numeral numeral = parse_numeral(context, at);
    const std::string ending = base::to_lower(tokens.text(numeral.end));
    const std::string_view digits = numeral.digits;
    if (!numeral.fraction.empty()) return {};
    if (tokens.text(numeral.end) == "s" && (digits == "100" || digits == "1000"))
        return {numeral.end + 1, digits == "100" ? "hundreds" : "thousands"};
    if (ending == "st" || ending == "nd" || ending == "rd" || ending == "th") {
        const bool teen = digits.size() > 1 && digits[digits.size() - 2] == '1';
        const char last = digits.back();
        const bool fits = ending == "th" ? teen || last == '0' || last > '3'
                                         : !teen && ((ending == "st" && last == '1') ||
                                                     (ending == "nd" && last == '2') ||
                                                     (ending == "rd" && last == '3'));
        if (!fits) return {};
        return {numeral.end + 1, ordinal(digits, and_style(context))};
    }
    // "the 1980 s" is typed, too.
    const bool spaced = digits.size() == 4 && tokens.is(numeral.end, TokenKind::space) &&
                        tokens.text(numeral.end + 1) == "s";
    const std::size_t s = spaced ? numeral.end + 1 : numeral.end;
    const bool century_apostrophe = tokens.is_apostrophe(s) && tokens.text(s + 1) == "s";
    if (tokens.text(s) != "s" && !century_apostrophe) return {};
    const bool decade = !numeral.grouped && digits.back() == '0' &&
                        (digits.size() == 2 || (digits.size() == 4 && to_int(digits) < 2200));
    if (!decade) return {};
    const std::size_t end = century_apostrophe ? s + 2 : s + 1;
    std::string words = decade_words(context, digits);
    // "1960s-70s"
    if (tokens.is_dash(end) && tokens.text(end + 2) == "s")
        if (const Reading last = read_ordinal(context, end + 1))
            return {last.end, words + " to " + last.spoken};
    return {end, std::move(words)};
}

Reading read_cardinal(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Amount amount = parse_amount(context, at, Of::things);
    const Numeral& numeral = amount.numeral;
    if (!numeral) return {};
    if (!amount.scale.empty()) return {amount.end, amount_words(context, amount)};
    if (Reading ratio = read_ratio(context, numeral)) return ratio;
    if (!numeral.fraction.empty() && tokens.is_sign(numeral.end, '/') &&
        is_mark(tokens.text(numeral.end + 1)))
        return {numeral.end + 2, numeral_words(context, numeral) + " out of " +
                                     cardinal(tokens.text(numeral.end + 1))};
    constexpr std::size_t kYearDigits = 4;
    const int value = numeral.digits.size() == kYearDigits ? to_int(numeral.digits) : 0;
    const bool behind_cue = context.has_cue(tokens.before(at), Cue::year);
    const std::size_t next = tokens.skip_space(numeral.end);
    // "the 2016 elections": these days four digits from there are years, whatever stands behind.
    constexpr int kFirstRecent = 1900;
    constexpr int kLastRecent = 2040;
    const bool recent = value >= kFirstRecent && value <= kLastRecent;
    const bool counts =
        !behind_cue && value % 100 != 0 &&
        (context.has_cue(next, Cue::people) || (!recent && is_counted(context, at, next)));
    const bool era = tokens[next].letter_case == Case::upper && context.has_cue(next, Cue::era);
    const bool like_year =
        (era && value > 1009) || (value >= 1100 && value < 2100) || (behind_cue && value > 1009);
    const bool joined = tokens.is(at - 1, TokenKind::sign) &&
                        (tokens.is_dash(at - 1) || tokens.is_sign(at - 1, '#'));
    std::string words =
        numeral.is_plain() && like_year && !counts && value < 2200 && !(joined && value < 1900)
            ? year(value, and_style(context))
            : numeral_words(context, numeral);
    // "133A": a letter behind it is said apart.
    if (tokens.is(numeral.end, TokenKind::word)) words += ' ';
    return {numeral.end, std::move(words)};
}

} // namespace narrate::speech::english
