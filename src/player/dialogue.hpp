// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "player/key.hpp"
#include "player/scene.hpp"

namespace narrate::player {

/// A line that is being typed, a list to choose from, or lines to read: while there is one, keys
/// are for it. Pure.
class Dialogue {
public:
    enum class Outcome : std::uint8_t { open, done, cancelled };

    /// A line to be typed, with what stands before it: "/".
    static Dialogue line(std::string label);
    /// A list, of which a line is chosen.
    static Dialogue list(std::string title, std::vector<std::string> lines, std::size_t selected);
    /// Lines that are read; any key that does not move them ends it.
    static Dialogue reading(std::string title, std::vector<std::string> lines);

    Outcome take(const Key& key);

    [[nodiscard]] const std::string& text() const { return prompt_->text; }  ///< Of a line.
    [[nodiscard]] std::size_t selected() const { return *panel_->selected; } ///< Of a list.
    [[nodiscard]] const std::optional<Prompt>& prompt() const { return prompt_; }
    [[nodiscard]] const std::optional<Panel>& panel() const { return panel_; }

private:
    Outcome type(const Key& key);
    Outcome choose(const Key& key);
    Outcome read(const Key& key);

    std::optional<Prompt> prompt_;
    std::optional<Panel> panel_;
};

} // namespace narrate::player
