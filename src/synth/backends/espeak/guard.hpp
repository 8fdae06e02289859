// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/text.hpp"

namespace narrate::espeak {

/// Text that eSpeak NG takes without harm, and where each of its code points came from.
struct GuardedText {
    std::string text;
    std::vector<std::size_t> origins; ///< For each code point of `text`: its byte in the input.
};

/// A word of the text that is said by phonemes: eSpeak NG's mnemonics.
struct SpelledWord {
    TextRange range;
    std::string mnemonics;
};

/// Control and invisible characters become spaces (U+0001 is a command channel even without flags),
/// unspaced stretches are broken after 60 code points and runs of punctuation after three (longer
/// ones overrun a buffer of eSpeak NG 1.51).
///
/// With `spelled` words (ordered, not overlapping, inside `text`), "[[mnemonics]]" takes the place
/// of each; all of it comes from the word's first byte. The text's own "[[" is parted, so that it
/// never is taken for phonemes.
GuardedText guard(std::string_view text, std::span<const SpelledWord> spelled = {});

} // namespace narrate::espeak
