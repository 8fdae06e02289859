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

bool is_mark(std::string_view inside) {
    static const Marks marks = load(base::find_asset("assets/document/footnote_marks.tsv"));
    if (inside.starts_with('^')) inside.remove_prefix(1); // As Markdown writes them.
    return is_number(inside) || marks.find(base::to_lower(inside)) != marks.end();
}

/// Where the mark begins that `text` ends with, its closing bracket being the last character; npos
/// when there is none. A mark stands right behind a word.
std::size_t mark_at_end(std::string_view text) {
    const std::size_t from = text.size() > kLongestMark ? text.size() - kLongestMark : 0;
    const std::size_t open = text.substr(from).rfind('[');
    if (open == std::string_view::npos) return open;
    const std::size_t at = from + open;
    const bool attached = at > 0 && text[at - 1] != ' ';
    const bool mark = attached && is_mark(text.substr(at + 1, text.size() - at - 2));
    return mark ? at : std::string_view::npos;
}

} // namespace

void remove_footnote_marks(std::string& text) {
    if (text.find('[') == std::string::npos) return;
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(']', at), text.size() - 1) + 1;
        kept.append(text, at, end - at);
        at = end;
        if (!kept.ends_with(']')) continue;
        if (const std::size_t mark = mark_at_end(kept); mark != std::string::npos)
            kept.resize(mark);
    }
    text = std::move(kept);
}

} // namespace narrate::document
