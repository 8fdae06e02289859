// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"
#include "speech/english/numbers.hpp"
#include "speech/english/readers.hpp"
#include "speech/roman_numeral.hpp"

namespace narrate::speech::english {

namespace {

/// "Pope Urban II", "Emperor Otto IV": a ruler's title stands within three words before.
bool follows_reign(const Context& context, std::size_t name) {
    const TokenStream& tokens = context.tokens;
    std::size_t before = tokens.before(name);
    constexpr int kWordsBack = 3;
    for (int i = 0; i < kWordsBack && tokens.is(before, TokenKind::word); ++i) {
        if (context.has_cue(before, Cue::reign)) return true;
        if (!context.is_capitalised(before)) return false;
        before = tokens.before(before);
    }
    return false;
}

} // namespace

Reading read_roman(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (!tokens.is(at, TokenKind::word)) return {};
    const std::string_view word = tokens.text(at);
    const int value = roman_value(word);
    if (value == 0 || tokens.is(at + 1, TokenKind::number)) return {};
    // "IV" with a stop behind the letter, "I'm", "X-ray" are no numerals.
    const bool short_verb = tokens.is_apostrophe(at + 1) && tokens.text(at + 2) != "s";
    if (word.size() == 1 && (short_verb || tokens.is_dash(at + 1) ||
                             (tokens.is_sign(at + 1, '.') && !context.ends_at(at + 1))))
        return {};
    const std::size_t name = tokens.before(at);
    const std::string digits = std::to_string(value);
    if (word.size() > 1 && context.has_cue(tokens.skip_space(at + 1), Cue::century))
        return {at + 1, ordinal(digits, and_style(context))};
    if (tokens.is(name, TokenKind::word) && name + 2 == at) {
        // "Group C" is a letter.
        const bool letter = word == "C" || word == "D" || word == "L" || word == "M";
        if (context.has_cue(name, Cue::numbered) && !letter) return {at + 1, cardinal(digits)};
        const bool capital = tokens[name].letter_case == Case::title;
        const bool regnal = capital && context.has_cue(name, Cue::regnal);
        const bool reign = capital && follows_reign(context, name);
        // "Plan C", "I": one letter is a numeral only behind a ruler's name.
        const bool one_letter = word.size() == 1;
        // "James I of", "Henry V": not the "I" that begins to speak.
        const std::size_t next = tokens.skip_space(at + 1);
        const bool alone = !tokens.is(next, TokenKind::word) || context.is_word(next, "of");
        const bool ordinal_name = one_letter
                                      ? regnal && (reign || word == "V" || (word == "I" && alone))
                                      : regnal || reign;
        if (ordinal_name && word != "C")
            return {at + 1, "the " + ordinal(digits, and_style(context))};
        if (capital && !one_letter && value < 400 && context.tables.acronym(word).empty() &&
            word.find_first_of("MDC") == std::string_view::npos)
            return {at + 1, cardinal(digits)};
        if (tokens[name].letter_case == Case::upper && word.size() > 1 && value < 100)
            return {at + 1, cardinal(digits)};
    }
    // Alone: "II", "XVI", but not what may be letters ("CD", "MC", "DIV").
    const bool sure =
        word.size() > 1 && value < 40 && word.find_first_of("LCDM") == std::string_view::npos;
    return sure ? Reading{at + 1, cardinal(digits)} : Reading{};
}

} // namespace narrate::speech::english
