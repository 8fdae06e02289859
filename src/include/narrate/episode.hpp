// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "narrate/article.hpp"
#include "narrate/error.hpp"
#include "narrate/export.h"
#include "narrate/narrator.hpp"
#include "narrate/timeline.hpp"

/// Files to publish: sound with its tags and chapters, and what goes beside it.
namespace narrate {

struct EpisodeOptions {
    std::string format = {}; ///< "mp3", "opus", "ogg", "flac", "wav"; empty: as the path ends.
    int bit_rate = 0;        ///< kbit/s, 8-320; 0: the format's own choice. Not for flac and wav.
    /// LUFS to bring the sound to, -30 to -10; nothing: -16 for the formats that are compressed
    /// with loss, and for the others as it is spoken.
    std::optional<double> loudness = {};
    // Tags; what is empty the articles tell.
    std::string title = {};
    std::string artist = {};
    std::string album = {};
    std::string cover = {}; ///< A JPEG or PNG picture's bytes.
    /// Files beside the sound, of its name with another extension: "vtt", "srt", "json",
    /// "chapters", "txt".
    std::vector<std::string> transcripts = {};
    bool word_times = false; ///< In transcripts that have a place for them.
};

/// What was written.
struct Episode {
    std::vector<std::string> files;    ///< The sound first.
    std::vector<Narration> narrations; ///< Of the articles, in order.
    std::vector<Frames> begins;        ///< Of the narrations.
    PcmFormat format;                  ///< That they are frames of.
    Frames length;                     ///< Of the whole.
    std::optional<SoundLevel> level;   ///< Of the encoded sound, where it was brought to one.
};

/// Narrates articles into one file, one after the other, with a chapter for each; of one alone, for
/// each of its headings. Where the encoded sound is not near enough to the loudness it is narrated
/// again: `progress` may be called for a sentence more than once. Each file appears under its name
/// whole or not at all. Errors: as of Narrator::narrate; invalid_argument; output_failed.
NARRATE_API Result<Episode> render_episode(Narrator& narrator, std::span<const Article> articles,
                                           const std::string& path,
                                           const EpisodeOptions& options = {},
                                           const std::stop_token& stop = {},
                                           const ProgressFunction& progress = {});

} // namespace narrate
