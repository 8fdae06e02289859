// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"
#include "speech/english/amount.hpp"
#include "speech/english/numbers.hpp"
#include "speech/english/readers.hpp"

namespace narrate::speech::english {

namespace {

constexpr int kHours = 24;
constexpr int kMinutes = 60;

struct Clock {
    std::string_view hours;
    std::string_view minutes;
    std::string_view seconds;
    std::string half; ///< "A.M"; empty: not written.
    std::size_t end = 0;
};

/// "am", "a.m.", "PM" at `at`: said by letter.
std::string read_half(const TokenStream& tokens, std::size_t at, std::size_t& end) {
    const std::string word = base::to_lower(tokens.text(at));
    if (word == "am" || word == "pm") {
        end = at + 1;
        return word == "am" ? "A.M" : "P.M";
    }
    const bool dotted = (word == "a" || word == "p") && tokens.is_sign(at + 1, '.') &&
                        base::to_lower(tokens.text(at + 2)) == "m";
    if (!dotted) return {};
    end = at + 3;
    return word == "a" ? "A.M" : "P.M";
}

bool is_number(const TokenStream& tokens, std::size_t at, int below) {
    return tokens.is(at, TokenKind::number) && tokens[at].range.size() <= 2 &&
           to_int(tokens.text(at)) < below;
}

bool is_minutes(const TokenStream& tokens, std::size_t at) {
    return is_number(tokens, at, kMinutes) && tokens[at].range.size() == 2;
}

/// "at 7.30 on": minutes of five behind a word that times stand behind, and nothing counted.
bool is_told_as_time(const Context& context, std::size_t at, const Clock& clock) {
    const TokenStream& tokens = context.tokens;
    if (clock.minutes.empty() || to_int(clock.minutes) % 5 != 0) return false;
    const std::size_t next = tokens.skip_space(clock.end);
    const bool counted = tokens.is(next, TokenKind::word) && !context.has_cue(next, Cue::function);
    const bool of_number = tokens.is_sign(next, '%') || tokens[next].sign >= 0x80;
    return context.region == Region::british && !counted && !of_number &&
           context.has_cue(tokens.before(at), Cue::clock);
}

Clock clock_at(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    Clock clock;
    if (!is_number(tokens, at, kHours + 1)) return {};
    clock.hours = tokens.text(at);
    clock.end = at + 1;
    const bool colon = tokens.is_sign(clock.end, ':');
    const bool minutes =
        (colon || tokens.is_sign(clock.end, '.')) && is_minutes(tokens, clock.end + 1);
    if (minutes) {
        clock.minutes = tokens.text(clock.end + 1);
        clock.end += 2;
        if (colon && tokens.is_sign(clock.end, ':') && is_minutes(tokens, clock.end + 1)) {
            clock.seconds = tokens.text(clock.end + 1);
            clock.end += 2;
        }
    }
    std::size_t end = 0;
    clock.half = read_half(tokens, tokens.skip_space(clock.end), end);
    if (!clock.half.empty()) {
        clock.end = end;
        return clock;
    }
    // Without a half of the day only a colon or a time zone makes a time: "3.15" is a number.
    const bool sign_next = tokens.is_sign(clock.end, ':') || tokens.is_sign(clock.end, '.');
    const bool goes_on = tokens.is(clock.end, TokenKind::word) ||
                         (sign_next && tokens.is(clock.end + 1, TokenKind::number));
    const std::size_t zone = tokens.skip_space(clock.end);
    const bool zoned = tokens[zone].letter_case == Case::upper && context.has_cue(zone, Cue::zone);
    const bool told = colon || zoned || is_told_as_time(context, at, clock);
    return minutes && told && !goes_on ? clock : Clock{};
}

std::string counted(std::string_view digits, std::string_view unit) {
    std::string words = cardinal(digits) + " " + std::string(unit);
    return cardinal(digits) == "one" ? words : words + "s";
}

/// `bare`: without "o'clock", as in "ten to twelve".
std::string clock_words(const Clock& clock, bool bare) {
    if (!clock.seconds.empty()) {
        std::string words = counted(clock.hours, "hour") + " " + counted(clock.minutes, "minute") +
                            " and " + counted(clock.seconds, "second");
        return clock.half.empty() ? words : words + " " + clock.half;
    }
    const int hour = to_int(clock.hours);
    std::string hours = cardinal(clock.hours);
    if (!clock.half.empty()) {
        const bool full = clock.minutes.empty() || clock.minutes == "00";
        return hours + " " + (full ? clock.half : two_digits(clock.minutes) + " " + clock.half);
    }
    if (clock.minutes != "00") return hours + " " + two_digits(clock.minutes);
    if (bare) return hours;
    if (hour == 0) return "midnight";
    constexpr int kNoon = 12;
    return hour > kNoon ? hours + " hundred" : hours + " o'clock";
}

/// The dot of "p.m." is left to the sentence where it ends one; the name of a time zone is said.
std::size_t with_stop(const Context& context, std::size_t end) {
    const TokenStream& tokens = context.tokens;
    const bool dotted = tokens.is_sign(end, '.') && tokens.is_sign(end - 2, '.');
    return dotted && !context.ends_at(end) ? end + 1 : end;
}

/// "0930 GMT", "1400 hours".
Reading read_four_digits(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const std::string_view digits = tokens.text(at);
    if (digits.size() != 4 || to_int(digits.substr(0, 2)) > kHours ||
        to_int(digits.substr(2)) >= kMinutes)
        return {};
    const std::size_t next = tokens.skip_space(at + 1);
    if (tokens[next].letter_case != Case::upper || !context.has_cue(next, Cue::zone)) {
        const bool hours = context.is_word(next, "hrs") ||
                           (digits.front() == '0' && context.is_word(next, "hours"));
        if (!hours) return {};
    }
    std::string words = digits.front() == '0' ? "oh " : "";
    words += digits.substr(0, 2) == "00" ? "oh" : cardinal(digits.substr(0, 2));
    words += ' ';
    words += digits.substr(2) == "00" ? "hundred" : two_digits(digits.substr(2));
    return {at + 1, words};
}

/// "2:03.59": how long a race took.
Reading read_race(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const bool race = is_number(tokens, at, kMinutes) && tokens.is_sign(at + 1, ':') &&
                      is_minutes(tokens, at + 2) && tokens.is_sign(at + 3, '.') &&
                      tokens.is(at + 4, TokenKind::number) && !tokens.is(at + 5, TokenKind::word);
    if (!race) return {};
    return {at + 5, counted(tokens.text(at), "minute") + " " + cardinal(tokens.text(at + 2)) +
                        " point " + digit_words(tokens.text(at + 4)) + " seconds"};
}

/// "2h 15m", "1h 30min".
Reading read_duration(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const auto is_unit = [&](std::size_t i, std::string_view a, std::string_view b) {
        return tokens.text(i) == a || tokens.text(i) == b;
    };
    if (!tokens.is(at, TokenKind::number)) return {};
    if (!is_unit(at + 1, "h", "hr") && !is_unit(at + 1, "hrs", "hours")) return {};
    const std::size_t minutes = tokens.skip_space(at + 2);
    if (!is_number(tokens, minutes, kMinutes)) return {};
    std::size_t end = minutes + 1;
    if (is_unit(end, "m", "min") || is_unit(end, "mins", "mn"))
        ++end;
    else if (minutes != at + 2 || tokens.is(end, TokenKind::word))
        return {};
    return {end, counted(tokens.text(at), "hour") + " " + counted(tokens.text(minutes), "minute")};
}

/// "7-9am": the half of the day stands behind the second hour alone.
Reading read_hours(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (!is_number(tokens, at, kHours) || !tokens.is_dash(at + 1)) return {};
    const Clock last = clock_at(context, at + 2);
    if (last.end == 0 || last.half.empty()) return {};
    return {with_stop(context, last.end),
            cardinal(tokens.text(at)) + " to " + clock_words(last, true)};
}

} // namespace

Reading read_clock(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (!tokens.is(at, TokenKind::number)) return {};
    if (Reading duration = read_duration(context, at)) return duration;
    if (Reading race = read_race(context, at)) return race;
    if (Reading digits = read_four_digits(context, at)) return digits;
    const Clock first = clock_at(context, at);
    if (first.end == 0) return read_hours(context, at);
    const std::size_t first_end = with_stop(context, first.end);
    const std::size_t dash = tokens.skip_space(first_end);
    if (tokens.is_dash(dash)) {
        const Clock second = clock_at(context, tokens.skip_space(dash + 1));
        if (second.end != 0)
            return {with_stop(context, second.end),
                    clock_words(first, true) + " to " + clock_words(second, true)};
    }
    return {first_end, clock_words(first, false)};
}

} // namespace narrate::speech::english
