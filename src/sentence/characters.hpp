// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

/// Classes of the characters that matter where sentences end.
namespace narrate::sentence {

using base::CodePoint;

inline unsigned char byte_at(std::string_view text, std::size_t i) {
    return static_cast<unsigned char>(text[i]);
}

/// Unicode's White_Space, the usual ones without a call.
inline bool is_space(char32_t c) {
    return c == ' ' || c == '\n' || (c - 0x21 >= 0x5E && base::is_space(c));
}

/// Stops that need no space behind them: those of scripts that write none.
inline bool is_wide_stop(char32_t c) {
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF0E || c == 0xFF61 || c == 0x104B ||
           c == 0x17D4 || c == 0x1362;
}

/// Stops of any language; the tables add those that are stops in some languages only.
inline bool is_stop(char32_t c) {
    return c == '.' || c == '!' || c == '?' ||
           (c >= 0x80 && (c == 0x2026 || c == 0x203D || (c >= 0x2047 && c <= 0x2049) ||
                          c == 0x203C || c == 0x0964 || c == 0x0965 || c == 0x061F || c == 0x06D4 ||
                          c == 0x0589 || c == 0x1367 || c == 0x1368 || is_wide_stop(c)));
}

inline bool is_closing(char32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == '`' ||
           (c >= 0x80 && (c == 0x2019 || c == 0x201D || c == 0xBB || c == 0x203A || c == 0x300B ||
                          c == 0x300D || c == 0x300F || c == 0x3011 || c == 0xFF09));
}

/// Closing in some languages, opening in others; what stands around decides.
inline bool may_close(char32_t c) {
    return is_closing(c) || c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x2039;
}

/// Opening signs, and those of emphasis in plain text.
inline bool is_opening(char32_t c) {
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{' || c == '`' || c == '_' ||
           c == '*' ||
           (c >= 0x80 && (c == 0x2018 || c == 0x201A || c == 0x201C || c == 0x201E || c == 0xAB ||
                          c == 0xBB || c == 0x2039 || c == 0x203A || c == 0x300A || c == 0x300C ||
                          c == 0x300E || c == 0x3010 || c == 0xFF08 || c == 0xBF || c == 0xA1));
}

inline bool is_dash(char32_t c) {
    return c == '-' || (c >= 0x2012 && c <= 0x2015);
}

inline bool is_superscript_digit(char32_t c) {
    return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

/// Letters of scripts that have no capitals.
inline bool is_caseless(char32_t c) {
    return c >= 0x80 && base::is_letter(c) && !base::is_upper(c) && !base::is_lower(c);
}

inline bool is_hiragana(char32_t c) {
    return c >= 0x3041 && c <= 0x3096;
}

/// What a byte may begin that matters to the scanner.
enum class Event : std::uint8_t {
    none,
    line_end,
    stop,      ///< . ! ?
    mark,      ///< : ;
    lead,      ///< A lead byte of stops and brackets outside ASCII.
    quotation, ///< " ' [
    address,   ///< @
    capital,
    ruler, ///< * - _ = ~: in a row, they draw a line.
};

constexpr std::array<Event, 256> make_events() {
    std::array<Event, 256> events{};
    const auto set = [&](std::string_view bytes, Event event) {
        for (const char c : bytes) events[static_cast<unsigned char>(c)] = event;
    };
    set("\n", Event::line_end);
    set(".!?", Event::stop);
    set(":;", Event::mark);
    set("\xC2\xCD\xD6\xD8\xDB\xE0\xE1\xE2\xE3\xEF", Event::lead);
    set("\"'[", Event::quotation);
    set("@", Event::address);
    set("ABCDEFGHIJKLMNOPQRSTUVWXYZ", Event::capital);
    set("*-_=~", Event::ruler);
    return events;
}

inline constexpr std::array<Event, 256> kEvents = make_events();

} // namespace narrate::sentence
