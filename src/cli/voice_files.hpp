// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "narrate/voice.hpp"

/// Voices from the user's folder and those that come with narrate.
namespace narrate::cli {

/// The voice of that name, the user's own first; for an empty name, one for `language`.
/// Errors: voice_unknown, voice_invalid.
Result<VoiceSpec> load_voice(const std::string& name, const std::string& language);

/// All voices; a broken file of the user's is reported on standard error and left out.
std::vector<VoiceSpec> load_voices();

/// The same for a narration. `by_language` names the voices that the user wants for languages
/// ("fr": "fr-f").
VoiceSource voice_source(std::map<std::string, std::string> by_language);

} // namespace narrate::cli
