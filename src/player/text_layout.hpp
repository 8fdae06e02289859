// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "narrate/article.hpp"
#include "narrate/text.hpp"

namespace narrate::player {

/// A row of an article's text.
struct TextRow {
    /// What it shows, without the white space where it was parted from the next; empty: a blank
    /// row. Its begin never falls from row to row.
    TextRange range;
    BlockKind kind = BlockKind::other;
    std::uint8_t indent = 0;   ///< Columns before the text.
    bool begins_block = false; ///< A list's item has its bullet here.
};

/// Whether a block follows another without a blank row: items of a list, rows of a table.
bool stand_together(BlockKind before, BlockKind behind);

/// An article wrapped to a width: blank rows between blocks, list items and quotations set in, the
/// lines of code kept. A value of the article and the width; borrows nothing.
class TextLayout {
public:
    TextLayout() = default;
    /// `columns` is at least 1. Rows keep to it but for their first glyph.
    TextLayout(const Article& article, std::size_t columns);

    [[nodiscard]] std::span<const TextRow> rows() const& { return rows_; }
    std::span<const TextRow> rows() const&& = delete; // They would outlive it.
    /// The row that shows a byte of the text, or the last one before it; 0 where there are none.
    [[nodiscard]] std::size_t row_of(std::size_t byte) const;

private:
    std::vector<TextRow> rows_;
};

/// Code's tabs lead to the next multiple of this.
inline constexpr std::size_t kTab = 4;
inline constexpr std::size_t columns_of_tab(std::size_t column) {
    return kTab - column % kTab;
}

} // namespace narrate::player
