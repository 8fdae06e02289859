// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"
#include "speech/languages/readers.hpp"

namespace narrate::speech::languages {

namespace {

constexpr int kMostDays = 31;
constexpr int kMonths = 12;
constexpr std::size_t kYearDigits = 4;

struct Place {
    std::string words;
    std::size_t end = 0;
};

bool is_digits(const TokenStream& tokens, std::size_t at, std::size_t least, std::size_t most) {
    const std::size_t size = tokens[at].range.size();
    return tokens.is(at, TokenKind::number) && size >= least && size <= most;
}

/// "März", "Sept.", "ene." at `at`.
Place month_at(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (!tokens.is(at, TokenKind::word)) return {};
    const std::string key = base::to_lower(tokens.text(at));
    const CalendarName* name = context.tables.calendar_name(key);
    if (name == nullptr || !name->is_month) return {};
    const bool short_form = key != base::to_lower(name->spoken);
    const bool stop = short_form && tokens.is_sign(at + 1, '.') && !context.ends_at(at + 1);
    return {std::string(name->spoken), stop ? at + 2 : at + 1};
}

std::string month_name(const Context& context, int month) {
    return std::string(context.grammar->fact("month " + std::to_string(month)));
}

/// A day of a month: "3", "3.", "1er", "2:a". `digits` are what it is.
struct Day {
    std::string_view digits;
    std::size_t end = 0;
};

Day day_at(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (!is_digits(tokens, at, 1, 2)) return {};
    const int value = to_int(tokens.text(at));
    if (value < 1 || value > kMostDays) return {};
    Day day{tokens.text(at), at + 1};
    constexpr std::size_t kLongestEnding = 3;
    for (std::size_t length = kLongestEnding; length > 0; --length) {
        const std::size_t end = day.end + length;
        if (goes_on(tokens, end)) continue;
        if (!context.tables.ordinal_ending(base::to_lower(tokens.text(day.end, end))).empty())
            return {day.digits, end};
    }
    if (tokens.is_sign(day.end, '.') && !context.grammar->fact("ordinal stop").empty()) ++day.end;
    return day;
}

/// `word` with a space on both sides, or one space.
std::string spaced(std::string_view word) {
    std::string words(1, ' ');
    if (!word.empty()) words.append(word).append(1, ' ');
    return words;
}

/// A word that links the parts of a date ("de") at `at`, as written, with its spaces; else the one
/// that the language puts there.
Place link_at(const Context& context, std::size_t at, std::string_view missing) {
    const TokenStream& tokens = context.tokens;
    const bool comma = tokens.is_sign(at, ',');
    const std::size_t next = tokens.skip_space(comma ? at + 1 : at);
    if (tokens.is(next, TokenKind::word) && tokens.is(next + 1, TokenKind::space) &&
        context.grammar->lists("date links", base::to_lower(tokens.text(next))))
        return {spaced(tokens.text(next)), next + 2};
    if (next == at) return {};
    return {spaced(missing), next};
}

std::string year_words(const Context& context, std::string_view digits) {
    return context.grammar->words(digits, "year");
}

/// The word "year" behind one, in languages that write it there: "2006 г."
Place year_word(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const std::size_t word = tokens.skip_space(at);
    if (!tokens.is(word, TokenKind::word) ||
        !context.grammar->lists("year word written", base::to_lower(tokens.text(word))))
        return {{}, at};
    std::string words(1, ' ');
    words += context.grammar->fact("year word");
    const bool stop = tokens.is_sign(word + 1, '.') && !context.ends_at(word + 1);
    return {std::move(words), stop ? word + 2 : word + 1};
}

/// " 2024", " de 2024", ", 2024" behind a month or a day.
Place year_behind(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (tokens.is_dash(at) && is_digits(tokens, at + 1, kYearDigits, kYearDigits))
        return {spaced({}).append(year_words(context, tokens.text(at + 1))), at + 2};
    const Place link = link_at(context, at, context.grammar->fact("year link"));
    if (link.end == 0 || !is_digits(tokens, link.end, kYearDigits, kYearDigits)) return {};
    const bool goes = tokens.is_sign(link.end + 1, ':') || tokens.is(link.end + 1, TokenKind::word);
    if (goes || tokens.text(link.end).front() == '0') return {};
    return {link.words + year_words(context, tokens.text(link.end)), link.end + 1};
}

std::string day_words(const Context& context, std::size_t at, std::string_view digits) {
    return context.grammar->words(digits, inflected(context, at, "day"));
}

/// Beside the name of its month: some languages inflect it there.
std::string named_day_words(const Context& context, std::size_t at, std::string_view digits) {
    if (context.grammar->has_rules("day-text")) return context.grammar->words(digits, "day-text");
    return day_words(context, at, digits);
}

/// "3. Mai 2024", "20 de marzo", "2-3-4 août"
Reading read_day_month(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Grammar& grammar = *context.grammar;
    Day day = day_at(context, at);
    if (day.end == 0) return {};
    std::string words = named_day_words(context, at, day.digits);
    constexpr int kMostDaysInRow = 4;
    for (int i = 0; i < kMostDaysInRow && tokens.is_dash(day.end); ++i) {
        const Day next = day_at(context, day.end + 1);
        if (next.end == 0) break;
        words += ' ';
        if (const std::string_view to = grammar.fact("days range"); !to.empty())
            words.append(to).append(" ");
        words += named_day_words(context, at, next.digits);
        day = next;
    }
    Place link = tokens.is_dash(day.end) ? Place{" ", day.end + 1}
                                         : link_at(context, day.end, grammar.fact("month link"));
    if (link.end == 0) return {};
    const Place month = month_at(context, link.end);
    if (month.end == 0) return {};
    words.append(link.words).append(month.words);
    const Place year = year_behind(context, month.end);
    if (year.end == 0) return {month.end, std::move(words)};
    const Place word = year_word(context, year.end);
    return {word.end, words.append(year.words).append(word.words)};
}

std::string numeric_words(const Context& context, std::size_t at, std::string_view day, int month,
                          std::string_view year) {
    const Grammar& grammar = *context.grammar;
    const std::string_view pattern = grammar.fact(year.empty() ? "date day" : "date");
    return fill(pattern, {{"day", day_words(context, at, day)},
                          {"month", month_name(context, month)},
                          {"year", year.empty() ? "" : year_words(context, year)}});
}

bool is_possible(int day, int month) {
    return day >= 1 && day <= kMostDays && month >= 1 && month <= kMonths;
}

/// "2024-03-21", "21/03/2024", "21.03.24": the day first, unless that cannot be.
Reading read_numeric(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const char32_t sign = tokens[at + 1].sign;
    if (sign != '/' && sign != '-' && sign != '.') return {};
    const Place word = year_word(context, at + 5);
    const bool more = tokens.is_sign(at + 5, sign) && goes_on(tokens, at + 6);
    if (!tokens.is_sign(at + 3, sign) || more || (word.end == at + 5 && goes_on(tokens, at + 5)))
        return {};
    const bool year_first = is_digits(tokens, at, kYearDigits, kYearDigits);
    const std::size_t year_at = year_first ? at : at + 4;
    const bool two_digits = !year_first && is_digits(tokens, year_at, 2, 2) && sign != '-';
    if (!is_digits(tokens, year_at, kYearDigits, kYearDigits) && !two_digits) return {};
    const std::size_t a = year_first ? at + 2 : at;
    const std::size_t b = year_first ? at + 4 : at + 2;
    if (!is_digits(tokens, a, 1, 2) || !is_digits(tokens, b, 1, 2)) return {};
    const int first = to_int(tokens.text(a));
    const int second = to_int(tokens.text(b));
    bool day_first = !year_first;
    if (!is_possible(day_first ? first : second, day_first ? second : first))
        day_first = !day_first;
    if (!is_possible(day_first ? first : second, day_first ? second : first)) return {};
    return {word.end, numeric_words(context, at, tokens.text(day_first ? a : b),
                                    day_first ? second : first, tokens.text(year_at)) +
                          word.words};
}

/// "12/2020", and, where the language writes it so, "12-2020"
Reading read_month_and_year(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const bool dash = tokens.is_dash(at + 1) && context.grammar->fact("date dash") == "yes";
    const bool written_so = is_digits(tokens, at, 2, 2) && (dash || tokens.is_sign(at + 1, '/')) &&
                            is_digits(tokens, at + 2, kYearDigits, kYearDigits);
    if (!written_so || tokens.is_dash(at + 3) || goes_on(tokens, at + 3)) return {};
    const int month = to_int(tokens.text(at));
    constexpr int kFirstYear = 1900;
    constexpr int kLastYear = 2099;
    const int year = to_int(tokens.text(at + 2));
    if (!is_possible(1, month) || year < kFirstYear || year > kLastYear) return {};
    std::string words = month_name(context, month);
    words.append(spaced(context.grammar->fact("year link")));
    return {at + 3, words.append(year_words(context, tokens.text(at + 2)))};
}

/// "17.06", "02/03": without a year, told by the nought that the month begins with, or, where
/// days have one, by a stop behind it.
Reading read_day_and_month(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const bool dot = tokens.is_sign(at + 1, '.');
    if (!is_digits(tokens, at, 1, 2) || !is_digits(tokens, at + 2, 1, 2)) return {};
    const bool dash = tokens.is_dash(at + 1) && context.grammar->fact("date dash") == "yes";
    if (!dot && !dash && !tokens.is_sign(at + 1, '/')) return {};
    const std::string_view second = tokens.text(at + 2);
    const bool both_full = tokens[at].range.size() == 2 && second.size() == 2;
    const bool stop =
        dot && tokens.is_sign(at + 3, '.') && !context.grammar->fact("ordinal stop").empty();
    const bool written_so = !dot || context.grammar->dotted_pair == DottedPair::date;
    if (!written_so || !(both_full ? second.front() == '0' || stop : stop)) return {};
    if (!is_possible(to_int(tokens.text(at)), to_int(second))) return {};
    if (goes_on(tokens, at + 3) || (tokens.is_sign(at + 3, '.') && goes_on(tokens, at + 4)))
        return {};
    const std::size_t end = stop && !context.ends_at(at + 3) ? at + 4 : at + 3;
    // "02.30 Uhr": a time.
    const std::size_t next = tokens.skip_space(end);
    if (context.grammar->lists("clock words", base::to_lower(tokens.text(next)))) return {};
    return {end, numeric_words(context, at, tokens.text(at), to_int(second), {})};
}

/// "junio 21, 2021", "Jan. 2020": the month first.
Reading read_month_first(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Place month = month_at(context, at);
    if (month.end == 0) return {};
    const std::size_t next = tokens.skip_space(month.end);
    if (next == month.end) return {};
    if (is_digits(tokens, next, kYearDigits, kYearDigits) && tokens.text(next).front() != '0' &&
        !tokens.is(next + 1, TokenKind::word))
        return {next + 1, month.words + spaced({}) + year_words(context, tokens.text(next))};
    const Place year = year_behind(context, next + 1);
    const int value = is_digits(tokens, next, 1, 2) ? to_int(tokens.text(next)) : 0;
    if (year.end == 0 || value < 1 || value > kMostDays) return {};
    std::string words = day_words(context, at, tokens.text(next));
    words.append(spaced(context.grammar->fact("month link"))).append(month.words);
    return {year.end, words.append(year.words)};
}

} // namespace

Reading read_date(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (Reading date = read_year_first(context, at)) return date;
    if (!tokens.is(at, TokenKind::number)) return read_month_first(context, at);
    if (!begins_number(tokens, at)) return {};
    if (Reading numeric = read_numeric(context, at)) return numeric;
    if (Reading short_form = read_day_and_month(context, at)) return short_form;
    if (Reading month = read_month_and_year(context, at)) return month;
    return read_day_month(context, at);
}

} // namespace narrate::speech::languages
