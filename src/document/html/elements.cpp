// SPDX-License-Identifier: Apache-2.0
#include "document/html/elements.hpp"

#include <unordered_map>

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

} // namespace

ElementInfo element_info(std::string_view name) {
    static const Elements elements = load(base::find_asset("assets/html/elements.tsv"));
    const auto found = elements.find(name);
    return found == elements.end() ? ElementInfo{} : found->second;
}

} // namespace narrate::document
