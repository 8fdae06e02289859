// SPDX-License-Identifier: Apache-2.0
#include "document/footnotes.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "base/assets.hpp"
#include "base/table.hpp"
#include "base/unicode.hpp"

namespace narrate::document {

namespace {

constexpr std::size_t kMostDigits = 3;
constexpr std::size_t kLongestMark = 40;

using Marks = std::unordered_set<std::string_view>;

Marks load(std::string_view table) {
    Marks marks;
    base::TableReader reader(table);
    while (const auto* row = reader.next()) marks.insert(row->front());
    return marks;
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= kMostDigits && text.front() != '0' &&
           std::all_of(text.begin(), text.end(),
                       [](unsigned char c) { return base::is_ascii_digit(c); });
}

/// The length of a mark, brackets and all, that `text` begins with; 0 when there is none.
std::size_t mark_length(std::string_view text) {
    static const Marks marks = load(base::find_asset("assets/document/footnote_marks.tsv"));
    const std::size_t end = text.substr(0, kLongestMark).find(']');
    if (end == std::string_view::npos) return 0;
    std::string_view inside = text.substr(1, end - 1);
    if (inside.starts_with('^')) inside.remove_prefix(1); // As Markdown writes them.
    const bool mark = is_number(inside) || marks.find(base::to_lower(inside)) != marks.end();
    return mark ? end + 1 : 0;
}

} // namespace

void remove_footnote_marks(std::string& text) {
    std::size_t at = text.find('[', 1);
    if (at == std::string::npos) return;
    std::string kept = text.substr(0, at);
    while (at < text.size()) {
        const bool attached = !kept.empty() && kept.back() != ' ';
        const std::size_t length =
            attached && text[at] == '[' ? mark_length(std::string_view(text).substr(at)) : 0;
        if (length > 0) {
            at += length;
            continue;
        }
        const std::size_t next = std::min(text.find('[', at + 1), text.size());
        kept.append(text, at, next - at);
        at = next;
    }
    text = std::move(kept);
}

} // namespace narrate::document
