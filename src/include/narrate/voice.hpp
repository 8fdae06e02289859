// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/error.hpp"

namespace narrate {

/// Silences after what was said, in milliseconds (0–10,000).
struct Pauses {
    std::chrono::milliseconds sentence{250};
    std::chrono::milliseconds paragraph{550};
    std::chrono::milliseconds heading{750};
};

/// One voice, as its file describes it.
struct VoiceSpec {
    std::string name;          ///< "en-gb": the file's name without ".toml".
    std::string title;         ///< For people: "British English".
    std::string language;      ///< BCP 47.
    std::string backend;       ///< A backend's name: "espeak".
    std::string backend_voice; ///< What the backend calls it: "en-gb".
    int rate = 175;            ///< Words a minute, 80–450.
    int pitch = 50;            ///< 0–99.
    int pitch_range = 50;      ///< 0–99.
    int volume = 100;          ///< Per cent of the backend's own, 0–200.
    Pauses pauses;
};

/// The voice used when nobody names one and the article's language is unknown.
inline constexpr std::string_view kDefaultVoice = "en-gb";

/// One voice file (TOML; its format is described in voices/en-gb.toml). `name` is the file's name
/// without its extension and appears in errors. Pure. Errors: voice_invalid, with the line.
Result<VoiceSpec> parse_voice(std::string_view toml, std::string_view name);

/// The voices that come with narrate, sorted by name.
std::vector<VoiceSpec> builtin_voices();
/// Errors: voice_unknown, with near names as the hint.
Result<VoiceSpec> find_builtin_voice(std::string_view name);

} // namespace narrate
