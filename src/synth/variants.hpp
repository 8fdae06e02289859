// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "narrate/error.hpp"

namespace narrate::synth {

/// The text of the variant that a voice file names, checked: the user's own of
/// voices/espeak in the folder of settings, else the one that comes with narrate; empty for an
/// empty name. Errors: voice_unknown, voice_invalid (with the line), input_unreadable.
Result<std::string> load_variant(const std::string& name);

} // namespace narrate::synth
