// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"
#include "speech/languages/readers.hpp"

namespace narrate::speech::languages {

namespace {

constexpr int kHours = 24;
constexpr int kMinutes = 60;

struct Clock {
    std::string_view hours;
    std::string_view minutes;
    std::string_view seconds;
    std::string_view half; ///< "am", "pm"; empty: not written.
    std::size_t end = 0;
};

bool is_number(const TokenStream& tokens, std::size_t at, int below) {
    return tokens.is(at, TokenKind::number) && tokens[at].range.size() <= 2 &&
           to_int(tokens.text(at)) < below;
}

bool is_minutes(const TokenStream& tokens, std::size_t at) {
    return is_number(tokens, at, kMinutes) && tokens[at].range.size() == 2;
}

/// "Uhr", "h", "uur" at `at`, or behind a space; `end` is behind it.
bool take_clock_word(const Context& context, std::size_t& end) {
    const TokenStream& tokens = context.tokens;
    const std::size_t word = tokens.skip_space(end);
    if (!tokens.is(word, TokenKind::word) || tokens.is(word + 1, TokenKind::number) ||
        !context.grammar->lists("clock words", base::to_lower(tokens.text(word))))
        return false;
    end = word + 1;
    return true;
}

/// "a.m.", "pm", "e.m." behind the time.
std::string_view take_half(const Context& context, std::size_t& end) {
    const TokenStream& tokens = context.tokens;
    const std::size_t at = tokens.skip_space(end);
    if (!tokens.is(at, TokenKind::word)) return {};
    std::string letters = base::to_lower(tokens.text(at));
    std::size_t behind = at + 1;
    if (letters.size() == 1 && tokens.is_sign(behind, '.')) {
        const std::size_t second = tokens.skip_space(behind + 1);
        letters += base::to_lower(tokens.text(second));
        behind = second + 1;
        // The stop belongs to "a.m."; a sentence that it ends pauses by itself.
        if (tokens.is_sign(behind, '.')) ++behind;
    }
    for (const std::string_view half : {"am", "pm"})
        if (context.grammar->lists(half == "am" ? "clock am written" : "clock pm written",
                                   letters)) {
            end = behind;
            return half;
        }
    return {};
}

/// What may stand between hours and minutes: ':', '.', or the word for hours ("14h30").
enum class Between { none, colon, dot, word };

Between between(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (!is_minutes(tokens, at + 1)) return Between::none;
    if (tokens.is_sign(at, ':')) return Between::colon;
    if (tokens.is_sign(at, '.')) return Between::dot;
    if (tokens.is(at, TokenKind::word) &&
        context.grammar->lists("clock words", base::to_lower(tokens.text(at))))
        return Between::word;
    return Between::none;
}

/// "kl. 15.30": a word before tells that a time follows.
bool follows_clock_word(const Context& context, std::size_t at) {
    std::size_t before = context.tokens.before(at);
    if (context.tokens.is_sign(before, '.')) before = context.tokens.before(before);
    return context.tokens.is(before, TokenKind::word) &&
           context.grammar->lists("clock words before",
                                  base::to_lower(context.tokens.text(before)));
}

Clock clock_at(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (!is_number(tokens, at, kHours + 1)) return {};
    Clock clock{tokens.text(at), {}, {}, {}, at + 1};
    const Between mark = between(context, clock.end);
    if (mark != Between::none) {
        clock.minutes = tokens.text(at + 2);
        clock.end = at + 3;
        const bool second_mark = tokens.is_sign(clock.end, ':') ||
                                 (mark == Between::word && tokens.text(clock.end) == "m");
        if (mark == Between::word &&
            context.grammar->lists("clock minute words", base::to_lower(tokens.text(clock.end))))
            ++clock.end;
        if (mark != Between::dot && second_mark && is_minutes(tokens, clock.end + 1)) {
            clock.seconds = tokens.text(clock.end + 1);
            clock.end += 2;
            if (tokens.text(clock.end) == "s") ++clock.end;
        }
    }
    if (tokens.is(clock.end, TokenKind::number) || tokens.is_sign(clock.end, '%')) return {};
    const bool attached = tokens.is(clock.end, TokenKind::word);
    const bool named = take_clock_word(context, clock.end);
    clock.half = take_half(context, clock.end);
    if (attached && !named && clock.half.empty()) return {};
    const bool full_dot =
        mark == Between::dot && tokens[at].range.size() == 2 &&
        context.grammar->dotted_pair == DottedPair::clock &&
        (follows_clock_word(context, at) || (at == 0 && context.ends_at(clock.end))) &&
        !tokens.is_sign(clock.end, '.');
    if (mark == Between::colon || mark == Between::word || full_dot || !clock.half.empty())
        return clock;
    const bool zero_first = clock.hours.size() == 2 && clock.hours.front() == '0';
    if (mark == Between::dot) return named || follows_clock_word(context, at) ? clock : Clock{};
    // "8 Uhr" is a time anyway; "3 h" may be how long something lasts.
    const bool sure = context.grammar->fact("clock words alone") == "yes" || zero_first;
    return named && sure ? clock : Clock{};
}

std::string_view without_zero(std::string_view digits) {
    return digits.size() == 2 && digits.front() == '0' ? digits.substr(1) : digits;
}

/// The form of a word that a fact lists in its forms: one, many, few.
std::string_view unit(const Grammar& grammar, std::string_view key, std::string_view digits) {
    const std::string_view forms = grammar.fact(key);
    const std::size_t first = forms.find(' ');
    if (first == std::string_view::npos) return forms;
    const std::size_t second = forms.find(' ', first + 1);
    const std::string_view many =
        forms.substr(first + 1, second == std::string_view::npos ? second : second - first - 1);
    const std::string_view few =
        second == std::string_view::npos ? std::string_view() : forms.substr(second + 1);
    return grammar.form(digits, false, forms.substr(0, first), few, many);
}

/// "in the morning", as the language says it.
std::string_view half_words(const Grammar& grammar, const Clock& clock) {
    if (clock.half.empty()) return {};
    constexpr int kNoon = 12;
    constexpr int kEvening = 9;
    const int hour = to_int(clock.hours);
    const bool am = clock.half == "am";
    const bool night = am ? hour == kNoon : hour >= kEvening && hour != kNoon;
    const std::string_view late = grammar.fact(am ? "clock midnight" : "clock night");
    return night && !late.empty() ? late : grammar.fact(am ? "clock am" : "clock pm");
}

std::string clock_words(const Grammar& grammar, const Clock& clock) {
    const std::string_view h = without_zero(clock.hours);
    const std::string_view m = without_zero(clock.minutes);
    const std::string_view s = without_zero(clock.seconds);
    std::string_view pattern;
    if (!s.empty() && !(s == "0" && grammar.fact("clock zero seconds") == "left out"))
        pattern = grammar.fact("clock seconds");
    else if (m.empty() || m == "0")
        pattern = grammar.fact("clock full");
    else if (m == "15")
        pattern = grammar.fact("clock quarter");
    else if (m == "30")
        pattern = grammar.fact("clock half");
    if (pattern.empty()) pattern = grammar.fact("clock");
    const std::string_view hours = grammar.fact("clock hours agreement");
    const std::string_view minutes = grammar.fact("clock minutes agreement");
    std::string words = fill(pattern, {{"h", grammar.words(h, hours)},
                                       {"hours", unit(grammar, "clock hours", h)},
                                       {"m", grammar.words(m, minutes)},
                                       {"minutes", unit(grammar, "clock minutes", m)},
                                       {"s", grammar.words(s, minutes)},
                                       {"seconds", unit(grammar, "clock seconds unit", s)}});
    if (const std::string_view half = half_words(grammar, clock); !half.empty())
        words.append(" ").append(half);
    return words;
}

} // namespace

Reading read_clock(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Grammar& grammar = *context.grammar;
    if (grammar.fact("clock").empty() || !begins_number(tokens, at)) return {};
    const Clock clock = clock_at(context, at);
    if (clock.end == 0) return {};
    std::string words = clock_words(grammar, clock);
    const std::size_t zone = tokens.skip_space(clock.end);
    if (zone != clock.end && grammar.lists("clock zones", base::to_lower(tokens.text(zone))))
        return {zone + 1, words + " " + spelled(context, base::to_lower(tokens.text(zone)))};
    return {clock.end, std::move(words)};
}

} // namespace narrate::speech::languages
