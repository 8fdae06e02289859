// SPDX-License-Identifier: Apache-2.0
#include "speech/languages/readers.hpp"

namespace narrate::speech::languages {

namespace {

/// "2:1"
Reading read_ratio(const Context& context, std::size_t at, const Numeral& first) {
    const TokenStream& tokens = context.tokens;
    const Grammar& grammar = *context.grammar;
    const std::size_t second = first.end + 1;
    const bool ratio = first.is_plain() && tokens.is_sign(first.end, ':') &&
                       tokens.is(second, TokenKind::number) && !goes_on(tokens, second + 1) &&
                       !tokens.is_sign(second + 1, ':') && begins_number(tokens, at);
    if (!ratio || grammar.fact("ratio").empty()) return {};
    std::string words = grammar.words(first.digits) + " ";
    words.append(grammar.fact("ratio")).append(" ");
    return {second + 1, words + grammar.words(tokens.text(second))};
}

/// "won 3-1": a word that tells of a match stands within three words before.
bool is_score(const Context& context, std::size_t at, const Numeral& first, const Numeral& second) {
    constexpr std::size_t kMostDigits = 2;
    if (!first.is_plain() || !second.is_plain() || first.digits.size() > kMostDigits ||
        second.digits.size() > kMostDigits)
        return false;
    std::size_t before = context.tokens.before(at);
    constexpr int kWordsBack = 3;
    for (int i = 0; i < kWordsBack && context.tokens.is(before, TokenKind::word); ++i) {
        if (context.has_cue(before, Cue::score)) return true;
        before = context.tokens.before(before);
    }
    return false;
}

} // namespace

Reading read_range(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Grammar& grammar = *context.grammar;
    const Numeral first = parse_numeral(context, at);
    if (!first) return {};
    if (Reading ratio = read_ratio(context, at, first)) return ratio;
    // "5-10", "5 – 10"
    const std::size_t dash = tokens.skip_space(first.end);
    const bool spaced = dash != first.end;
    if (!tokens.is_dash(dash) || spaced != tokens.is(dash + 1, TokenKind::space)) return {};
    if (spaced && tokens.is_sign(dash, '-')) return {};
    const std::size_t second_at = tokens.skip_space(dash + 1);
    const Numeral second = parse_numeral(context, second_at);
    const bool zero_first = second.digits.size() > 1 && second.digits.front() == '0';
    if (!second || zero_first || tokens.is_dash(second.end) || tokens.is_dash(at - 1)) return {};
    if (tokens.is(at - 1, TokenKind::word)) return {};
    if (!spaced && is_score(context, at, first, second))
        return {second.end, grammar.words(first.digits) + " " + grammar.words(second.digits)};
    constexpr std::size_t kYearDigits = 4;
    const bool years = first.is_plain() && first.digits.size() == kYearDigits && second.is_plain();
    std::string words = years ? grammar.words(first.digits, "year") : numeral_words(context, first);
    words.append(" ").append(grammar.fact("range")).append(" ");
    Reading rest;
    if (!years) rest = read_measure(context, second_at);
    if (!years && !rest) rest = read_money(context, second_at);
    if (!rest && years && second.digits.size() == kYearDigits)
        rest = {second.end, grammar.words(second.digits, "year")};
    if (!rest) rest = read_cardinal(context, second_at);
    return {rest.end, words + rest.spoken};
}

} // namespace narrate::speech::languages
