// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Text as a terminal shows it, cluster by cluster. Pure; any thread; any bytes.
namespace narrate::player {

/// A grapheme cluster, together with the characters in and behind it that are never shown
/// (io::printable names them). Of marks on marks the first four are shown.
struct Glyph {
    std::size_t bytes = 0;   ///< Of the text; 0 only at its end.
    std::size_t columns = 0; ///< 0: nothing is shown.
    /// Its first character that is shown. All white space is ' ', except '\n', '\t' and U+00A0 for
    /// spaces that keep words together. 0: none.
    char32_t base = 0;
    bool break_behind = false; ///< It holds a break of no width.
};

Glyph next_glyph(std::string_view text, std::size_t position);

/// Appends what is shown of the glyph there: white space is one space.
void append_glyph(std::string& shown, std::string_view text, std::size_t position,
                  const Glyph& glyph);

inline bool is_space(const Glyph& glyph) {
    return glyph.base == ' ' || glyph.base == '\n' || glyph.base == '\t';
}

/// A line may end between these two, neither of which is white space.
bool may_part(const Glyph& before, const Glyph& behind);

/// Columns of a text in one line.
std::size_t columns_of(std::string_view text);

/// The text in one line as it is shown, cut to `columns`, with "…" for what is left out.
std::string fit(std::string_view text, std::size_t columns);

} // namespace narrate::player
