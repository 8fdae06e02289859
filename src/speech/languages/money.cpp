// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "speech/languages/readers.hpp"

namespace narrate::speech::languages {

namespace {

std::string to_upper(std::string_view ascii) {
    std::string upper(ascii);
    for (char& c : upper)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return upper;
}

/// A currency's sign or code at `at`, "US$" before "$"; `end` is behind it.
const Currency* currency_at(const Context& context, std::size_t at, std::size_t& end) {
    const TokenStream& tokens = context.tokens;
    const bool any_case = context.grammar->fact("currency codes") == "any case";
    constexpr std::size_t kMostTokens = 3;
    for (std::size_t length = kMostTokens; length > 0; --length) {
        end = at + length;
        if (end > tokens.size()) continue;
        const std::string_view written = tokens.text(at, end);
        if (length > 1 && !tokens.is(at, TokenKind::word)) continue;
        if (const Currency* currency = context.tables.currency(written)) return currency;
        if (!any_case || tokens[at].letter_case != Case::lower) continue;
        if (const Currency* currency = context.tables.currency(to_upper(written))) return currency;
    }
    return nullptr;
}

Counted whole_of(const Currency& currency) {
    return {currency.one, currency.few, currency.many, currency.agreement};
}

/// "two euros twenty cents", "two cents", "three billion euros".
std::string sum_words(const Context& context, const Currency& currency, const Amount& amount) {
    const Grammar& grammar = *context.grammar;
    std::string fraction = amount.numeral.fraction;
    while (fraction.size() > 2 && fraction.back() == '0') fraction.pop_back();
    const bool parts = amount.scale == nullptr && !fraction.empty() && fraction.size() <= 2 &&
                       !currency.part_one.empty();
    if (!parts) return counted_words(context, amount, whole_of(currency));
    if (fraction.size() == 1) fraction += '0';
    const std::string_view digits = amount.numeral.digits;
    const bool whole = digits.find_first_not_of('0') != std::string_view::npos;
    std::string words;
    if (whole || fraction == "00") {
        Amount full;
        full.numeral.digits = digits;
        words = counted_words(context, full, whole_of(currency));
    }
    if (fraction == "00") return words;
    if (whole) words.append(grammar.fact("money and")).append(" ");
    fraction.erase(0, fraction.front() == '0' ? 1 : 0);
    words += grammar.words(fraction, currency.part_agreement);
    return words.append(" ").append(
        grammar.form(fraction, false, currency.part_one, currency.part_few, currency.part_many));
}

/// "€ 5", "US$ 3 millones", "USD 2"
Reading read_prefixed(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    std::size_t end = 0;
    const Currency* currency = currency_at(context, at, end);
    if (currency == nullptr || currency->kind == CurrencyKind::part) return {};
    if (currency->kind == CurrencyKind::code && tokens.is(end, TokenKind::number)) return {};
    const std::size_t number = tokens.skip_space(end);
    if (number > end && tokens[end].range.size() > 2) return {};
    // "USD$ 5": a code and its sign.
    std::size_t behind_sign = 0;
    const Currency* sign = number == end ? currency_at(context, end, behind_sign) : nullptr;
    const std::size_t begin = sign == nullptr ? number : tokens.skip_space(behind_sign);
    const Amount amount = parse_amount(context, begin);
    if (!amount) return {};
    // "in 2005 $3m" but "5 € 3 Stück": one sign stands for one number.
    return {amount.end, sum_words(context, *currency, amount)};
}

/// "5 €", "3 Mio. USD", "4 billones de pesos"
Reading read_suffixed(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Amount amount = parse_amount(context, at);
    if (!amount) return {};
    std::size_t end = 0;
    const std::size_t begin = tokens.skip_space(amount.end);
    const Currency* currency = currency_at(context, begin, end);
    if (currency == nullptr || goes_on(tokens, end)) return {};
    const bool one_letter = tokens[begin].range.size() == 1; // "5 p" may be anything.
    if (currency->kind == CurrencyKind::part && one_letter && begin != amount.end) return {};
    const bool stop = currency->kind == CurrencyKind::code && tokens.is_sign(end, '.') &&
                      !context.ends_at(end) && tokens[end - 1].letter_case != Case::upper;
    return {stop ? end + 1 : end, sum_words(context, *currency, amount)};
}

} // namespace

Reading read_money(const Context& context, std::size_t at) {
    return context.tokens.is(at, TokenKind::number) ? read_suffixed(context, at)
                                                    : read_prefixed(context, at);
}

} // namespace narrate::speech::languages
