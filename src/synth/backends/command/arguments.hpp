// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "narrate/error.hpp"

namespace narrate::synth::command {

/// What the placeholders in a command stand for.
struct Values {
    std::string voice; ///< {voice}: as the voice file names it; may be empty.
    int rate = 175;    ///< {rate}: words a minute; {speed}, {length}: against 175.
};

/// The command's words with their placeholders filled in:
///   {voice}   the voice file's "voice"
///   {rate}    words a minute: "190"
///   {speed}   how fast against 175 words a minute: "1.09"
///   {length}  how long against that: "0.92"
///   {{        a brace
/// No word is split or joined, whatever the values hold. Pure.
/// Errors: voice_invalid (a placeholder that is unknown, not closed, or has no value).
Result<std::vector<std::string>> fill_in(const std::vector<std::string>& words,
                                         const Values& values);

} // namespace narrate::synth::command
