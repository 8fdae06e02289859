// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "narrate/article.hpp"
#include "narrate/text.hpp"

/// What a player has to show, whatever shows it. Its texts may be anybody's: those who show them
/// make them harmless.
namespace narrate::player {

struct Status {
    enum class State : std::uint8_t { loading, playing, paused, ended };

    State state = State::loading;
    std::string title;
    std::chrono::milliseconds position{};
    std::chrono::milliseconds length{};
    bool length_estimated = false;
    double rate = 1;
    int volume = 100; ///< Per cent.
    bool muted = false;
    std::string voice;
    std::size_t paragraph = 0;  ///< From 1; 0: none yet.
    std::size_t paragraphs = 0; ///< 0: not known.
    std::size_t article = 0;    ///< Its place in the queue, from 1.
    std::size_t articles = 0;
    std::string sleep; ///< "12 min", "end of article"; empty: it does not sleep.
};

/// A line that is being typed.
struct Prompt {
    std::string label; ///< "/", "go to %: "
    std::string text;
};

/// Lines over the text: help, a list to choose from.
struct Panel {
    std::string title;
    std::vector<std::string> lines;
    std::optional<std::size_t> selected; ///< Always shown.
    std::size_t first = 0;               ///< The line at the top where none is selected.
};

/// Borrows the article. Ranges are bytes of its text; an empty one marks nothing.
struct Scene {
    const Article* article = nullptr; ///< None: nothing is read yet.
    TextRange sentence;
    bool sounding = false; ///< It is heard; else it is where the sound will set in.
    TextRange word;
    std::optional<TextRange> match; ///< Found by a search; shown first while a prompt is open.
    Status status;
    std::string message;
    std::optional<Prompt> prompt;
    std::optional<Panel> panel;
};

} // namespace narrate::player
