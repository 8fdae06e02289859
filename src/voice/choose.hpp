// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "narrate/voice.hpp"

namespace narrate::voice {

/// The name of the voice for a language (BCP 47, any case): one of exactly that language, else one
/// of the same primary language, else the default voice. Of several the one with the shortest name
/// is taken, and of those the first in the order of the bytes: "en-us" before "en-us-f".
std::string choose(std::string_view language, std::span<const VoiceSpec> voices);

} // namespace narrate::voice
