// SPDX-License-Identifier: Apache-2.0
#include "player/text_layout.hpp"

#include <algorithm>
#include <string_view>

#include "player/glyph.hpp"

namespace narrate::player {

namespace {

constexpr std::size_t kDeepestLevel = 5;

struct Indent {
    std::size_t first = 0;
    std::size_t rest = 0;
};

Indent indent_of(const ArticleBlock& block, std::size_t columns) {
    const auto level = static_cast<std::size_t>(std::max(1, block.level));
    Indent indent;
    switch (block.kind) {
    case BlockKind::list_item:
        indent.first = indent.rest = 2 * std::min(level, kDeepestLevel);
        break;
    case BlockKind::quote: indent.first = indent.rest = 4; break;
    case BlockKind::code:
    case BlockKind::caption: indent.first = indent.rest = 2; break;
    case BlockKind::table_row: indent.rest = 2; break;
    default: break;
    }
    // In a narrow window the text is worth more.
    return {std::min(indent.first, columns / 4), std::min(indent.rest, columns / 4)};
}

/// Wraps one block.
class Wrapper {
public:
    Wrapper(std::string_view text, const ArticleBlock& block, std::size_t columns,
            std::vector<TextRow>& rows)
        : text_(text.substr(0, block.range.end)), kind_(block.kind), columns_(columns),
          indent_(indent_of(block, columns)), rows_(rows), position_(block.range.begin),
          is_code_(block.kind == BlockKind::code) {}

    void wrap() {
        begin_row(position_);
        while (position_ < text_.size()) {
            const Glyph glyph = next_glyph(text_, position_);
            if (glyph.base == '\n' && is_code_)
                end_line(glyph);
            else if (glyph.columns == 0)
                position_ += glyph.bytes;
            else if (is_space(glyph))
                take_space(glyph);
            else
                take(glyph);
        }
        if (content_end_ > row_begin_) put(content_end_);
    }

private:
    void begin_row(std::size_t begin) {
        position_ = row_begin_ = content_end_ = break_end_ = break_begin_ = begin;
        used_ = 0;
        before_ = {};
    }

    void put(std::size_t end) {
        const std::size_t indent = first_ ? indent_.first : indent_.rest;
        rows_.push_back({{row_begin_, end}, kind_, static_cast<std::uint8_t>(indent), first_});
        first_ = false;
    }

    /// A line of code ends, be it empty.
    void end_line(const Glyph& glyph) {
        put(content_end_);
        begin_row(position_ + glyph.bytes);
    }

    void take_space(const Glyph& glyph) {
        const bool at_begin = content_end_ == row_begin_;
        position_ += glyph.bytes;
        if (at_begin && !is_code_) {
            row_begin_ = content_end_ = position_;
        } else {
            used_ += glyph.base == '\t' && is_code_ ? columns_of_tab(used_) : glyph.columns;
            if (!at_begin) note_break(content_end_, position_);
        }
        before_ = {};
    }

    void take(const Glyph& glyph) {
        if (may_break_before(glyph)) note_break(position_, position_);
        const std::size_t width = columns_ - (first_ ? indent_.first : indent_.rest);
        if (used_ + glyph.columns > width && position_ > row_begin_) {
            const bool at_break = break_end_ > row_begin_;
            put(at_break ? break_end_ : position_);
            begin_row(at_break ? break_begin_ : position_);
            return; // It is read again, in its new row.
        }
        used_ += glyph.columns;
        position_ += glyph.bytes;
        content_end_ = position_;
        before_ = glyph;
    }

    [[nodiscard]] bool may_break_before(const Glyph& glyph) const {
        const bool plain = before_.base < 0x80 && glyph.base < 0x80 && before_.base != '-';
        return before_.base != 0 && (!plain || before_.break_behind) && may_part(before_, glyph);
    }

    /// The row may end at `end`, and the next one begin at `begin`.
    void note_break(std::size_t end, std::size_t begin) {
        break_end_ = end;
        break_begin_ = begin;
    }

    std::string_view text_;
    BlockKind kind_;
    std::size_t columns_;
    Indent indent_;
    std::vector<TextRow>& rows_;
    std::size_t position_;
    bool is_code_;
    bool first_ = true;
    std::size_t row_begin_ = 0;
    std::size_t content_end_ = 0; ///< Behind the last glyph that is no space.
    std::size_t break_end_ = 0;
    std::size_t break_begin_ = 0;
    std::size_t used_ = 0;
    Glyph before_; ///< The glyph before, unless white space stands between.
};

} // namespace

bool stand_together(BlockKind before, BlockKind behind) {
    return before == behind && (before == BlockKind::list_item || before == BlockKind::table_row);
}

TextLayout::TextLayout(const Article& article, std::size_t columns) {
    columns = std::max<std::size_t>(1, columns);
    rows_.reserve(article.text.size() / columns * 5 / 4 + 2 * article.blocks.size());
    for (const ArticleBlock& block : article.blocks) {
        const std::size_t before = rows_.size();
        if (before > 0 && !stand_together(rows_.back().kind, block.kind))
            rows_.push_back({{block.range.begin, block.range.begin}, block.kind, 0, false});
        const std::size_t blank = rows_.size();
        Wrapper(article.text, block, columns, rows_).wrap();
        if (rows_.size() == blank) rows_.resize(before); // Nothing of it is seen.
    }
}

std::size_t TextLayout::row_of(std::size_t byte) const {
    const auto behind =
        std::upper_bound(rows_.begin(), rows_.end(), byte,
                         [](std::size_t b, const TextRow& row) { return b < row.range.begin; });
    return behind == rows_.begin() ? 0 : static_cast<std::size_t>(behind - rows_.begin()) - 1;
}

} // namespace narrate::player
