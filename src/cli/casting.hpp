// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <future>
#include <string>
#include <string_view>

#include "cli/session.hpp"
#include "render/recorder.hpp"

/// Who speaks, by what the command line and the settings say.
namespace narrate::cli {

/// The name of the voice for articles in a language, where `wanted` does not name one.
std::string voice_name_for(const std::string& wanted, std::string_view language);

/// All that a narrator with this voice needs to know. Errors: table_invalid, input_unreadable (the
/// user's words).
Result<NarratorOptions> narrator_options(const SpeakOptions& options, VoiceSpec voice);

/// Makes the narrators of a playback. The one that is most likely is made ahead, on a thread of its
/// own, while the first article is read.
class Casting {
public:
    /// `options` must outlive it.
    explicit Casting(const SpeakOptions& options);

    /// One thread at a time.
    Result<render::FittedNarrator> cast(const Article& article, const render::Voicing& voicing);

private:
    const SpeakOptions& options_;
    std::string likely_; ///< The name of the voice.
    std::future<Result<render::FittedNarrator>> ready_;
};

} // namespace narrate::cli
