// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"
#include "speech/languages/readers.hpp"

namespace narrate::speech::languages {

namespace {

struct UnitAt {
    const Unit* unit = nullptr;
    std::size_t end = 0;
};

/// The longest unit that begins at `at`: "km/h", "m²", "°C". Its case counts, but where no unit is
/// written so, small letters may stand for capitals: "mv".
UnitAt unit_at(const Context& context, std::size_t at, bool joined) {
    constexpr std::size_t kMostTokens = 4;
    for (std::size_t length = kMostTokens; length > 0; --length) {
        const std::size_t end = at + length;
        if (end > context.tokens.size() || goes_on(context.tokens, end)) continue;
        const Unit* unit = context.tables.unit(context.tokens.text(at, end));
        if (unit != nullptr && (joined || !unit->joined)) return {unit, end};
    }
    return {};
}

Counted thing_of(const Unit& unit) {
    return {unit.one, unit.few, unit.many, unit.agreement};
}

/// "/m²", "/h" behind a number or a measure.
Reading read_rate(const Context& context, std::size_t at) {
    if (!context.tokens.is_sign(at, '/')) return {};
    const UnitAt unit = unit_at(context, at + 1, false);
    if (unit.unit == nullptr) return {};
    std::string words = " ";
    words.append(context.grammar->fact("per")).append(" ").append(unit.unit->one);
    return {unit.end, std::move(words)};
}

/// "1 1/2 h", "3/4 km"
Reading read_fraction_measure(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Grammar& grammar = *context.grammar;
    Fraction fraction = parse_fraction(context, at);
    if (fraction.end == 0) return {};
    const std::size_t unit_begin = tokens.skip_space(fraction.end);
    const UnitAt found = unit_at(context, unit_begin, unit_begin == fraction.end);
    if (found.unit == nullptr) return {};
    if (!fraction.whole.empty()) fraction = parse_fraction(context, at, found.unit->agreement);
    const bool one = fraction.whole.empty() || tokens.text(at) == "1";
    const std::string_view of =
        fraction.whole.empty() ? grammar.fact("fraction of") : std::string_view();
    std::string words = fraction.words + " ";
    if (!of.empty()) words.append(of).append(" ");
    return {found.end, words.append(one ? found.unit->one : found.unit->many)};
}

} // namespace

Reading read_measure(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (Reading fraction = read_fraction_measure(context, at)) return fraction;
    const Amount amount = parse_amount(context, at);
    if (!amount) return {};
    const std::size_t unit_begin = tokens.skip_space(amount.end);
    const UnitAt found = unit_at(context, unit_begin, unit_begin == amount.end);
    if (found.unit == nullptr) {
        const Reading rate = read_rate(context, unit_begin);
        if (!rate) return {};
        return {rate.end, amount_words(context, amount) + rate.spoken};
    }
    std::string words = counted_words(context, amount, thing_of(*found.unit));
    if (const Reading rate = read_rate(context, found.end)) return {rate.end, words + rate.spoken};
    // "5 kg." keeps the stop that ends a sentence; "10 min. später" does not.
    const bool stop = tokens.is_sign(found.end, '.') && tokens.is(found.end - 1, TokenKind::word) &&
                      !context.ends_at(found.end) &&
                      tokens[tokens.skip_space(found.end + 1)].letter_case == Case::lower;
    return {stop ? found.end + 1 : found.end, std::move(words)};
}

} // namespace narrate::speech::languages
