// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "player/scene.hpp"
#include "player/screen.hpp"

namespace narrate::player {

/// The columns in the middle of the screen that are written on: no more than are easy to read.
struct Column {
    std::size_t begin = 0;
    std::size_t width = 0;
};
Column column_of(std::size_t screen_columns);

/// Rows at the bottom that are not the text's: a progress bar, the title and the figures, or, on a
/// small screen, the figures alone.
std::size_t status_rows(std::size_t screen_rows);

struct StatusLines {
    std::vector<Line> lines;      ///< status_rows of them.
    std::optional<Cursor> cursor; ///< Where a prompt is typed; its row is counted from the first.
};
/// A prompt, else a message, stands in place of the title, or of the figures where there is no
/// title. Figures that do not fit are left out whole, the least important ones first. Pure.
StatusLines draw_status(const Scene& scene, Size size);

} // namespace narrate::player
