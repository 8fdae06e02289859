// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/synthesizer.hpp"

namespace narrate::espeak {

/// A phoneme (eSpeak NG's mnemonic) and when it begins.
struct PhonemeTime {
    std::string phoneme;
    Frames frame;
};

/// The phonemes of a word by itself, as eSpeak NG writes them.
using Pronounce = std::function<std::string(std::string_view word)>;

/// eSpeak NG says pairs such as "of the" as one word, with one event. Gives the events with those
/// of the second words added: at the phoneme inside the pair that the second word begins with.
/// `events` are ordered and their positions bytes in `sentence`.
std::vector<SpeechEvent> part_merged_words(std::string_view sentence,
                                           std::span<const SpeechEvent> events,
                                           std::span<const PhonemeTime> phonemes,
                                           const Pronounce& pronounce);

} // namespace narrate::espeak
