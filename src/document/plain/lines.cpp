// SPDX-License-Identifier: Apache-2.0
#include "document/plain/lines.hpp"

#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::document {

namespace {

constexpr std::size_t kMostDigits = 3;

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

/// The number of an ordered list's item as text browsers write it: right-aligned, then a full stop.
struct Number {
    int value = 0;
    std::size_t column = 0; ///< Of the full stop.
    std::uint8_t length = 0;
};

Number number_of(std::string_view text, const Line& line) {
    const std::string_view content = line.of(text);
    Number number;
    std::size_t digits = 0;
    while (digits < std::min(kMostDigits, content.size()) &&
           base::is_ascii_digit(static_cast<unsigned char>(content[digits])))
        number.value = number.value * 10 + (content[digits++] - '0');
    if (digits == 0 || !content.substr(digits).starts_with(". ")) return {};
    number.column = line.indent + digits;
    number.length = static_cast<std::uint8_t>(digits + 1);
    return number;
}

/// Whether two lines are items of one list that stand one after the other.
bool follows(const Number& first, const Number& second) {
    return first.length > 0 && second.value == first.value + 1 && second.column == first.column;
}

/// Numbers at the line's very beginning are text: somebody wrote them. A browser's first ones are
/// moved in, to stand under those of two digits.
void mark_numbers(std::string_view text, std::vector<Line>& lines) {
    Number last;
    Line* last_line = nullptr;
    bool moved_in = false;
    for (Line& line : lines) {
        const Number number = number_of(text, line);
        if (number.length == 0) continue;
        if (!follows(last, number)) {
            moved_in = line.indent > 0;
        } else if (moved_in) {
            last_line->number = last.length;
            line.number = number.length;
        }
        last = number;
        last_line = &line;
    }
}

} // namespace

std::vector<Line> split_lines(std::string_view text) {
    std::vector<Line> lines;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\r\f\v", at), text.size());
        const std::string_view inside = base::trim(text.substr(at, end - at));
        if (inside.empty()) {
            // "\r\n" is one line end, not a blank line.
            const bool pair = end == at && at > 0 && text[at] == '\n' && text[at - 1] == '\r';
            blank = blank || !pair;
        } else {
            const auto begin = static_cast<std::size_t>(inside.data() - text.data());
            Line line;
            line.begin = static_cast<std::uint32_t>(begin);
            line.end = static_cast<std::uint32_t>(begin + inside.size());
            line.width = static_cast<std::uint32_t>(code_points(inside));
            line.indent = static_cast<std::uint16_t>(std::min<std::size_t>(begin - at, UINT16_MAX));
            line.blank_before = blank;
            lines.push_back(line);
            blank = false;
        }
        at = end + 1;
    }
    mark_numbers(text, lines);
    return lines;
}

} // namespace narrate::document
