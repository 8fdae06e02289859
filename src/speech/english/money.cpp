// SPDX-License-Identifier: Apache-2.0
#include "speech/english/amount.hpp"
#include "speech/english/numbers.hpp"
#include "speech/english/readers.hpp"

namespace narrate::speech::english {

namespace {

struct Sum {
    const Currency* currency = nullptr;
    Amount amount;
    std::size_t end = 0;
    bool written_sign = true; ///< Not taken over from the sum before.
};

/// A currency's sign or code at `at`; `end` is behind it.
const Currency* currency_at(const Context& context, std::size_t at, std::size_t& end) {
    const TokenStream& tokens = context.tokens;
    // "US$" before "$".
    for (const std::size_t length : {2U, 1U}) {
        if (length == 2 && !tokens.is(at, TokenKind::word)) continue;
        if (length == 2 && !tokens.is(at + 1, TokenKind::sign)) continue;
        const Currency* currency = context.tables.currency(tokens.text(at, at + length));
        if (currency == nullptr) continue;
        end = at + length;
        return currency;
    }
    return nullptr;
}

Sum prefixed_sum(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    Sum sum;
    std::size_t number = 0;
    sum.currency = currency_at(context, at, number);
    if (sum.currency == nullptr || sum.currency->kind == CurrencyKind::part) return {};
    if (sum.currency->kind == CurrencyKind::code && tokens.is_sign(number, '.') &&
        !tokens.is(number + 1, TokenKind::number))
        ++number; // "Rs. 500"
    number = tokens.skip_space(number);
    sum.amount = parse_amount(context, number, Of::money);
    sum.end = sum.amount.end;
    return sum.amount ? sum : Sum{};
}

std::string unit_words(const Sum& sum, bool as_one) {
    return std::string(as_one ? sum.currency->one : sum.currency->many);
}

/// "one dollar fifty cents", "two cents", "five billion pounds".
std::string sum_words(const Context& context, const Sum& sum, bool attribute) {
    const Amount& amount = sum.amount;
    std::string fraction = amount.numeral.fraction;
    while (fraction.size() > 2 && fraction.back() == '0') fraction.pop_back();
    const bool parts = amount.scale.empty() && !fraction.empty() && fraction.size() <= 2 &&
                       !sum.currency->part_one.empty();
    if (!parts) {
        const bool one = attribute || amount.is_one();
        return amount_words(context, amount) + " " + unit_words(sum, one);
    }
    if (fraction.size() == 1) fraction += '0';
    const std::string_view digits = amount.numeral.digits;
    const bool whole = digits.find_first_not_of('0') != std::string_view::npos;
    std::string words;
    if (whole) words = cardinal(digits, and_style(context)) + " " + unit_words(sum, digits == "1");
    if (fraction == "00" && whole) return words;
    if (whole) words += ' ';
    words += cardinal(std::string_view(fraction));
    return words.append(" ").append(fraction == "01" ? sum.currency->part_one
                                                     : sum.currency->part_many);
}

/// "$10-15m", "£10–£15": what stands behind the dash, when it is another sum of the same currency.
Sum second_sum(const Context& context, const Sum& first) {
    const TokenStream& tokens = context.tokens;
    const std::size_t dash = tokens.skip_space(first.end);
    // "$2.5 to $3 million": the scale belongs to both.
    if (context.is_word(dash, "to") && first.amount.scale.empty()) {
        Sum last = prefixed_sum(context, tokens.skip_space(dash + 1));
        const bool shared = last.currency == first.currency && !last.amount.scale.empty();
        return shared ? last : Sum{};
    }
    if (!tokens.is_dash(dash) || (dash != first.end && !tokens.is(dash + 1, TokenKind::space)))
        return {};
    const std::size_t at = tokens.skip_space(dash + 1);
    if (Sum second = prefixed_sum(context, at); second.currency == first.currency) return second;
    if (!tokens.is(at, TokenKind::number)) return {};
    Sum second{first.currency, parse_amount(context, at, Of::money), 0, false};
    second.end = second.amount.end;
    return second;
}

Reading read_prefixed(const Context& context, std::size_t at) {
    const Sum first = prefixed_sum(context, at);
    if (first.currency == nullptr) return {};
    Reading reading;
    if (const Sum second = second_sum(context, first); second.end != 0) {
        const bool with_unit = second.written_sign && second.amount.scale.empty();
        reading.spoken =
            with_unit ? sum_words(context, first, false) : amount_words(context, first.amount);
        reading.spoken += " to ";
        reading.end = second.end;
        reading.spoken += sum_words(context, second, context.is_attribute(at, second.end));
    } else {
        reading = {first.end, sum_words(context, first, context.is_attribute(at, first.end))};
    }
    if (const Reading rate = read_rate(context, reading.end))
        reading = {rate.end, reading.spoken + rate.spoken};
    return reading;
}

/// "50p", "25¢", "5€", "100 EUR".
Reading read_suffixed(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    Sum sum;
    sum.amount = parse_amount(context, at, Of::things);
    if (!sum.amount) return {};
    const std::size_t sign = tokens.skip_space(sum.amount.end);
    sum.currency = currency_at(context, sign, sum.end);
    if (sum.currency == nullptr || tokens.is(sum.end, TokenKind::word) ||
        tokens.is(sum.end, TokenKind::number))
        return {};
    const bool spaced = sign != sum.amount.end;
    if (sum.currency->kind == CurrencyKind::part && spaced) return {};
    // "in 2005 $3m": the sign belongs to the number behind it.
    if (spaced && tokens.is(tokens.skip_space(sum.end), TokenKind::number)) return {};
    std::string words = sum_words(context, sum, context.is_attribute(at, sum.end));
    // "5p-10p"
    if (tokens.is_dash(sum.end) && tokens.is(sum.end + 1, TokenKind::number))
        if (const Reading second = read_suffixed(context, sum.end + 1))
            return {second.end, words + " to " + second.spoken};
    return {sum.end, std::move(words)};
}

} // namespace

Reading read_money(const Context& context, std::size_t at) {
    return context.tokens.is(at, TokenKind::number) ? read_suffixed(context, at)
                                                    : read_prefixed(context, at);
}

} // namespace narrate::speech::english
