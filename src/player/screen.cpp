// SPDX-License-Identifier: Apache-2.0
#include "player/screen.hpp"

#include <algorithm>

namespace narrate::player {

void Line::add(std::string_view text, Style style) {
    for (std::size_t i = 0; i < text.size();) {
        const Glyph glyph = next_glyph(text, i);
        if (glyph.columns > room()) return;
        add_glyph(text, i, glyph, style);
        i += glyph.bytes;
    }
}

void Line::add_glyph(std::string_view text, std::size_t position, const Glyph& glyph, Style style) {
    if (glyph.columns == 0 || glyph.columns > room()) return;
    append_glyph(span_of(style), text, position, glyph);
    columns_ += glyph.columns;
}

void Line::add_spaces(std::size_t columns, Style style) {
    columns = std::min(columns, room());
    if (columns == 0) return;
    span_of(style).append(columns, ' ');
    columns_ += columns;
}

void Line::fill_to(std::size_t column, Style style) {
    if (column > columns_) add_spaces(column - columns_, style);
}

std::string Line::text() const {
    std::string all;
    for (const Span& span : spans_) all += span.text;
    return all;
}

std::string& Line::span_of(Style style) {
    if (spans_.empty() || spans_.back().style != style) spans_.push_back({{}, style});
    return spans_.back().text;
}

} // namespace narrate::player
