// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "narrate/article.hpp"
#include "narrate/narrator.hpp"
#include "narrate/sink.hpp"
#include "narrate/voice.hpp"
#include "voice/pauses.hpp"

namespace narrate::io {
class Interrupt;
}

/// What the commands that speak have in common.
namespace narrate::cli {

struct SpeakOptions {
    std::string voice; ///< Empty: by the article's language.
    std::map<std::string, std::string> voices_by_language;
    bool one_voice = false; ///< For everything.
    double rate = 1.0;
    voice::WantedPauses pauses; ///< Of all voices.
    std::string report;         ///< File to write a report to; may be empty.
    Introduction introduction;
    bool quiet = false;
};

/// Adds --voice, --one-voice, --rate, --pause, --intro, --report and --quiet.
void add_speak_options(CLI::App& command, SpeakOptions& options);

/// How a narration ended.
struct Spoken {
    Exit exit = Exit::ok;
    Narration narration;
};

/// Speaks articles. The backend of the voice that is most likely starts with it, so that it gets
/// ready while the first article is still being read; one voice's backend is kept from article to
/// article.
class Session {
public:
    /// `options` must outlive it. What goes wrong here is told by narrate(). `journal` as in
    /// NarratorOptions.
    explicit Session(const SpeakOptions& options, std::string journal = {});

    /// Speaks an article into a sink. Errors: as of Narrator, and of finding its voice.
    Result<Narration> narrate(const Article& article, Sink& sink, const std::stop_token& stop,
                              const ProgressFunction& progress = {});

    /// The same, drawing on a terminal what is said; reports errors and losses.
    Spoken speak(const Article& article, Sink& sink, const io::Interrupt& interrupt);

private:
    Result<void> choose(const std::string& language);
    Result<void> start(VoiceSpec voice);

    const SpeakOptions& options_;
    std::string journal_;
    std::optional<Narrator> narrator_;
    std::string voice_; ///< The name of the narrator's.
};

/// Reports an error; one that an interruption brought about is none. Gives the exit code.
Exit report_end(const Error& error, const io::Interrupt& interrupt);
/// Tells what a listener should know, what was left out and which voice failed, and writes the
/// report that was asked for.
Exit report_losses(const Article& article, const Narration& narration, const SpeakOptions& options);

} // namespace narrate::cli
