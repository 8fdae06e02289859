// SPDX-License-Identifier: Apache-2.0
#include "player/action.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace narrate::player {

namespace {

constexpr std::string_view kMoving = "Moving";
constexpr std::string_view kFinding = "Finding";
constexpr std::string_view kRate = "Rate";
constexpr std::string_view kSound = "Sound";
constexpr std::string_view kPlayer = "Player";

/// A row for each, in the order of the enumeration.
constexpr std::array kActions{
    ActionDescriptor{Action::pause, "pause", "pause, go on", kMoving},
    ActionDescriptor{Action::previous_sentence, "previous-sentence", "sentence back", kMoving},
    ActionDescriptor{Action::next_sentence, "next-sentence", "next sentence", kMoving},
    ActionDescriptor{Action::previous_paragraph, "previous-paragraph", "paragraph back", kMoving},
    ActionDescriptor{Action::next_paragraph, "next-paragraph", "next paragraph", kMoving},
    ActionDescriptor{Action::previous_heading, "previous-heading", "heading back", kMoving},
    ActionDescriptor{Action::next_heading, "next-heading", "next heading", kMoving},
    ActionDescriptor{Action::begin, "begin", "to the beginning", kMoving},
    ActionDescriptor{Action::end, "end", "to the end", kMoving},
    ActionDescriptor{Action::previous_article, "previous-article", "article back", kMoving},
    ActionDescriptor{Action::next_article, "next-article", "next article", kMoving},
    ActionDescriptor{Action::search, "search", "search for text", kFinding},
    ActionDescriptor{Action::search_next, "search-next", "search on", kFinding},
    ActionDescriptor{Action::search_previous, "search-previous", "search back", kFinding},
    ActionDescriptor{Action::go_to, "go-to", "go to a place", kFinding},
    ActionDescriptor{Action::slower, "slower", "slower", kRate},
    ActionDescriptor{Action::faster, "faster", "faster", kRate},
    ActionDescriptor{Action::half_rate, "half-rate", "half as fast", kRate},
    ActionDescriptor{Action::double_rate, "double-rate", "twice as fast", kRate},
    ActionDescriptor{Action::reset_rate, "reset-rate", "the voice's own rate", kRate},
    ActionDescriptor{Action::quieter, "quieter", "quieter", kSound},
    ActionDescriptor{Action::louder, "louder", "louder", kSound},
    ActionDescriptor{Action::mute, "mute", "sound off, on", kSound},
    ActionDescriptor{Action::voice, "voice", "choose a voice", kSound},
    ActionDescriptor{Action::sleep, "sleep", "stop after a while", kPlayer},
    ActionDescriptor{Action::help, "help", "show the keys", kPlayer},
    ActionDescriptor{Action::redraw, "redraw", "draw all anew", kPlayer},
    ActionDescriptor{Action::quit, "quit", "quit", kPlayer},
};

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < kActions.size(); ++i)
        if (static_cast<std::size_t>(kActions[i].action) != i) return false;
    return kActions.size() == static_cast<std::size_t>(Action::quit) + 1;
}
static_assert(is_in_order());

} // namespace

std::span<const ActionDescriptor> actions() {
    return kActions;
}

const ActionDescriptor& describe(Action action) {
    return kActions[static_cast<std::size_t>(action)];
}

std::optional<Action> action_named(std::string_view name) {
    const auto* const found =
        std::find_if(kActions.begin(), kActions.end(),
                     [name](const ActionDescriptor& row) { return row.name == name; });
    return found == kActions.end() ? std::nullopt : std::optional(found->action);
}

} // namespace narrate::player
