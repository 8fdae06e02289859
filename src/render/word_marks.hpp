// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "narrate/speech.hpp"
#include "narrate/synthesizer.hpp"
#include "narrate/timeline.hpp"

namespace narrate::render {

/// The marks of a sentence's words: one for each word of `source` in the article's text, in order.
/// `events` are the backend's, in the utterance's spoken text; `length` is the sentence's audio;
/// frames are counted from `begin`. A word takes the earliest event that falls into what is said
/// for it; one without is placed between its measured neighbours by the bytes that lie between, and
/// flagged.
std::vector<Mark> word_marks(std::string_view article_text, TextRange source,
                             const Utterance& utterance, std::span<const SpeechEvent> events,
                             Frames length, Frames begin);

} // namespace narrate::render
