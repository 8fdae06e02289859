// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "io/record_log.hpp"
#include "narrate/synthesizer.hpp"
#include "narrate/voice.hpp"

namespace narrate::render {

/// What has been spoken, kept in a file until the narration is stored: when that is interrupted,
/// the next one takes from there what it would otherwise speak again. Runs are found by what is
/// said and how, so what comes out is the same. Not thread-safe: one thread at a time.
class Journal {
public:
    /// Opens the file at `path` when something is first looked for. Journals beside it that nobody
    /// came back to are removed.
    explicit Journal(std::string path) : path_(std::move(path)) {}

    /// `synthesizer`, which speaks with `voice` at `rate` times its rate, with this journal before
    /// it. The journal must outlive it.
    std::unique_ptr<Synthesizer> keep(std::unique_ptr<Synthesizer> synthesizer,
                                      const VoiceSpec& voice, double rate);

    /// The log; null when it cannot be had.
    io::RecordLog* log();

private:
    std::string path_;
    bool tried_ = false;
    std::optional<io::RecordLog> log_;
};

/// Built-in engines speak so much text again, in a second or two, before it is worth keeping more.
inline constexpr std::size_t kSpokenAgain = std::size_t{64} * 1024; // Bytes.

} // namespace narrate::render
