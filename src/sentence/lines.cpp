// SPDX-License-Identifier: Apache-2.0
#include "sentence/lines.hpp"

#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "sentence/list_marker.hpp"

namespace narrate::sentence {

namespace {

constexpr std::string_view kBlanks = " \t\r";
constexpr std::size_t kNarrowest = 40;      ///< Characters: nobody wraps text more narrowly.
constexpr std::size_t kLongestItem = 40;    ///< Characters of a line in a list without stops.
constexpr std::size_t kLettersSetApart = 2; ///< Characters of a line that holds a bit of a word.
constexpr std::size_t kFewestItems = 3;     ///< Lines that make such a list.

/// The line's code points, white space at its ends aside: what those who wrap it count.
std::size_t width_of(std::string_view line) {
    line = base::trim(line);
    return static_cast<std::size_t>(
        std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

} // namespace

bool Lines::ends_paragraph(std::size_t line_end) const {
    const std::size_t next = text_.find_first_not_of(kBlanks, line_end + 1);
    return next != std::string_view::npos && text_[next] == '\n';
}

void Lines::measure(std::size_t paragraph) {
    begin_ = paragraph;
    width_ = 0;
    std::size_t lines = 0;
    std::size_t line = paragraph;
    bool blank = true;
    for (;;) {
        const std::size_t feed = std::min(text_.find('\n', line), text_.size());
        const std::size_t length = width_of(text_.substr(line, feed - line));
        // A long address stands alone on its line, and tells nothing of the others' width.
        const bool words = text_.substr(line, feed - line).find(' ') != std::string_view::npos;
        if (words || length <= kLongestItem) width_ = std::max(width_, length);
        lines += length != 0 ? 1 : 0;
        blank = blank && length == 0;
        line = feed + 1;
        if (feed == text_.size() || (!blank && ends_paragraph(feed))) {
            end_ = feed;
            break;
        }
    }
    list_ = lines >= kFewestItems && width_ <= kLongestItem &&
            text_.substr(begin_, end_ - begin_).find_first_of(".!?:;") == std::string_view::npos;
}

bool Lines::ends_sentence(std::size_t line_end, std::size_t paragraph) {
    if (begin_ != paragraph) measure(paragraph);
    const std::size_t next = text_.find_first_not_of(kBlanks, line_end + 1);
    if (next == std::string_view::npos) return false;
    const std::size_t feed = text_.rfind('\n', line_end == 0 ? 0 : line_end - 1);
    const std::size_t begin =
        feed == std::string_view::npos || feed < paragraph ? paragraph : feed + 1;
    if (begin > line_end) return false;
    const std::size_t length = width_of(text_.substr(begin, line_end - begin));
    const std::string_view rest = text_.substr(next);
    if (starts_item(rest)) return true;
    if (list_ && length > kLettersSetApart) return true;
    if (base::is_lower(base::decode(rest, 0).value)) return false;
    if (length <= kLettersSetApart) return false;
    const std::size_t word = width_of(rest.substr(0, rest.find_first_of(" \t\n")));
    // What had to be wrapped goes on; who ended a line before it was full meant to.
    return width_ < kNarrowest || length + 1 + word <= width_;
}

} // namespace narrate::sentence
