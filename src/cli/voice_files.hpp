// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "narrate/voice.hpp"

/// Voices from the user's folder and those that come with narrate.
namespace narrate::cli {

/// The voice of that name, the user's own first. Errors: voice_unknown, voice_invalid.
Result<VoiceSpec> load_voice(const std::string& name);
/// The same; for an empty name, the voice for `language`.
Result<VoiceSpec> load_voice(const std::string& name, std::string_view language);

/// All voices; a broken file of the user's is told and left out.
std::vector<VoiceSpec> load_voices(const std::function<void(const Error&)>& tell = report);

/// The same for a narration. `by_language` names the voices that the user wants for languages, in
/// lower case ("fr": "fr-f").
VoiceSource voice_source(std::map<std::string, std::string> by_language);

} // namespace narrate::cli
