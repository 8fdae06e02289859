// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "speech/languages/readers.hpp"

namespace narrate::speech::languages {

namespace {

constexpr int kMostDays = 31;
constexpr int kMonths = 12;
constexpr std::size_t kYearDigits = 4;

struct Month {
    int number = 0; ///< 0: there is none.
    std::size_t end = 0;
    bool named = false; ///< Not a number.
};

bool has_stop_and_space(const TokenStream& tokens, std::size_t at) {
    return tokens.is_sign(at, '.') && tokens.is(at + 1, TokenKind::space);
}

int roman_month(std::string_view word) {
    constexpr std::string_view kRoman[] = {"I",   "II",   "III", "IV", "V",  "VI",
                                           "VII", "VIII", "IX",  "X",  "XI", "XII"};
    for (std::size_t i = 0; i < std::size(kRoman); ++i)
        if (word == kRoman[i]) return static_cast<int>(i) + 1;
    return 0;
}

/// "április ", "ápr. ", "04. ", "IV. " at `at`; its end is where the day begins.
Month month_at(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const std::string_view text = tokens.text(at);
    if (tokens.is(at, TokenKind::number) && text.size() <= 2 && has_stop_and_space(tokens, at + 1))
        return {to_int(text), at + 3, false};
    if (!tokens.is(at, TokenKind::word)) return {};
    if (const int roman = roman_month(text); roman != 0 && has_stop_and_space(tokens, at + 1))
        return {roman, at + 3, true};
    const CalendarName* name = context.tables.calendar_name(base::to_lower(text));
    if (name == nullptr || !name->is_month) return {};
    const std::size_t end = tokens.is_sign(at + 1, '.') ? at + 2 : at + 1;
    return {name->number, tokens.skip_space(end), true};
}

/// "1.", "1-je", "1-jén": the ending takes the place of the last vowel of the day's name.
Reading day_at(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const int value = to_int(tokens.text(at));
    if (!tokens.is(at, TokenKind::number) || tokens[at].range.size() > 2 || value < 1 ||
        value > kMostDays)
        return {};
    std::string words = context.grammar->words(tokens.text(at), "day");
    if (tokens.is_sign(at + 1, '.')) {
        const bool sentence_ends = context.ends_at(at + 1) && at > kYearDigits * 2;
        return {sentence_ends ? at + 1 : at + 2, std::move(words)};
    }
    if (!tokens.is_dash(at + 1) || !tokens.is(at + 2, TokenKind::word)) return {};
    std::string_view ending = tokens.text(at + 2);
    if (ending.starts_with('j')) ending.remove_prefix(1);
    words.resize(words.size() - base::decode_before(words, words.size()).length);
    return {at + 3, words.append(ending)};
}

} // namespace

Reading read_year_first(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Grammar& grammar = *context.grammar;
    if (grammar.fact("date order") != "year first" || !begins_number(tokens, at)) return {};
    const bool year = tokens.is(at, TokenKind::number) && tokens[at].range.size() == kYearDigits &&
                      has_stop_and_space(tokens, at + 1);
    const Month month = month_at(context, year ? at + 3 : at);
    if (month.number < 1 || month.number > kMonths) return {};
    const Reading day = day_at(context, month.end);
    // Without a year two numbers are a date only where nothing else stands.
    if (!day || (!year && !month.named && !(at == 0 && context.ends_at(day.end)))) return {};
    std::string words = year ? grammar.words(tokens.text(at), "year") + " " : std::string();
    words.append(grammar.fact("month " + std::to_string(month.number))).append(" ");
    return {day.end, words.append(day.spoken)};
}

} // namespace narrate::speech::languages
