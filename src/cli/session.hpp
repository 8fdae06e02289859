// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "narrate/article.hpp"
#include "narrate/narrator.hpp"
#include "narrate/sink.hpp"
#include "narrate/voice.hpp"

namespace narrate::io {
class Interrupt;
}

/// What the commands that speak have in common.
namespace narrate::cli {

struct SpeakOptions {
    std::string voice; ///< Empty: by the article's language.
    double rate = 1.0;
    Introduction introduction;
    bool quiet = false;
};

/// Adds --voice, --rate, --intro and --quiet.
void add_speak_options(CLI::App& command, SpeakOptions& options);

/// The voice of that name, from the user's folder or of those that come with narrate; for an empty
/// name, one for `language`. Errors: voice_unknown, voice_invalid.
Result<VoiceSpec> load_voice(const std::string& name, const std::string& language);
/// All voices; a broken file of the user's is reported on standard error and left out.
std::vector<VoiceSpec> load_voices();

/// Speaks an article into a sink, drawing progress on a terminal; tells how it ended.
struct Spoken {
    Exit exit = Exit::ok;
    Narration narration;
};
Spoken speak(const Article& article, const SpeakOptions& options, Sink& sink,
             const io::Interrupt& interrupt);

/// "2:47".
std::string clock_time(std::chrono::milliseconds time);

} // namespace narrate::cli
