// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fingerprint.hpp"
#include "player/scene.hpp"
#include "player/screen.hpp"
#include "player/text_layout.hpp"

namespace narrate::player {

/// Turns scenes into screens, and remembers where the text is scrolled to. It scrolls calmly: the
/// text stands still until the sentence comes near the lower edge, or leaves the screen, and then
/// moves so that the sentence begins in the upper third. Pure but for that; one thread.
class View {
public:
    /// Any size, 0 included.
    Screen draw(const Scene& scene, Size size);

private:
    void lay_out(const Scene& scene, std::size_t columns);
    void scroll(const Scene& scene, std::size_t rows);
    [[nodiscard]] Line text_line(const Scene& scene, std::size_t row, std::size_t begin,
                                 std::size_t width) const;

    const Article* article_ = nullptr;
    base::Fingerprint text_; ///< Another article may stand where the last one stood in memory.
    std::size_t columns_ = 0;
    TextLayout layout_;
    std::size_t top_ = 0;      ///< The first row that shows.
    std::size_t top_byte_ = 0; ///< The same, for when rows change.
};

} // namespace narrate::player
