// SPDX-License-Identifier: Apache-2.0
#include "player/view.hpp"

#include <algorithm>

#include "player/panel_box.hpp"
#include "player/status_lines.hpp"

namespace narrate::player {

namespace {

/// The rows of something that should be on the screen.
struct Rows {
    std::size_t first = 0;
    std::size_t last = 0;
};

Rows rows_of(const TextLayout& layout, TextRange range) {
    const std::size_t first = layout.row_of(range.begin);
    return {first, range.empty() ? first : layout.row_of(range.end - 1)};
}

bool meet(TextRange a, TextRange b) {
    return a.begin < b.end && b.begin < a.end;
}

Style style_of_block(BlockKind kind) {
    switch (kind) {
    case BlockKind::title: return Style::title;
    case BlockKind::heading: return Style::heading;
    case BlockKind::caption: return Style::dim;
    default: return Style::plain;
    }
}

Style style_of_piece(const Scene& scene, TextRange piece, Style usual) {
    if (meet(scene.word, piece)) return Style::word;
    if (scene.match && meet(*scene.match, piece)) return Style::match;
    return meet(scene.sentence, piece) ? Style::sentence : usual;
}

} // namespace

Screen View::draw(const Scene& scene, Size size) {
    const Column column = column_of(size.columns);
    StatusLines status = draw_status(scene, size);
    const std::size_t rows = size.rows - status.lines.size();
    lay_out(scene, column.width);
    scroll(scene, rows);
    Screen screen{size, {}, {}};
    screen.lines.reserve(size.rows);
    for (std::size_t row = 0; row < rows; ++row)
        screen.lines.push_back(text_line(scene, top_ + row, column.begin, size.columns));
    if (scene.panel) draw_panel(*scene.panel, screen.lines, size.columns);
    if (status.cursor) screen.cursor = Cursor{rows + status.cursor->row, status.cursor->column};
    for (Line& line : status.lines) screen.lines.push_back(std::move(line));
    return screen;
}

void View::lay_out(const Scene& scene, std::size_t columns) {
    const base::Fingerprint text =
        scene.article == nullptr ? base::Fingerprint{} : base::fingerprint(scene.article->text);
    const bool same = scene.article == article_ && text == text_;
    if (same && columns == columns_) return;
    layout_ = scene.article == nullptr ? TextLayout() : TextLayout(*scene.article, columns);
    if (!same) top_byte_ = 0;
    top_ = layout_.row_of(top_byte_);
    article_ = scene.article;
    text_ = text;
    columns_ = columns;
}

void View::scroll(const Scene& scene, std::size_t rows) {
    const std::size_t count = layout_.rows().size();
    const std::size_t last_top = count > rows ? count - rows : 0;
    const bool searching = scene.prompt && scene.match;
    // The sentence shall end above this row, and begin, when it is moved, at a quarter.
    const std::size_t lower = std::max<std::size_t>(1, rows * 2 / 3);
    Rows wanted = rows_of(layout_, searching ? *scene.match : scene.sentence);
    if (wanted.last - wanted.first >= lower)
        wanted = scene.word.empty() || searching ? Rows{wanted.first, wanted.first}
                                                 : rows_of(layout_, scene.word);
    top_ = std::min(top_, last_top);
    if (wanted.first < top_ || wanted.last >= top_ + lower) {
        const std::size_t above = std::min(wanted.first, rows / 4);
        top_ = std::min(wanted.first - above, last_top);
        // Not with a blank row at the top.
        if (top_ < last_top && layout_.rows()[top_].range.empty()) ++top_;
    }
    top_byte_ = count == 0 ? 0 : layout_.rows()[top_].range.begin;
}

Line View::text_line(const Scene& scene, std::size_t row, std::size_t begin,
                     std::size_t width) const {
    Line line(width);
    if (row >= layout_.rows().size()) return line;
    const TextRow& shown = layout_.rows()[row];
    if (shown.range.empty()) return line;
    line.add_spaces(begin + shown.indent);
    if (shown.kind == BlockKind::list_item && shown.begins_block && shown.indent >= 2) {
        line = Line(width);
        line.add_spaces(begin + shown.indent - 2);
        line.add("•", Style::dim);
        line.add_spaces(1);
    }
    const std::string_view text = std::string_view(scene.article->text).substr(0, shown.range.end);
    const std::size_t text_begin = line.columns();
    const Style usual = style_of_block(shown.kind);
    for (std::size_t i = shown.range.begin; i < text.size();) {
        const Glyph glyph = next_glyph(text, i);
        const Style style = style_of_piece(scene, {i, i + glyph.bytes}, usual);
        if (glyph.base == '\t' && shown.kind == BlockKind::code)
            line.add_spaces(columns_of_tab(line.columns() - text_begin), style);
        else
            line.add_glyph(text, i, glyph, style);
        i += glyph.bytes;
    }
    return line;
}

} // namespace narrate::player
