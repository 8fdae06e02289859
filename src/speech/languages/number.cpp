// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"
#include "speech/languages/readers.hpp"

namespace narrate::speech::languages {

namespace {

constexpr std::size_t kYearDigits = 4;

/// The gender that the ending of the noun at `at` tells, behind a number at `number`; empty: no
/// noun follows.
std::string_view agreement_with(const Context& context, std::size_t number, std::size_t at) {
    const Grammar& grammar = *context.grammar;
    const TokenStream& tokens = context.tokens;
    // "Artikel 1 Grundgesetz": the number belongs to the noun before it.
    std::size_t before = tokens.before(number);
    if (tokens.is_sign(before, '.')) before = tokens.before(before); // "Abs. 1"
    if (grammar.fact("nouns") == "capitals" && number > 2 && context.is_capitalised(before))
        return {};
    if (!tokens.is(at, TokenKind::word) || context.has_cue(at, Cue::function)) return {};
    const std::string noun = base::to_lower(tokens.text(at));
    if (tokens[at].letter_case != Case::lower && grammar.fact("nouns") != "capitals") return {};
    if (tokens[at].letter_case != Case::title && grammar.fact("nouns") == "capitals") return {};
    const std::string_view singular =
        noun.ends_with('s') ? std::string_view(noun).substr(0, noun.size() - 1) : noun;
    if (!grammar.lists("masculine words", noun)) {
        if (grammar.lists("feminine words", noun) || grammar.lists("feminine words", singular))
            return "feminine";
        constexpr std::size_t kLongestEnding = 6;
        for (std::size_t length = 1; length <= kLongestEnding && length < noun.size(); ++length)
            if (grammar.lists("feminine endings",
                              std::string_view(noun).substr(noun.size() - length)))
                return "feminine";
    }
    return grammar.fact("before nouns");
}

bool is_year(const Context& context, std::size_t at, const Numeral& numeral) {
    if (!numeral.is_plain() || numeral.digits.size() != kYearDigits) return false;
    const int value = to_int(numeral.digits);
    if (context.has_cue(context.tokens.before(at), Cue::year)) return true;
    return value >= to_int(context.grammar->fact("years from")) &&
           value < to_int(context.grammar->fact("years before"));
}

/// "28°" may be degrees: it orders where it stands alone or a noun follows.
bool orders(const Context& context, std::size_t at, std::size_t end) {
    const TokenStream& tokens = context.tokens;
    const std::size_t noun = tokens.skip_space(end);
    if (context.ends_at(end)) return at == 0;
    constexpr int kWarm = 12; // Degrees are mostly more, floors and places less.
    return to_int(tokens.text(at)) <= kWarm && noun != end &&
           tokens[noun].letter_case == Case::lower && !context.has_cue(noun, Cue::function) &&
           !context.grammar->lists("degree words", base::to_lower(tokens.text(noun)));
}

/// "25.": the number is all there is, or the sentence goes on behind the stop.
bool has_ordinal_stop(const Context& context, std::size_t at, std::size_t stop) {
    const TokenStream& tokens = context.tokens;
    if (!tokens.is_sign(stop, '.') || tokens.is_sign(stop + 1, '.')) return false;
    if (context.ends_at(stop)) {
        for (std::size_t i = at; i > 0; --i)
            if (!tokens.is(i - 1, TokenKind::space) && !tokens.is_dash(i - 1)) return false;
        return true;
    }
    return tokens.is(stop + 1, TokenKind::space) && tokens.is(stop + 2, TokenKind::word);
}

} // namespace

bool goes_on(const TokenStream& tokens, std::size_t at) {
    return tokens.is(at, TokenKind::word) || tokens.is(at, TokenKind::number);
}

bool begins_number(const TokenStream& tokens, std::size_t at) {
    const bool inside = tokens.is_sign(at - 1, '.') || tokens.is_sign(at - 1, ',');
    return !goes_on(tokens, at - 1) && !(at > 1 && inside && goes_on(tokens, at - 2));
}

std::string inflected(const Context& context, std::size_t at, std::string_view rule_set) {
    const Grammar& grammar = *context.grammar;
    const std::size_t before = context.tokens.before(at);
    if (!context.tokens.is(before, TokenKind::word)) return std::string(rule_set);
    const std::string word = base::to_lower(context.tokens.text(before));
    for (const std::string_view ending : {"-n", "-e"}) {
        std::string key = std::string(rule_set).append(ending);
        if (!grammar.lists(key + " after", word)) continue;
        // "in der 3. Runde" against "der 3. Mann"
        const std::size_t earlier = context.tokens.before(before);
        const bool of_noun =
            context.is_capitalised(earlier) && earlier > 0 && grammar.fact("nouns") == "capitals";
        const bool governed =
            word == "der" && context.tokens.is(earlier, TokenKind::word) &&
            (of_noun || grammar.lists(std::string(rule_set) + "-n before article",
                                      base::to_lower(context.tokens.text(earlier))));
        return governed ? std::string(rule_set) + "-n" : key;
    }
    return std::string(rule_set);
}

Reading read_ordinal(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Grammar& grammar = *context.grammar;
    const Numeral numeral = parse_numeral(context, at);
    if (!numeral || !numeral.fraction.empty()) return {};
    constexpr std::size_t kLongestEnding = 3;
    for (std::size_t length = kLongestEnding; length > 0; --length) {
        const std::size_t end = numeral.end + length;
        if (end > tokens.size() || goes_on(tokens, end)) continue;
        const std::string ending = base::to_lower(tokens.text(numeral.end, end));
        const std::string_view rules = context.tables.ordinal_ending(ending);
        if (ending == "°" && !orders(context, at, end)) continue;
        if (rules.empty()) continue;
        // "el 1.º puesto": before a noun the form is a shorter one.
        const std::size_t noun = tokens.skip_space(end);
        const bool adjective = rules == "ordinal-masculine" && noun != end &&
                               grammar.has_rules("ordinal-adjective") &&
                               agreement_with(context, at, noun) == "masculine";
        return {end, grammar.words(numeral.digits, adjective ? "ordinal-adjective" : rules)};
    }
    const std::string_view rules = grammar.fact("ordinal stop");
    if (rules.empty() || !has_ordinal_stop(context, at, numeral.end)) return {};
    const std::string inflection = inflected(context, at, rules);
    const std::size_t noun = tokens.skip_space(numeral.end + 1);
    const bool feminine = inflection == rules && grammar.has_rules(inflection + "-e") &&
                          agreement_with(context, at, noun) == "feminine";
    return {numeral.end + 1,
            grammar.words(numeral.digits, feminine ? inflection + "-e" : inflection)};
}

Reading read_cardinal(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Amount amount = parse_amount(context, at);
    const Numeral& numeral = amount.numeral;
    if (!numeral) return {};
    if (amount.scale != nullptr) return {amount.end, amount_words(context, amount)};
    std::string words;
    const std::size_t next = tokens.skip_space(numeral.end);
    const std::string_view rules =
        tokens.is(next, TokenKind::word) && numeral.is_plain()
            ? context.grammar->fact("number before " + base::to_lower(tokens.text(next)))
            : std::string_view();
    if (!rules.empty()) {
        words = context.grammar->words(numeral.digits, rules);
    } else if (is_year(context, at, numeral)) {
        words = context.grammar->words(numeral.digits, "year");
    } else {
        const std::string_view agreement =
            next == numeral.end ? std::string_view() : agreement_with(context, at, next);
        words = numeral_words(context, numeral, agreement);
    }
    // "133A": a letter behind it is said apart.
    if (tokens.is(numeral.end, TokenKind::word)) words += ' ';
    if (tokens.is(at - 1, TokenKind::word)) words.insert(0, 1, ' ');
    return {numeral.end, std::move(words)};
}

} // namespace narrate::speech::languages
