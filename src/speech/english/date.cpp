// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"
#include "speech/english/numbers.hpp"
#include "speech/english/readers.hpp"

namespace narrate::speech::english {

namespace {

constexpr int kMostDays = 31;
constexpr int kMonths = 12;

bool is_digits(const TokenStream& tokens, std::size_t at, std::size_t fewest, std::size_t most) {
    return tokens.is(at, TokenKind::number) && tokens[at].range.size() >= fewest &&
           tokens[at].range.size() <= most;
}

/// A year of four digits, or, in numeric dates, of two.
std::string year_words(const Context& context, std::string_view digits) {
    if (digits.size() == 2) return two_digits(digits);
    return year(to_int(digits), and_style(context));
}

bool is_year(const TokenStream& tokens, std::size_t at) {
    if (!is_digits(tokens, at, 4, 4)) return false;
    const int value = to_int(tokens.text(at));
    const bool goes_on = tokens.is_sign(at + 1, '.') && tokens.is(at + 2, TokenKind::number);
    return value >= 1000 && value < 2200 && !tokens.is(at + 1, TokenKind::word) && !goes_on;
}

struct NameAt {
    const CalendarName* name = nullptr;
    std::size_t end = 0; ///< Behind the name and the full stop of a short form.
};

/// A month or a day. "may" and "march" in small letters are mostly other words, and "Mar" is a
/// short form only beside a number: the caller sees to that.
NameAt name_at(const Context& context, std::size_t at, bool month) {
    const TokenStream& tokens = context.tokens;
    if (!tokens.is(at, TokenKind::word)) return {};
    const std::string_view written = tokens.text(at);
    constexpr std::size_t kLongest = 9;
    if (written.size() > kLongest) return {};
    const CalendarName* name = context.tables.calendar_name(base::to_lower(written));
    if (name == nullptr || name->is_month != month) return {};
    const bool short_form = written.size() < name->spoken.size();
    const bool stop = short_form && tokens.is_sign(at + 1, '.');
    return {name, at + (stop ? 2U : 1U)};
}

struct Day {
    std::string_view digits;
    std::size_t end = 0; ///< Behind "18", "18th".
};

Day day_at(const TokenStream& tokens, std::size_t at) {
    if (!is_digits(tokens, at, 1, 2)) return {};
    const int value = to_int(tokens.text(at));
    if (value < 1 || value > kMostDays) return {};
    const std::string ending = base::to_lower(tokens.text(at + 1));
    const bool ordinal = ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
    if (tokens.is(at + 1, TokenKind::word) && !ordinal) return {};
    return {tokens.text(at), at + (ordinal ? 2U : 1U)};
}

/// What stands behind a date: " 2024", ", 2024".
Reading year_behind(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const bool comma = tokens.is_sign(at, ',');
    const std::size_t year_at = tokens.skip_space(comma ? at + 1 : at);
    if (year_at == at || !is_year(tokens, year_at)) return {};
    std::string words = comma ? ", " : " ";
    return {year_at + 1, words += year_words(context, tokens.text(year_at))};
}

std::string day_words(const Context& context, std::string_view digits) {
    return ordinal(digits, and_style(context));
}

/// "21 March 2024", "7th of October", "12-14 June".
Reading read_day_month(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Day first = day_at(tokens, at);
    if (first.end == 0) return {};
    Day last = first;
    if (tokens.is_dash(first.end)) last = day_at(tokens, first.end + 1);
    if (last.end == 0) return {};
    std::size_t month_at = tokens.skip_space(last.end);
    if (context.is_word(month_at, "of")) month_at = tokens.skip_space(month_at + 1);
    if (month_at == last.end && !tokens.is_dash(month_at)) return {};
    if (tokens.is_dash(month_at)) ++month_at; // "18-Jun-2024"
    const NameAt month = name_at(context, month_at, true);
    if (month.name == nullptr) return {};
    std::size_t year_at = month.end;
    Reading year = year_behind(context, year_at);
    if (!year && tokens.is_dash(year_at) && is_year(tokens, year_at + 1))
        year = {year_at + 2, std::string(1, ' ') + year_words(context, tokens.text(year_at + 1))};
    // "4 may remain": a verb, unless a capital or a year says otherwise.
    if (tokens[month_at].letter_case == Case::lower && !year &&
        (month.name->spoken == "May" || month.name->spoken == "March" ||
         month.end == month_at + 1) &&
        month.name->spoken.size() != tokens.text(month_at).size())
        return {};
    const bool has_the = context.is_word(tokens.before(at), "the");
    std::string words = has_the ? "" : "the ";
    words += day_words(context, first.digits);
    if (last.end != first.end) words += " to the " + day_words(context, last.digits);
    words.append(" of ").append(month.name->spoken);
    const std::size_t end = year ? year.end : month.end;
    const bool stop = !year && tokens.is_sign(end - 1, '.') && context.ends_at(end);
    return {stop ? end - 1 : end, words + year.spoken};
}

/// "March 21, 2024", "Jan. 6", "Sept 2001".
Reading read_month_day(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const NameAt month = name_at(context, at, true);
    if (month.name == nullptr) return {};
    const bool dash = tokens.is_dash(month.end);
    if (dash) {
        // "Jan-Mar 2023"
        const NameAt last = name_at(context, month.end + 1, true);
        if (last.name != nullptr && tokens[at].letter_case != Case::lower) {
            const Reading year = year_behind(context, last.end);
            return {year ? year.end : last.end, std::string(month.name->spoken) + " to " +
                                                    std::string(last.name->spoken) + year.spoken};
        }
    }
    const std::size_t day_at_token = dash ? month.end + 1 : tokens.skip_space(month.end);
    const std::string name(month.name->spoken);
    if (day_at_token == month.end) return {};
    if (is_year(tokens, day_at_token) && tokens[at].letter_case != Case::lower)
        return {day_at_token + 1, name + " " + year_words(context, tokens.text(day_at_token))};
    const Day day = day_at(tokens, day_at_token);
    const bool fraction = tokens.is_sign(day.end, '.') && tokens.is(day.end + 1, TokenKind::number);
    const bool more = tokens.is_sign(day.end, ':') || tokens.is_sign(day.end, '%') || fraction;
    if (day.end == 0 || more) return {};
    const Reading year = year_behind(context, day.end);
    // "may 5" is mostly a verb, "mar 5" mostly a mistake; "jan. 5" is a date.
    const bool short_form = name.size() != tokens.text(at).size() && !tokens.is_sign(at + 1, '.');
    const bool verb = tokens[at].letter_case == Case::lower && !year &&
                      (name == "May" || name == "March" || short_form);
    if (verb) return {};
    std::string words = name + " " + day_words(context, day.digits);
    std::size_t end = day.end;
    if (tokens.is_dash(end)) {
        if (const Day last = day_at(tokens, end + 1); last.end != 0) {
            words += " to " + day_words(context, last.digits);
            end = last.end;
            if (const Reading behind = year_behind(context, end))
                return {behind.end, words + behind.spoken};
            return {end, words};
        }
    }
    return {year ? year.end : end, words + year.spoken};
}

std::string numeric_words(const Context& context, std::string_view day, int month,
                          std::string_view year) {
    constexpr const char* kKeys[] = {"january",   "february", "march",    "april",
                                     "may",       "june",     "july",     "august",
                                     "september", "october",  "november", "december"};
    const std::string name(context.tables.calendar_name(kKeys[month - 1])->spoken);
    const std::string day_said = day_words(context, day);
    const std::string year_said = year_words(context, year);
    if (context.region == Region::american) return name + " " + day_said + " " + year_said;
    return "the " + day_said + " of " + name + " " + year_said;
}

/// "2024-03-21", "21/03/2024", "03/21/24", "21.03.2024": where two orders are possible the region
/// decides.
Reading read_numeric(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const char32_t sign = tokens[at + 1].sign;
    if (sign != '/' && sign != '-' && sign != '.') return {};
    if (!tokens.is_sign(at + 3, sign) || !tokens.is(at + 2, TokenKind::number) ||
        !tokens.is(at + 4, TokenKind::number) || tokens.is_dash(at + 5) ||
        (tokens.is_sign(at + 5, sign) && tokens.is(at + 6, TokenKind::number)))
        return {};
    const bool year_first = is_digits(tokens, at, 4, 4);
    const std::size_t year_at = year_first ? at : at + 4;
    const std::size_t year_digits = tokens[year_at].range.size();
    if (year_digits != 4 && (year_digits != 2 || sign != '/')) return {};
    if (year_digits == 4 && !is_year(tokens, year_at) && !year_first) return {};
    const std::size_t a = year_first ? at + 2 : at;
    const std::size_t b = year_first ? at + 4 : at + 2;
    if (!is_digits(tokens, a, 1, 2) || !is_digits(tokens, b, 1, 2)) return {};
    const int first = to_int(tokens.text(a));
    const int second = to_int(tokens.text(b));
    const auto possible = [](int day, int month) {
        return day >= 1 && day <= kMostDays && month >= 1 && month <= kMonths;
    };
    bool day_first = !year_first && context.region != Region::american;
    if (!possible(day_first ? first : second, day_first ? second : first)) day_first = !day_first;
    if (!possible(day_first ? first : second, day_first ? second : first)) return {};
    return {at + 5, numeric_words(context, tokens.text(day_first ? a : b),
                                  day_first ? second : first, tokens.text(year_at))};
}

/// "Mon 3 Feb", "Tue, 4 Mar", "Mon-Fri": a short day beside a date or another day.
Reading read_weekday(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const NameAt day = name_at(context, at, false);
    if (day.name == nullptr || tokens[at].letter_case == Case::lower) return {};
    const std::string name(day.name->spoken);
    if (tokens.is_dash(day.end)) {
        const NameAt last = name_at(context, day.end + 1, false);
        if (last.name == nullptr) return {};
        return {last.end, name + " to " + std::string(last.name->spoken)};
    }
    const bool comma = tokens.is_sign(day.end, ',');
    const std::size_t next = tokens.skip_space(comma ? day.end + 1 : day.end);
    if (next == day.end) return {};
    if (const Reading date = read_day_month(context, next))
        return {date.end, name + " " + date.spoken};
    if (const Reading date = read_month_day(context, next))
        return {date.end, name + (comma ? ", " : " ") + date.spoken};
    return {};
}

Reading read_one_date(const Context& context, std::size_t at) {
    if (context.tokens.is(at, TokenKind::number)) {
        if (Reading numeric = read_numeric(context, at)) return numeric;
        return read_day_month(context, at);
    }
    if (Reading weekday = read_weekday(context, at)) return weekday;
    return read_month_day(context, at);
}

} // namespace

Reading read_date(const Context& context, std::size_t at) {
    Reading first = read_one_date(context, at);
    if (!first) return first;
    // "20 May – 3 June"
    const TokenStream& tokens = context.tokens;
    const std::size_t dash = tokens.skip_space(first.end);
    if (!tokens.is_dash(dash)) return first;
    const Reading last = read_one_date(context, tokens.skip_space(dash + 1));
    return last ? Reading{last.end, first.spoken + " to " + last.spoken} : first;
}

} // namespace narrate::speech::english
