// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "narrate/document.hpp"

namespace narrate::document {

/// A line with text on it, in few bytes: there may be tens of millions.
struct Line {
    std::uint32_t begin = 0; ///< Without white space at its ends; bytes.
    std::uint32_t end = 0;
    std::uint32_t width = 0;  ///< Code points.
    std::uint16_t indent = 0; ///< Bytes of white space before it, at most 65,535.
    std::uint8_t number = 0;  ///< Bytes of the number it begins with as the item of a list ("12.").
    bool blank_before = false;

    [[nodiscard]] std::string_view of(std::string_view text) const {
        return text.substr(begin, end - begin);
    }
};
static_assert(kMaxInputBytes <= UINT32_MAX);

std::vector<Line> split_lines(std::string_view text);

} // namespace narrate::document
