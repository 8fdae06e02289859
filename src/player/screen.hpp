// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "player/glyph.hpp"

/// What stands on a terminal, before any terminal: plain data.
namespace narrate::player {

struct Size {
    std::size_t rows = 0;
    std::size_t columns = 0;
    friend bool operator==(const Size&, const Size&) = default;
};

/// What a text on the screen is; the terminal decides what that looks like.
enum class Style : std::uint8_t {
    plain,
    title,
    heading,
    dim,      ///< Captions, bullets, frames.
    sentence, ///< The one that is heard.
    word,     ///< The one that is heard.
    match,    ///< Of a search.
    done,     ///< Of the progress bar.
    left,     ///< Of the progress bar.
    status,
    status_bar, ///< The status where nothing else sets it off from the text.
    message,
    prompt,
    panel,
    panel_title,
    selected,
};
inline constexpr std::size_t kStyles = static_cast<std::size_t>(Style::selected) + 1;

struct Span {
    std::string text; ///< Harmless, in one line.
    Style style = Style::plain;
    friend bool operator==(const Span&, const Span&) = default;
};

/// A row of the screen. Whatever text is added to it becomes harmless and is cut, between glyphs,
/// where the screen ends.
class Line {
public:
    explicit Line(std::size_t width) : width_(width) {}

    void add(std::string_view text, Style style);
    /// The glyph of a text at a position.
    void add_glyph(std::string_view text, std::size_t position, const Glyph& glyph, Style style);
    void add_spaces(std::size_t columns, Style style = Style::plain);
    /// Spaces up to a column, if it is not there yet.
    void fill_to(std::size_t column, Style style = Style::plain);

    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] std::size_t room() const { return width_ - columns_; }
    [[nodiscard]] const std::vector<Span>& spans() const { return spans_; }
    [[nodiscard]] std::string text() const; ///< All of it, without styles.

private:
    std::string& span_of(Style style);

    std::size_t width_;
    std::size_t columns_ = 0;
    std::vector<Span> spans_;
};

struct Cursor {
    std::size_t row = 0;
    std::size_t column = 0;
    friend bool operator==(const Cursor&, const Cursor&) = default;
};

struct Screen {
    Size size;
    std::vector<Line> lines;      ///< As many as rows.
    std::optional<Cursor> cursor; ///< Hidden where there is none.
};

} // namespace narrate::player
