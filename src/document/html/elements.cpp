// SPDX-License-Identifier: Apache-2.0
#include "document/html/elements.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/assets.hpp"
#include "base/table.hpp"

namespace narrate::document {

namespace {

using Elements = std::unordered_map<std::string_view, ElementInfo>;

BlockKind kind_named(std::string_view name) {
    for (const BlockKind kind :
         {BlockKind::heading, BlockKind::paragraph, BlockKind::quote, BlockKind::list_item,
          BlockKind::caption, BlockKind::code, BlockKind::table_row})
        if (name == to_string(kind)) return kind;
    return BlockKind::other;
}

Elements load(std::string_view table) {
    Elements elements;
    base::TableReader reader(table);
    while (const auto* row = reader.next()) {
        if (row->size() < 4) continue;
        ElementInfo info;
        info.role = (*row)[1] == "block"   ? ElementRole::block
                    : (*row)[1] == "break" ? ElementRole::line_break
                                           : ElementRole::hidden;
        info.kind = kind_named((*row)[2]);
        info.level = (*row)[3].empty() ? 0 : (*row)[3].front() - '0';
        elements.emplace((*row)[0], info);
    }
    return elements;
}

/// Class words that hide; '*' stands for any letters.
struct HiddenClasses {
    std::unordered_set<std::string_view> words;
    std::vector<std::pair<std::string_view, std::string_view>> patterns; ///< Beginning and end.
};

HiddenClasses load_hidden(std::string_view table) {
    HiddenClasses hidden;
    base::TableReader reader(table);
    while (const auto* row = reader.next()) {
        const std::string_view word = row->front();
        const std::size_t star = word.find('*');
        if (star == std::string_view::npos)
            hidden.words.insert(word);
        else
            hidden.patterns.emplace_back(word.substr(0, star), word.substr(star + 1));
    }
    return hidden;
}

bool hides(const HiddenClasses& hidden, std::string_view word) {
    return hidden.words.find(word) != hidden.words.end() ||
           std::any_of(hidden.patterns.begin(), hidden.patterns.end(), [word](const auto& p) {
               return word.size() >= p.first.size() + p.second.size() &&
                      word.starts_with(p.first) && word.ends_with(p.second);
           });
}

} // namespace

ElementInfo element_info(std::string_view name) {
    static const Elements elements = load(base::find_asset("assets/html/elements.tsv"));
    const auto found = elements.find(name);
    return found == elements.end() ? ElementInfo{} : found->second;
}

bool hides_text(std::string_view class_words) {
    static const HiddenClasses hidden = load_hidden(base::find_asset("assets/html/hidden.tsv"));
    while (!class_words.empty()) {
        const std::size_t end = std::min(class_words.find_first_of(" \t\n"), class_words.size());
        if (end > 0 && hides(hidden, class_words.substr(0, end))) return true;
        class_words.remove_prefix(std::min(end + 1, class_words.size()));
    }
    return false;
}

} // namespace narrate::document
