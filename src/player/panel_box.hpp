// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "player/scene.hpp"
#include "player/screen.hpp"

namespace narrate::player {

/// Draws a panel over lines, in a frame where there is room for one. Scrolls so that the selected
/// line shows. Pure.
void draw_panel(const Panel& panel, std::span<Line> lines, std::size_t width);

} // namespace narrate::player
