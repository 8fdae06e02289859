// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace narrate::espeak {

/// Text that eSpeak NG takes without harm, and where each of its code points came from.
struct GuardedText {
    std::string text;
    std::vector<std::size_t> origins; ///< For each code point of `text`: its byte in the input.
};

/// Control and invisible characters become spaces (U+0001 is a command channel even without flags),
/// unspaced stretches are broken after 60 code points and runs of punctuation after three (longer
/// ones overrun a buffer of eSpeak NG 1.51).
GuardedText guard(std::string_view text);

} // namespace narrate::espeak
