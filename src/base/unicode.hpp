// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Unicode's properties of code points, for any script, without a locale.
namespace narrate::base {

bool is_letter(char32_t c);
bool is_digit(char32_t c); ///< Decimal digits of any script.
bool is_upper(char32_t c); ///< Upper case or title case.
bool is_lower(char32_t c);
inline bool is_ascii_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

/// A letter that changes the one before it: combining accents.
bool is_mark(char32_t c);

/// How a terminal shows a character.
enum class Shape : std::uint8_t {
    hidden,  ///< Not at all: control characters, and format characters that turn or hide others.
    unknown, ///< There is no such character (yet).
    joined,  ///< In the column of the one before it: marks, later parts of Hangul syllables.
    narrow,  ///< In one column.
    wide,    ///< In two columns.
};
Shape shape(char32_t c);

/// Belongs to the grapheme cluster of the character before it, whatever that is.
bool extends_cluster(char32_t c);

/// Where scripts that write no spaces let lines end.
enum class Breaking : std::uint8_t {
    spaces,     ///< Nowhere: of a script that has spaces, or a sign that does not say.
    anywhere,   ///< Before and behind it: ideographs, kana, Hangul syllables.
    not_before, ///< Behind it alone: wide closing brackets and stops, small kana.
    not_behind, ///< Before it alone: wide opening brackets.
};
Breaking breaking(char32_t c);

/// Simple case folding to lower case, code point by code point.
char32_t to_lower(char32_t c);
std::string to_lower(std::string_view text);

} // namespace narrate::base
