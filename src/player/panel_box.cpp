// SPDX-License-Identifier: Apache-2.0
#include "player/panel_box.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace narrate::player {

namespace {

constexpr std::size_t kFrame = 4; // "│ " and " │"

std::size_t inner_width(const Panel& panel, std::size_t width) {
    constexpr std::size_t kLeast = 16;
    std::size_t widest = std::max(kLeast, columns_of(panel.title) + 2);
    for (const std::string& line : panel.lines) widest = std::max(widest, columns_of(line));
    return std::min(widest, width - kFrame);
}

std::size_t first_line(const Panel& panel, std::size_t rows) {
    const std::size_t count = panel.lines.size();
    const std::size_t last = count > rows ? count - rows : 0;
    if (!panel.selected) return std::min(panel.first, last);
    return std::min(last, *panel.selected > rows / 2 ? *panel.selected - rows / 2 : 0);
}

void add_repeated(Line& line, std::string_view sign, std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) line.add(sign, Style::dim);
}

/// "┌─ Keys ────┐"
Line top(const Panel& panel, std::size_t margin, std::size_t inner, std::size_t width) {
    Line line(width);
    line.add_spaces(margin);
    line.add("┌─", Style::dim);
    if (!panel.title.empty()) {
        line.add_spaces(1);
        line.add(fit(panel.title, inner - 2), Style::panel_title);
        line.add_spaces(1);
    }
    add_repeated(line, "─", margin + inner + kFrame - 1 - line.columns());
    line.add("┐", Style::dim);
    return line;
}

/// "└───── 1–15 of 25 ─┘"; only the frame where all lines show.
Line bottom(const Panel& panel, std::size_t first, std::size_t rows, std::size_t margin,
            std::size_t inner, std::size_t width) {
    std::string part;
    if (rows < panel.lines.size())
        part = fmt::format(" {}–{} of {} ", first + 1, first + rows, panel.lines.size());
    if (columns_of(part) > inner) part.clear();
    Line line(width);
    line.add_spaces(margin);
    line.add("└", Style::dim);
    add_repeated(line, "─", inner + 1 - columns_of(part));
    line.add(part, Style::dim);
    line.add("─┘", Style::dim);
    return line;
}

Style style_of(const Panel& panel, std::size_t line) {
    return panel.selected == line ? Style::selected : Style::panel;
}

void draw_framed(const Panel& panel, std::span<Line> lines, std::size_t width) {
    const std::size_t inner = inner_width(panel, width);
    const std::size_t margin = (width - inner - kFrame) / 2;
    const std::size_t rows =
        std::min(std::max<std::size_t>(1, panel.lines.size()), lines.size() - 2);
    const std::size_t above = (lines.size() - rows - 2) / 2;
    const std::size_t first = first_line(panel, rows);
    lines[above] = top(panel, margin, inner, width);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t at = first + row;
        Line line(width);
        line.add_spaces(margin);
        line.add("│", Style::dim);
        line.add_spaces(1, style_of(panel, at));
        if (at < panel.lines.size()) line.add(fit(panel.lines[at], inner), style_of(panel, at));
        line.fill_to(margin + kFrame - 1 + inner, style_of(panel, at));
        line.add("│", Style::dim);
        lines[above + 1 + row] = std::move(line);
    }
    lines[above + 1 + rows] = bottom(panel, first, rows, margin, inner, width);
}

} // namespace

void draw_panel(const Panel& panel, std::span<Line> lines, std::size_t width) {
    constexpr std::size_t kLeastRows = 5;
    constexpr std::size_t kLeastColumns = 24;
    if (lines.size() >= kLeastRows && width >= kLeastColumns)
        return draw_framed(panel, lines, width);
    const std::size_t first = first_line(panel, lines.size());
    for (std::size_t row = 0; row < lines.size(); ++row) {
        const std::size_t at = first + row;
        lines[row] = Line(width);
        if (at < panel.lines.size())
            lines[row].add(fit(panel.lines[at], width), style_of(panel, at));
    }
}

} // namespace narrate::player
