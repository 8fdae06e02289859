// SPDX-License-Identifier: Apache-2.0
#include "document/plain/parse.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "document/builder.hpp"
#include "document/plain/headers.hpp"
#include "document/plain/lines.hpp"

namespace narrate::document {

namespace {

/// Programs that wrap text do it at 60 to 80 columns.
constexpr std::size_t kLeastWrap = 40;
constexpr std::size_t kMostWrap = 100;

/// Text browsers mark what was inserted into a page ("[INS:new:INS]") and what was deleted from it.
std::string without_edit_marks(std::string_view line) {
    constexpr std::size_t kMark = 5; // Bytes.
    std::string text;
    std::vector<std::size_t> deletions; // Where those begin that have not ended.
    while (!line.empty()) {
        // Each mark ends with one of these.
        const std::size_t end = std::min(line.find_first_of(":]"), line.size() - 1) + 1;
        text += line.substr(0, end);
        line.remove_prefix(end);
        if (text.ends_with("[INS:") || text.ends_with(":INS]")) text.resize(text.size() - kMark);
        while (!deletions.empty() && deletions.back() + kMark > text.size()) deletions.pop_back();
        if (text.ends_with("[DEL:")) deletions.push_back(text.size() - kMark);
        if (text.ends_with(":DEL]") && !deletions.empty()) {
            text.resize(deletions.back());
            deletions.pop_back();
        }
    }
    return text;
}

/// A wrapped paragraph's lines are alike in width, and the next word would not have fitted.
bool is_wrapped_with(std::string_view text, const Line& line, const Line& next,
                     std::size_t column) {
    if (next.blank_before || next.number > 0 || bullet_length(next.of(text)) > 0) return false;
    if (line.width < kLeastWrap || line.width > kMostWrap) return false;
    const std::string_view following = next.of(text);
    const std::string_view word = following.substr(0, following.find(' '));
    const auto first_word = std::count_if(word.begin(), word.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    });
    return line.width + 1 + static_cast<std::size_t>(first_word) > column;
}

/// Whether lines end where a paragraph does.
enum class Wrapping { unknown, certain };

/// The column at which the text is wrapped: its longest line, when enough lines come near to it; 0
/// when lines are paragraphs.
std::size_t wrap_column(const std::vector<Line>& lines, Wrapping wrapping) {
    std::size_t longest = 0;
    for (const Line& line : lines) longest = std::max<std::size_t>(longest, line.width);
    if (longest > kMostWrap || longest < kLeastWrap) return 0;
    if (wrapping == Wrapping::certain) return longest;
    const auto near = std::count_if(lines.begin(), lines.end(), [longest](const Line& line) {
        return line.width * std::size_t{10} >= longest * 8;
    });
    return near * 3 >= static_cast<std::ptrdiff_t>(lines.size()) && near >= 3 ? longest : 0;
}

/// Adds the blocks of a text that stands behind `before` bytes of the source.
void add_lines(Document& document, std::string_view text, std::size_t before, Wrapping wrapping) {
    const std::vector<Line> lines = split_lines(text);
    const std::size_t column = wrap_column(lines, wrapping);
    TextCollector collector;
    for (std::size_t i = 0; i < lines.size();) {
        const Line& first = lines[i];
        DocumentBlock block;
        block.features.blank_before = first.blank_before;
        block.kind = first.number > 0 ? BlockKind::list_item : BlockKind::paragraph;
        block.level = first.number > 0 ? 1 : 0;
        collector.add(without_edit_marks(first.of(text).substr(first.number)));
        std::size_t last = i;
        while (column != 0 && last + 1 < lines.size() &&
               is_wrapped_with(text, lines[last], lines[last + 1], column)) {
            ++last;
            collector.add_space();
            collector.add(without_edit_marks(lines[last].of(text)));
        }
        block.features.lines = static_cast<std::uint32_t>(last - i + 1);
        block.source = {before + first.begin, before + lines[last].end};
        block.text = collector.take();
        add_block(document, std::move(block));
        i = last + 1;
    }
}

/// The title is a heading of its own, and the other headers are metadata.
void add_piped(Document& document, std::string_view text, const PipedArticle& article) {
    document.metadata = article.metadata;
    DocumentBlock title;
    title.kind = BlockKind::heading;
    title.level = 1;
    title.source = article.title;
    title.text = article.metadata.title;
    if (!title.text.empty()) add_block(document, std::move(title));
    std::string body(article.body.of(text));
    blank_pictures(body);
    add_lines(document, body, article.body.begin, Wrapping::certain);
}

} // namespace

Document parse_plain(std::string_view text) {
    Document document;
    document.kind = SourceKind::plain;
    if (const auto piped = read_piped(text))
        add_piped(document, text, *piped);
    else
        add_lines(document, text, 0, Wrapping::unknown);
    return document;
}

} // namespace narrate::document
