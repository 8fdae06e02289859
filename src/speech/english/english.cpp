// SPDX-License-Identifier: Apache-2.0
#include "speech/english/english.hpp"

#include <string>

#include "speech/english/readers.hpp"

namespace narrate::speech::english {

namespace {

Reading read_number(const Context& context, std::size_t at) {
    return first_of({read_fixed, read_address, read_date, read_telephone, read_clock, read_range,
                     read_fraction, read_ordinal, read_money, read_measure, read_cardinal},
                    context, at);
}

/// Plain words are most of all text: they are told from the others by their case and by what stands
/// behind them.
Reading read_word(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Token& next = tokens[at + 1];
    const bool plain_next =
        next.kind == TokenKind::space || next.kind == TokenKind::end || next.sign == ',';
    const bool lower =
        tokens[at].letter_case == Case::lower || tokens[at].letter_case == Case::none;
    const Case letters = tokens[at].letter_case;
    const bool may_be_numeral = letters == Case::upper || tokens[at].range.size() == 1;
    if (plain_next && !tokens.is(at + 2, TokenKind::number) && letters != Case::mixed &&
        !(may_be_numeral && !lower) && !context.tables.may_know(tokens.text(at)))
        return {};
    if (next.sign == '/' || next.kind == TokenKind::number)
        if (Reading fixed = read_fixed(context, at)) return fixed;
    if (!plain_next || next.sign == ',')
        if (Reading address = read_address(context, at)) return address;
    if (lower)
        return first_of({read_date, read_code, read_abbreviation, read_money, read_heteronym},
                        context, at);
    return first_of({read_money, read_date, read_roman, read_code, read_abbreviation, read_acronym,
                     read_heteronym},
                    context, at);
}

/// "-5", "−£3m": a minus stands before a number and behind nothing that it could join to it.
Reading read_minus(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const char32_t before = tokens[at - 1].sign;
    const bool joined = at > 0 && !tokens.is(at - 1, TokenKind::space) && before != '(' &&
                        before != '"' && before != 0x201C && before != 0x2018;
    if ((!tokens.is_sign(at, '-') && !tokens.is_sign(at, 0x2212)) || joined) return {};
    if (tokens.is(at + 1, TokenKind::number)) {
        const bool american = context.region == Region::american && !tokens.is_sign(at + 2, '.');
        return {at + 1, american ? "negative " : "minus "};
    }
    if (!read_money(context, at + 1)) return {};
    return {at + 1, "minus "};
}

/// "false.[1]": marks of footnotes are not said.
Reading read_footnote(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const bool mark = tokens.is_sign(at, '[') && tokens.is(at + 1, TokenKind::number) &&
                      tokens.is_sign(at + 2, ']') && at > 0;
    return mark ? Reading{at + 3, ""} : Reading{};
}

Reading read_decimal(const Context& context, std::size_t at) {
    if (!context.tokens.is_sign(at, '.') || !context.tokens.is(at + 1, TokenKind::number))
        return {};
    return first_of({read_money, read_measure, read_cardinal}, context, at);
}

} // namespace

Reading read_token(const Context& context, std::size_t at) {
    switch (context.tokens[at].kind) {
    case TokenKind::word: return read_word(context, at);
    case TokenKind::number: return read_number(context, at);
    case TokenKind::sign:
        return first_of({read_money, read_ordinal, read_fraction, read_minus, read_telephone,
                         read_decimal, read_address, read_slashed, read_footnote, read_sign},
                        context, at);
    case TokenKind::space:
    case TokenKind::end: break;
    }
    return {};
}

} // namespace narrate::speech::english
