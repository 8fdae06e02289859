// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "narrate/narrate.h"
#include "narrate/narrator.hpp"

namespace narrate::capi {

/// All that C asks for but the voice and the engine. Errors: table_invalid.
Result<NarratorOptions> narrator_options(const narrate_narrator_options* options);

/// Whether C names a voice, or a language to choose one by.
bool names_voice(const narrate_narrator_options* options);
/// That voice, else the default one. Errors: voice_unknown, voice_invalid.
Result<VoiceSpec> voice_of(const narrate_narrator_options* options);

/// C's own engine; empty: none. Errors: invalid_argument.
Result<SynthesizerSource> engine_of(const narrate_narrator_options* options);

} // namespace narrate::capi
