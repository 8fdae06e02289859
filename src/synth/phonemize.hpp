// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "narrate/error.hpp"
#include "narrate/synthesizer.hpp"
#include "narrate/voice.hpp"

namespace narrate::synth {

/// Asks the voice's backend how it would say each sentence of `runs`, in IPA and in their order; a
/// sentence that crashes the backend gives an empty text. Errors: voice_invalid, voice_unknown,
/// backend_unavailable, backend_failed; the last one also of a backend that cannot tell.
Result<std::vector<std::string>> phonemize(const VoiceSpec& voice,
                                           const std::vector<SpeechRun>& runs,
                                           const std::vector<std::string>& folders = {});

} // namespace narrate::synth
