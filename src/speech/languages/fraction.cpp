// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "speech/languages/readers.hpp"

namespace narrate::speech::languages {

namespace {

struct FractionSign {
    char32_t sign;
    std::string_view above;
    std::string_view below;
};

constexpr std::array kSigns{
    FractionSign{0xBD, "1", "2"},   FractionSign{0xBC, "1", "4"},   FractionSign{0xBE, "3", "4"},
    FractionSign{0x2153, "1", "3"}, FractionSign{0x2154, "2", "3"}, FractionSign{0x2155, "1", "5"},
    FractionSign{0x2156, "2", "5"}, FractionSign{0x2157, "3", "5"}, FractionSign{0x2158, "4", "5"},
    FractionSign{0x215B, "1", "8"}, FractionSign{0x215C, "3", "8"}, FractionSign{0x215D, "5", "8"},
    FractionSign{0x215E, "7", "8"},
};

/// Two numbers, and the token behind them.
struct Part {
    std::string above;
    std::string below;
    std::size_t end = 0;
};

Part part_at(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    for (const FractionSign& sign : kSigns)
        if (tokens.is_sign(at, sign.sign))
            return {std::string(sign.above), std::string(sign.below), at + 1};
    constexpr std::size_t kMostDigits = 18;
    const bool slash = tokens.is_sign(at + 1, '/') || tokens.is_sign(at + 1, 0x2044);
    if (!slash || !tokens.is(at, TokenKind::number) || !tokens.is(at + 2, TokenKind::number))
        return {};
    const Numeral below = parse_numeral(context, at + 2);
    const std::string_view above = tokens.text(at);
    const bool zero_first = (above.size() > 1 && above.front() == '0') ||
                            (below.digits.size() > 1 && below.digits.front() == '0');
    if (zero_first || !below.fraction.empty() || above.size() > kMostDigits) return {};
    if (goes_on(tokens, below.end) || tokens.is_sign(below.end, '/')) return {};
    return {std::string(above), below.digits, below.end};
}

/// A number that parts are named after: up to a hundred, and whole hundreds, thousands, millions.
bool names_parts(std::string_view digits) {
    constexpr std::size_t kHundred = 3;
    constexpr std::size_t kThousand = 4;
    constexpr std::size_t kMillion = 7;
    if (digits.size() < kHundred) return true;
    const std::size_t zeros = digits.size() - 1 - digits.find_last_not_of('0');
    if (digits.size() >= kMillion) return zeros >= kMillion - 1;
    return zeros >= (digits.size() >= kThousand ? kThousand : kHundred) - 1;
}

std::string part_words(const Grammar& grammar, const Part& part) {
    const std::string_view half = grammar.fact("half");
    if (part.above == "1" && part.below == "2" && !half.empty()) return std::string(half);
    const std::string_view over = grammar.fact("fraction over");
    if (!over.empty() && (!names_parts(part.below) || !grammar.has_rules("fraction")))
        return grammar.words(part.above) + " " + std::string(over) + " " +
               grammar.words(part.below);
    const bool one = part.above == "1";
    return grammar.words(part.above, grammar.fact("fraction agreement")) + " " +
           grammar.words(part.below, one ? "fraction" : "fractions");
}

} // namespace

Fraction parse_fraction(const Context& context, std::size_t at, std::string_view rule_set) {
    const TokenStream& tokens = context.tokens;
    const Grammar& grammar = *context.grammar;
    if (!grammar.has_rules("fraction") && grammar.fact("fraction over").empty()) return {};
    Fraction fraction;
    const auto is_half = [](const Part& part) { return part.above == "1" && part.below == "2"; };
    if (const Part part = part_at(context, at); part.end != 0) {
        fraction = {{}, part_words(grammar, part), is_half(part), part.end};
        return fraction;
    }
    // "1 1/2", "2½"
    if (!tokens.is(at, TokenKind::number)) return {};
    const std::size_t next = tokens.skip_space(at + 1);
    const bool apart = next != at + 1 || !tokens.is(next, TokenKind::number);
    const Part part = part_at(context, next);
    if (part.end == 0 || !apart) return {};
    constexpr std::size_t kLongestAbove = 2; // "15 2023/24" is no mixed number.
    if (tokens.is(next, TokenKind::number) && part.above.size() > kLongestAbove) return {};
    const std::string_view mixed = grammar.fact("mixed agreement");
    const std::string_view alone = mixed.empty() ? grammar.fact("fraction agreement") : mixed;
    const std::string whole = grammar.words(tokens.text(at), rule_set.empty() ? alone : rule_set);
    const bool feminine = rule_set == "feminine" && !grammar.fact("mixed half feminine").empty();
    std::string_view pattern = grammar.fact("mixed");
    if (is_half(part)) pattern = grammar.fact(feminine ? "mixed half feminine" : "mixed half");
    fraction = {whole, fill(pattern, {{"whole", whole}, {"part", part_words(grammar, part)}}),
                is_half(part), part.end};
    return fraction;
}

Reading read_fraction(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Grammar& grammar = *context.grammar;
    // "2023/24": a season, or a budget year.
    if (tokens.is(at, TokenKind::number) && tokens[at].range.size() == 4 &&
        tokens.is_sign(at + 1, '/') && tokens.is(at + 2, TokenKind::number) &&
        tokens[at + 2].range.size() == 2 && !goes_on(tokens, at + 3) &&
        (to_int(tokens.text(at)) + 1) % 100 == to_int(tokens.text(at + 2)))
        return {at + 3,
                grammar.words(tokens.text(at), "year") + " " + grammar.words(tokens.text(at + 2))};
    Fraction fraction = parse_fraction(context, at);
    if (fraction.end == 0) return {};
    return {fraction.end, std::move(fraction.words)};
}

} // namespace narrate::speech::languages
