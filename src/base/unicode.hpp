// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// Simple case folding to lower case, code point by code point.
char32_t to_lower(char32_t c);
std::string to_lower(std::string_view text);

} // namespace narrate::base
