// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/unicode.hpp"
#include "speech/english/amount.hpp"
#include "speech/english/numbers.hpp"
#include "speech/english/readers.hpp"

namespace narrate::speech::english {

namespace {

struct UnitAt {
    const Unit* unit = nullptr;
    std::string_view written;
    std::size_t end = 0;
};

bool goes_on(const TokenStream& tokens, std::size_t end) {
    return tokens.is(end, TokenKind::word) || tokens.is(end, TokenKind::number);
}

/// The longest unit that begins at `at`: "sq km", "km/h", "m²", "°C".
UnitAt unit_at(const Context& context, std::size_t at, bool joined) {
    constexpr std::size_t kMostTokens = 3;
    for (std::size_t length = kMostTokens; length > 0; --length) {
        const std::size_t end = at + length;
        if (end > context.tokens.size() || goes_on(context.tokens, end)) continue;
        const std::string_view written = context.tokens.text(at, end);
        const Unit* unit = context.tables.unit(written);
        if (unit != nullptr && (joined || !unit->joined)) return {unit, written, end};
    }
    return {};
}

/// "100m sprint", "5m deep" against "5m tonnes": what stands behind the "m" tells.
bool means_metres(const Context& context, std::size_t behind) {
    const TokenStream& tokens = context.tokens;
    const std::size_t next = tokens.skip_space(behind);
    if (next == behind || tokens[next].letter_case != Case::lower) return true;
    if (context.has_cue(next, Cue::metres)) return true;
    if (context.has_cue(next, Cue::function)) return true;
    return false; // A noun: "2.3m people".
}

/// Seconds are joined to decimals ("9.58s"); "4s" is the plural of a number, "60s" a decade.
bool is_plural(const Numeral& numeral, std::string_view unit) {
    return unit == "s" && numeral.fraction.empty();
}

/// "5'10\"", "6ft 2in": feet, and inches behind them.
Reading read_feet(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Numeral feet = parse_numeral(context, at);
    if (!feet || !feet.is_plain()) return {};
    std::size_t next = feet.end;
    const bool signs = tokens.is_apostrophe(next) || tokens.is_sign(next, 0x2032);
    const bool words = tokens.text(tokens.skip_space(next)) == "ft";
    if (!signs && !words) return {};
    next = words ? tokens.skip_space(next) + 1 : next + 1;
    const std::size_t inches_at = tokens.skip_space(next);
    if (!tokens.is(inches_at, TokenKind::number)) return {};
    const Numeral inches = parse_numeral(context, inches_at);
    std::size_t end = 0;
    if (signs && (tokens.is_sign(inches.end, '"') || tokens.is_sign(inches.end, 0x2033) ||
                  tokens.is_sign(inches.end, 0x201D)))
        end = inches.end + 1;
    else if (words && tokens.text(tokens.skip_space(inches.end)) == "in")
        end = tokens.skip_space(inches.end) + 1;
    if (end == 0 || goes_on(tokens, end)) return {};
    return {end, numeral_words(context, feet) + " foot " + numeral_words(context, inches)};
}

/// "25 x 7 m", "4x100m": what is measured by what.
Reading read_by(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Numeral first = parse_numeral(context, at);
    if (!first) return {};
    const std::size_t by = tokens.skip_space(first.end);
    if (tokens.text(by) != "x" && !tokens.is_sign(by, 0xD7)) return {};
    const std::size_t second_at = tokens.skip_space(by + 1);
    if (!tokens.is(second_at, TokenKind::number)) return {};
    const bool joined_twice = by == first.end && second_at == by + 1;
    const bool spaced_twice = by != first.end && second_at != by + 1;
    if (!joined_twice && !spaced_twice) return {};
    Reading rest = read_by(context, second_at);
    if (!rest) rest = read_measure(context, second_at);
    if (!rest) {
        const Numeral second = parse_numeral(context, second_at);
        rest = {second.end, numeral_words(context, second)};
    }
    return {rest.end, numeral_words(context, first) + " by " + rest.spoken};
}

/// A quotation is open before `at`: an odd number of quotation marks stands there.
bool quotes(const TokenStream& tokens, std::size_t at) {
    std::size_t marks = 0;
    for (std::size_t i = 0; i < at; ++i) marks += tokens.is_sign(i, '"') ? 1U : 0U;
    return marks % 2 == 1;
}

/// "10st 4lb": stones, and pounds behind them.
Reading read_stones(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (!tokens.is(at, TokenKind::number) || tokens.text(at + 1) != "st") return {};
    const std::size_t pounds = tokens.skip_space(at + 2);
    const std::string_view unit = tokens.text(pounds + 1);
    if (!tokens.is(pounds, TokenKind::number) || (unit != "lb" && unit != "lbs")) return {};
    return {pounds + 2, cardinal(tokens.text(at)) + " stone " + cardinal(tokens.text(pounds))};
}

} // namespace

Reading read_rate(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (!tokens.is_sign(at, '/') || !tokens.is(at + 1, TokenKind::word)) return {};
    const Unit* unit = context.tables.unit(tokens.text(at + 1));
    const std::string_view word = unit == nullptr ? tokens.text(at + 1) : unit->one;
    return {at + 2, " per " + std::string(word)};
}

Reading read_measure(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (Reading feet = read_feet(context, at)) return feet;
    if (Reading by = read_by(context, at)) return by;
    if (Reading stones = read_stones(context, at)) return stones;
    const Amount amount = parse_amount(context, at, Of::things);
    if (!amount) return {};
    if (tokens.is_sign(amount.end, '"') && amount.scale.empty() && !quotes(tokens, at))
        return {amount.end + 1, amount_words(context, amount) + " inches"};
    std::size_t unit_begin = amount.end;
    const bool hyphen = tokens.is_dash(unit_begin) && tokens.is(unit_begin + 1, TokenKind::word);
    unit_begin = hyphen ? unit_begin + 1 : tokens.skip_space(unit_begin);
    const UnitAt found = unit_at(context, unit_begin, unit_begin == amount.end);
    if (found.unit == nullptr || is_plural(amount.numeral, found.written)) {
        // "2.3m people": the letter is no metre.
        return {};
    }
    const bool attached = unit_begin == amount.end;
    if (found.written == "m" && attached && !means_metres(context, found.end))
        return {found.end, amount_words(context, amount) + " million"};
    const bool attribute = hyphen || context.is_attribute(at, found.end);
    const bool one = attribute || amount.is_one();
    std::string words = amount_words(context, amount);
    words.append(" ").append(one ? found.unit->one : found.unit->many);
    // "5kg." at the end of a sentence keeps its stop; "5 lb. bag" does not.
    std::size_t end = found.end;
    if (const Reading rate = read_rate(context, end)) return {rate.end, words + rate.spoken};
    // "10%-15%": a second measure behind a dash.
    const std::size_t dash =
        tokens.is_sign(tokens.skip_space(end), 0x2013) ? tokens.skip_space(end) : end;
    const std::size_t second = dash == end ? end + 1 : tokens.skip_space(dash + 1);
    if (tokens.is_dash(dash) && tokens.is(second, TokenKind::number))
        if (const Reading other = read_measure(context, second))
            return {other.end, words + " to " + other.spoken};
    const bool letters = tokens.is(end - 1, TokenKind::word);
    if (letters && tokens.is_sign(end, '.') && !context.ends_at(end) &&
        tokens[tokens.skip_space(end + 1)].letter_case == Case::lower)
        ++end;
    return {end, words};
}

} // namespace narrate::speech::english
