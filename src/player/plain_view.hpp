// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "narrate/error.hpp"
#include "player/scene.hpp"

namespace narrate::player {

/// The player's view for screen readers, logs and simple terminals: a line for each sentence as it
/// begins to be heard, with a blank line where a block begins, and a line for each message, prompt
/// and panel. Nothing moves the cursor; no escape codes. One thread.
class PlainView {
public:
    /// The descriptor is the caller's, and written to at once.
    explicit PlainView(int descriptor) : descriptor_(descriptor) {}

    /// Writes what is new since the last scene.
    /// Errors: output_closed (nobody reads any more), output_failed.
    Result<void> show(const Scene& scene);

    /// What `show` would write.
    std::string news(const Scene& scene);

private:
    void add_sentence(std::string& lines, const Scene& scene);
    void add_panel(std::string& lines, const Scene& scene);

    int descriptor_;
    const Article* article_ = nullptr;
    std::size_t place_ = 0; ///< The article's, in the queue.
    TextRange sentence_;
    std::optional<std::size_t>
        block_;          ///< Of the article; the last one of which something was said.
    bool begun_ = false; ///< Something was written.
    std::string message_;
    std::string prompt_; ///< Its label.
    std::optional<Panel> panel_;
};

} // namespace narrate::player
