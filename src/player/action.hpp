// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace narrate::player {

/// What a key may bring about.
enum class Action {
    pause,
    previous_sentence,
    next_sentence,
    previous_paragraph,
    next_paragraph,
    previous_heading,
    next_heading,
    begin,
    end,
    previous_article,
    next_article,
    search,
    search_next,
    search_previous,
    go_to,
    slower,
    faster,
    half_rate,
    double_rate,
    reset_rate,
    quieter,
    louder,
    mute,
    voice,
    sleep,
    help,
    redraw,
    quit,
};

struct ActionDescriptor {
    Action action;
    std::string_view name; ///< In settings: "next-sentence".
    std::string_view help; ///< In a few words.
    std::string_view group;
};

/// All of them, in the order in which people should read them: groups are together.
std::span<const ActionDescriptor> actions();

const ActionDescriptor& describe(Action action);
/// The action of that name.
std::optional<Action> action_named(std::string_view name);

} // namespace narrate::player
