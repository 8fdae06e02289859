// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// UTF-8 by code points. All of it is pure and takes any bytes: what is not UTF-8 is read as one
/// U+FFFD for each byte that does not fit (of a maximal subpart, as Unicode 15 §3.9 recommends).
namespace narrate::base {

struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0; ///< Bytes read; 0 only at the end of the text.
};

/// The code point that begins at `position`.
CodePoint decode(std::string_view text, std::size_t position);
/// The code point that ends at `position`.
CodePoint decode_before(std::string_view text, std::size_t position);

/// Where the code point begins that `position` lies in: `position` itself on a border, and in what
/// is no UTF-8.
std::size_t code_point_border(std::string_view text, std::size_t position);

void append_utf8(std::string& text, char32_t code_point);

bool is_valid_utf8(std::string_view bytes);
/// `bytes` with every ill-formed part replaced by U+FFFD.
std::string repair_utf8(std::string_view bytes);

/// Unicode's White_Space property.
bool is_space(char32_t c);
/// C0, DEL and C1: never part of text, except the white space among them.
bool is_control(char32_t c);
/// Format characters that change how text is shown but not what it says: zero-width, bidirectional
/// controls, soft hyphen, variation selectors, tags, interlinear annotation marks, noncharacters.
bool is_invisible(char32_t c);

/// Each character that is no text but might command (C0, DEL, C1, bidirectional controls,
/// interlinear annotation marks, tags) becomes as many spaces as it has bytes: positions stay.
void blank_controls(std::string& text);

/// `text` without white space at its ends.
std::string_view trim(std::string_view text);

} // namespace narrate::base
