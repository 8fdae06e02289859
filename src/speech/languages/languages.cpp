// SPDX-License-Identifier: Apache-2.0
#include "speech/languages/languages.hpp"

#include "base/unicode.hpp"
#include "speech/languages/readers.hpp"

namespace narrate::speech::languages {

namespace {

/// Not the rest of a longer number.
Reading read_whole_fixed(const Context& context, std::size_t at) {
    return begins_number(context.tokens, at) ? read_fixed(context, at) : Reading{};
}

/// "25 x 7", "3x1": what is measured by what.
Reading read_times(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const std::string_view times = context.grammar->fact("times");
    const bool joined =
        tokens.is(at - 1, TokenKind::number) && tokens.is(at + 1, TokenKind::number);
    const bool spaced =
        tokens.is(at - 1, TokenKind::space) && tokens.is(at + 1, TokenKind::space) &&
        tokens.is(at - 2, TokenKind::number) && tokens.is(at + 2, TokenKind::number);
    if (tokens.text(at) != "x" || times.empty() || at < 1 || (!joined && !spaced)) return {};
    return {at + 1, std::string(times)};
}

Reading read_number(const Context& context, std::size_t at) {
    return first_of({read_whole_fixed, read_address, read_date, read_telephone, read_clock,
                     read_ordinal, read_money, read_measure, read_range, read_fraction,
                     read_cardinal},
                    context, at);
}

/// Plain words are most of all text: they are told from the others by their case, their length and
/// by what stands behind them.
Reading read_word(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Token& token = tokens[at];
    const Token& next = tokens[at + 1];
    if (Reading times = read_times(context, at)) return times;
    const bool plain_next =
        next.kind == TokenKind::space || next.kind == TokenKind::end || next.sign == ',';
    constexpr std::size_t kLongestShortForm = 9;
    if (plain_next && token.range.size() > kLongestShortForm) return {};
    if (!plain_next)
        if (Reading address = read_address(context, at)) return address;
    const bool number_next = next.kind == TokenKind::number || tokens.is(at + 2, TokenKind::number);
    const std::string_view word = tokens.text(at);
    const bool may_be_numeral = word.find_first_not_of("ivxlcdm") == std::string_view::npos;
    if (plain_next && !number_next && token.letter_case == Case::lower && !may_be_numeral &&
        !context.tables.may_know(word))
        return {};
    if (number_next || next.sign == '$' || next.kind == TokenKind::sign)
        if (Reading reading = first_of({read_money, read_date}, context, at)) return reading;
    if (Reading roman = read_roman(context, at)) return roman;
    return first_of({read_abbreviation, read_acronym}, context, at);
}

/// "-5", "−3 €": a minus stands before a number and behind nothing that it could join to it.
Reading read_minus(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const bool minus = tokens.is_sign(at, '-') || tokens.is_sign(at, 0x2212);
    const bool joined = at > 0 && !tokens.is(at - 1, TokenKind::space) &&
                        !tokens.is_sign(at - 1, '(') && !tokens.is_sign(at - 1, '"');
    if (!minus || joined || !tokens.is(at + 1, TokenKind::number)) return {};
    return {at + 1, std::string(context.grammar->fact("minus")) + " "};
}

Reading read_any(const Context& context, std::size_t at) {
    switch (context.tokens[at].kind) {
    case TokenKind::word: return read_word(context, at);
    case TokenKind::number: return read_number(context, at);
    case TokenKind::sign:
        return first_of(
            {read_money, read_minus, read_fraction, read_telephone, read_address, read_sign},
            context, at);
    case TokenKind::space:
    case TokenKind::end: break;
    }
    return {};
}

} // namespace

Reading read_token(const Context& context, std::size_t at) {
    Reading reading = read_any(context, at);
    if (!reading) return reading;
    // What says far more than is written is no text: a wall of digits, an endless address.
    constexpr std::size_t kMostGrowth = 8;
    constexpr std::size_t kSlack = 300;
    const std::size_t written = context.tokens.text(at, reading.end).size();
    return reading.spoken.size() <= kMostGrowth * written + kSlack ? reading : Reading{};
}

} // namespace narrate::speech::languages
