// SPDX-License-Identifier: Apache-2.0
#include "article/structure.hpp"

#include <unordered_map>

#include "base/assets.hpp"
#include "base/table.hpp"

namespace narrate::article {

namespace {

/// Above this share of linked characters a block is a list of links.
constexpr float kDenseLinks = 0.66F;

struct Structure {
    std::unordered_map<std::string_view, std::string_view> elements;
    std::unordered_map<std::string_view, std::string_view> classes;
};

Structure load(std::string_view table) {
    Structure structure;
    base::TableReader reader(table);
    while (const auto* row = reader.next()) {
        if (row->size() < 3) continue;
        auto& words = (*row)[0] == "element" ? structure.elements : structure.classes;
        words.emplace((*row)[1], (*row)[2]);
    }
    return structure;
}

/// The value of the first word of `text`, cut at any of `separators`, that the table has.
std::string_view look_up(const std::unordered_map<std::string_view, std::string_view>& table,
                         std::string_view text, std::string_view separators) {
    while (!text.empty()) {
        const std::size_t end = text.find_first_of(separators);
        if (const auto found = table.find(text.substr(0, end)); found != table.end())
            return found->second;
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return {};
}

} // namespace

std::string_view structure_reason(const Document& document, const DocumentBlock& block) {
    static const Structure structure = load(base::find_asset("assets/chrome/structure.tsv"));
    if (block.kind == BlockKind::caption) return "caption";
    std::string_view of_words;
    for (std::uint32_t i = block.features.element; i != 0; i = document.elements[i].parent) {
        const DocumentElement& element = document.elements[i];
        if (const auto found = structure.elements.find(element.name);
            found != structure.elements.end())
            return found->second;
        if (of_words.empty()) of_words = look_up(structure.classes, element.words, " -_");
    }
    if (!of_words.empty()) return of_words;
    if (block.features.link_density > kDenseLinks) return "links";
    return {};
}

} // namespace narrate::article
