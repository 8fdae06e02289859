// SPDX-License-Identifier: Apache-2.0
#include "document/plain/parse.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "document/builder.hpp"

namespace narrate::document {

namespace {

/// Programs that wrap text do it at 60 to 80 columns.
constexpr std::size_t kLeastWrap = 40;
constexpr std::size_t kMostWrap = 100;
constexpr std::array<std::string_view, 5> kBullets = {"- ", "* ", "\u2022", "\u00b7 ", "\u25aa"};

struct Line {
    TextRange range; ///< Without white space at its ends.
    std::size_t width = 0;
    std::size_t indent = 0; ///< Bytes of white space before it.
    bool blank_before = false;
};

/// The number of an ordered list's item as browsers render it: right-aligned, then a full stop.
struct Number {
    int value = 0;
    std::size_t column = 0; ///< Of the full stop.
    std::size_t length = 0; ///< Of all of it, without the space that follows.
};

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::vector<Line> lines_of(std::string_view text) {
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
            lines.push_back(
                {{begin, begin + inside.size()}, code_points(inside), begin - at, blank});
            blank = false;
        }
        at = end + 1;
    }
    return lines;
}

Number number_of(std::string_view text, const Line& line) {
    const std::string_view content = line.range.of(text);
    Number number;
    std::size_t digits = 0;
    while (digits < std::min<std::size_t>(3, content.size()) &&
           base::is_ascii_digit(static_cast<unsigned char>(content[digits])))
        number.value = number.value * 10 + (content[digits++] - '0');
    if (digits == 0 || !content.substr(digits).starts_with(". ")) return {};
    number.column = line.indent + digits;
    number.length = digits + 1;
    return number;
}

/// Whether two lines are items of one list that stand one after the other. Numbers at the line's
/// very beginning are text: somebody wrote them.
bool follows(const Number& first, const Number& second) {
    return first.length > 0 && second.length > 0 && second.value == first.value + 1 &&
           second.column == first.column && first.column >= 2;
}

/// How many bytes the number of an ordered list takes of each line; 0: the line is no item.
std::vector<std::size_t> find_numbers(std::string_view text, const std::vector<Line>& lines) {
    std::vector<std::size_t> lengths(lines.size(), 0);
    Number last;
    std::size_t last_line = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Number number = number_of(text, lines[i]);
        if (number.length == 0) continue;
        if (follows(last, number)) {
            lengths[last_line] = last.length;
            lengths[i] = number.length;
        }
        last = number;
        last_line = i;
    }
    return lengths;
}

/// Text browsers mark what was inserted into a page and what was deleted from it.
std::string without_edit_marks(std::string_view line) {
    std::string text(line);
    for (std::size_t at = 0; (at = text.find("[DEL:", at)) != std::string::npos;) {
        const std::size_t end = text.find(":DEL]", at);
        if (end == std::string::npos) break;
        text.erase(at, end + 5 - at);
    }
    for (const std::string_view mark : {"[INS:", ":INS]"})
        for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;)
            text.erase(at, mark.size());
    return text;
}

bool begins_with_bullet(std::string_view line) {
    return std::any_of(kBullets.begin(), kBullets.end(),
                       [line](std::string_view bullet) { return line.starts_with(bullet); });
}

/// A wrapped paragraph's lines are alike in width, and the next word would not have fitted.
bool is_wrapped_with(std::string_view text, const Line& line, const Line& next,
                     std::size_t column) {
    if (next.blank_before || line.width < kLeastWrap || line.width > kMostWrap) return false;
    const std::string_view following = next.range.of(text);
    if (begins_with_bullet(following)) return false;
    const std::size_t first_word = code_points(following.substr(0, following.find(' ')));
    return line.width + 1 + first_word > column;
}

/// The column at which the text is wrapped: its longest line, when enough lines come near to it; 0
/// when lines are paragraphs.
std::size_t wrap_column(const std::vector<Line>& lines) {
    std::size_t longest = 0;
    for (const Line& line : lines) longest = std::max(longest, line.width);
    if (longest > kMostWrap || longest < kLeastWrap) return 0;
    const auto near = std::count_if(lines.begin(), lines.end(), [longest](const Line& line) {
        return line.width * 10 >= longest * 8;
    });
    return near * 3 >= static_cast<std::ptrdiff_t>(lines.size()) && near >= 3 ? longest : 0;
}

} // namespace

Document parse_plain(std::string_view text) {
    Document document;
    document.kind = SourceKind::plain;
    const std::vector<Line> lines = lines_of(text);
    const std::size_t column = wrap_column(lines);
    const std::vector<std::size_t> numbers = find_numbers(text, lines);
    TextCollector collector;
    for (std::size_t i = 0; i < lines.size();) {
        DocumentBlock block;
        const Line& first = lines[i];
        block.features.blank_before = first.blank_before;
        std::string_view line = first.range.of(text);
        std::size_t marker = numbers[i];
        if (begins_with_bullet(line)) marker = base::decode(line, 0).length;
        block.kind = marker > 0 ? BlockKind::list_item : BlockKind::paragraph;
        block.level = marker > 0 ? 1 : 0;
        line.remove_prefix(marker);
        collector.add(without_edit_marks(line));
        std::size_t last = i;
        while (column != 0 && last + 1 < lines.size() &&
               is_wrapped_with(text, lines[last], lines[last + 1], column)) {
            ++last;
            collector.add_space();
            collector.add(without_edit_marks(lines[last].range.of(text)));
        }
        block.features.lines = static_cast<std::uint32_t>(last - i + 1);
        block.source = {first.range.begin, lines[last].range.end};
        block.line = 0;
        block.text = collector.take();
        if (!block.text.empty()) document.blocks.push_back(std::move(block));
        i = last + 1;
    }
    return document;
}

} // namespace narrate::document
