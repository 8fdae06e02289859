// SPDX-License-Identifier: Apache-2.0
#include "speech/english/amount.hpp"

#include <array>
#include <vector>

#include "base/unicode.hpp"
#include "speech/english/numbers.hpp"

namespace narrate::speech::english {

namespace {

constexpr std::size_t kGroupDigits = 3;

/// Short forms of what multiplies a number, attached to it or behind a space.
struct Scale {
    std::string_view written;
    std::string_view spoken;
    bool always; ///< Of things, too; else of money alone.
};

constexpr std::array kScales{
    Scale{"bn", "billion", true},  Scale{"tn", "trillion", true}, Scale{"trn", "trillion", true},
    Scale{"mn", "million", true},  Scale{"mln", "million", true}, Scale{"mio", "million", true},
    Scale{"bln", "billion", true}, Scale{"m", "million", false},  Scale{"M", "million", false},
    Scale{"b", "billion", false},  Scale{"B", "billion", false},  Scale{"k", "thousand", false},
    Scale{"K", "thousand", false}, Scale{"T", "trillion", false}, Scale{"t", "trillion", false},
    Scale{"Bn", "billion", true},  Scale{"cr", "crore", false},   Scale{"MM", "million", false},
};

constexpr std::array<std::string_view, 8> kScaleWords = {
    "million", "billion", "trillion", "thousand", "hundred", "crore", "lakh", "quadrillion"};

/// White space that parts the groups of one number: not the one that parts words, unless the rest
/// of the number is round.
bool joins_groups(const TokenStream& tokens, std::size_t space) {
    const std::string_view text = tokens.text(space);
    if (text == "\u00a0" || text == "\u202f" || text == "\u2009") return true;
    return text == " " && tokens.text(space + 1) == "000" && !tokens.is(space + 2, TokenKind::word);
}

bool is_group(const TokenStream& tokens, std::size_t at, std::size_t digits) {
    return tokens.is(at, TokenKind::number) && tokens[at].range.size() == digits;
}

/// Reads ",234,567" behind the first digits, the groups all of three digits, or, as in India, the
/// last of three and the others of two.
void take_groups(const TokenStream& tokens, Numeral& numeral) {
    if (numeral.digits.size() > kGroupDigits || numeral.digits.front() == '0') return;
    std::string digits = numeral.digits;
    std::size_t at = numeral.end;
    bool indian = false;
    while (tokens.is_sign(at, ',') && is_group(tokens, at + 1, 2) && tokens.is_sign(at + 2, ',')) {
        digits += tokens.text(at + 1);
        at += 2;
        indian = true;
    }
    bool any = false;
    while ((tokens.is_sign(at, ',') ||
            (!indian && tokens.is(at, TokenKind::space) && joins_groups(tokens, at))) &&
           is_group(tokens, at + 1, kGroupDigits)) {
        digits += tokens.text(at + 1);
        at += 2;
        any = true;
        if (indian) break;
    }
    if (!any) return;
    numeral.digits = std::move(digits);
    numeral.end = at;
    numeral.grouped = true;
}

} // namespace

Numeral parse_numeral(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    Numeral numeral;
    if (tokens.is(at, TokenKind::number)) {
        numeral.digits = tokens.text(at);
        numeral.end = at + 1;
        take_groups(tokens, numeral);
    } else if (!tokens.is_sign(at, '.') || tokens.is(at - 1, TokenKind::word) ||
               tokens.is(at - 1, TokenKind::number) || tokens.is_sign(at - 1, '.')) {
        return numeral;
    } else {
        numeral.end = at;
    }
    const std::size_t point = numeral.end;
    const bool fraction =
        tokens.is_sign(point, '.') && tokens.is(point + 1, TokenKind::number) &&
        !(tokens.is_sign(point + 2, '.') && tokens.is(point + 3, TokenKind::number));
    if (fraction) {
        numeral.fraction = tokens.text(point + 1);
        numeral.end = point + 2;
    } else if (numeral.digits.empty()) {
        numeral.end = 0;
    }
    return numeral;
}

std::string numeral_words(const Context& context, const Numeral& numeral) {
    std::string words;
    if (numeral.digits.size() > 1 && numeral.digits.front() == '0')
        words = digit_words(numeral.digits, zero_word(context));
    else if (!numeral.digits.empty())
        words = cardinal(std::string_view(numeral.digits), and_style(context));
    if (numeral.fraction.empty()) return words;
    if (!words.empty()) words += ' ';
    return words.append("point ").append(digit_words(numeral.fraction));
}

Amount parse_amount(const Context& context, std::size_t at, Of what) {
    const TokenStream& tokens = context.tokens;
    Amount amount;
    amount.numeral = parse_numeral(context, at);
    if (!amount.numeral) return amount;
    amount.end = amount.numeral.end;
    const std::size_t next = tokens.skip_space(amount.end);
    if (!tokens.is(next, TokenKind::word)) {
        // "$5-million" is written, too.
        if (!tokens.is_dash(amount.end) || !tokens.is(amount.end + 1, TokenKind::word))
            return amount;
        for (const std::string_view word : kScaleWords)
            if (tokens.text(amount.end + 1) == word) {
                amount.scale = word;
                amount.end += 2;
                break;
            }
        return amount;
    }
    const std::string_view text = tokens.text(next);
    for (const Scale& scale : kScales)
        if (text == scale.written && (scale.always || what == Of::money)) {
            if (next != amount.end && text.size() == 1) continue; // "5 m" is metres.
            amount.scale = scale.spoken;
            amount.end = next + 1;
            return amount;
        }
    for (const std::string_view word : kScaleWords)
        if (text.size() == word.size() && base::to_lower(text) == word) {
            amount.scale = word;
            amount.end = next + 1;
        }
    return amount;
}

std::string amount_words(const Context& context, const Amount& amount) {
    std::string words = numeral_words(context, amount.numeral);
    if (!amount.scale.empty()) words.append(" ").append(amount.scale);
    return words;
}

} // namespace narrate::speech::english
