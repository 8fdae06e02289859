// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/text.hpp"

/// From running text to words that can be said.
namespace narrate {

/// What is said for one sentence.
struct Utterance {
    std::string spoken;                       ///< UTF-8 without control characters.
    OffsetMap map;                            ///< From `spoken` back to the article's text.
    std::chrono::milliseconds pause_after{0}; ///< Silence that follows.
    /// What is not said as a backend would read it: ordered ranges of `spoken`, not overlapping.
    std::vector<Pronunciation> pronunciations = {};
};

/// Puts one sentence of `text` into words. `sentence` must lie inside `text`. Pure; any thread.
Utterance verbalise(std::string_view text, TextRange sentence, std::string_view language);

} // namespace narrate
