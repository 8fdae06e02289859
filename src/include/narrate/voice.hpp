// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/error.hpp"
#include "narrate/export.h"

namespace narrate {

/// Silences after what was said, in milliseconds (0–10,000).
struct Pauses {
    std::chrono::milliseconds sentence{250};
    std::chrono::milliseconds paragraph{550};
    std::chrono::milliseconds heading{750};
};

/// One voice, as its file describes it.
struct VoiceSpec {
    std::string name;     ///< "en-gb": the file's name without ".toml".
    std::string title;    ///< For people: "British English".
    std::string language; ///< BCP 47.
    /// "espeak", "flite"; "wyoming:tcp://HOST:PORT", "wyoming:unix:PATH", "wyoming:exec:COMMAND";
    /// "command:COMMAND".
    std::string backend;
    std::string backend_voice; ///< What the backend calls it: "gmw/en"; may be empty.
    std::string variant;       ///< A file of voices/espeak that changes the voice; may be empty.
    std::string gender;        ///< "female", "male" or empty.
    int rate = 175;            ///< Words a minute, 80–450.
    int pitch = 50;            ///< 0–99.
    int pitch_range = 50;      ///< 0–99.
    int volume = 100;          ///< Per cent of the backend's own, 0–200.
    /// Of what a command writes when that is bare samples (16 bits, one channel), in Hz;
    /// 0: it writes a WAV file.
    int raw_sample_rate = 0;
    std::chrono::seconds timeout{30}; ///< How long a sentence may take, 1–3,600.
    std::string fallback;             ///< Voice that takes its place when it fails; may be empty.
    std::string quotation_voice;      ///< Voice of block quotations; empty: this one.
    std::string heading_voice;        ///< Voice of headings; empty: this one.
    Pauses pauses;
};

/// The voice used when nobody names one and the article's language is unknown.
inline constexpr std::string_view kDefaultVoice = "en-gb";

/// One voice file (TOML; its format is described in voices/en-gb.toml). `name` is the file's name
/// without its extension and appears in errors. Pure. Errors: voice_invalid, with the line.
NARRATE_API Result<VoiceSpec> parse_voice(std::string_view toml, std::string_view name);

/// The voices that come with narrate, sorted by name.
NARRATE_API std::vector<VoiceSpec> builtin_voices();
/// Errors: voice_unknown, with near names as the hint.
NARRATE_API Result<VoiceSpec> find_builtin_voice(std::string_view name);

/// The name of the voice that comes with narrate for a language (BCP 47, any case): the one that is
/// called like it, else one of exactly that language, else one of the same primary language, else
/// the default voice.
NARRATE_API std::string builtin_voice_name(std::string_view language);
/// That voice itself. Errors: none, but a broken installation's.
NARRATE_API Result<VoiceSpec> builtin_voice_for(std::string_view language);

/// Where a narration finds the voices that join its own. Called on the thread that narrates, and by
/// Speaker::set_voice, maybe at once.
struct VoiceSource {
    /// By name. Errors: voice_unknown, voice_invalid.
    std::function<Result<VoiceSpec>(std::string_view)> find = find_builtin_voice;
    /// For a language; may give one of another language when there is none.
    std::function<Result<VoiceSpec>(std::string_view)> for_language = builtin_voice_for;
};

} // namespace narrate
