// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/article.hpp"
#include "narrate/tags.hpp"
#include "narrate/timeline.hpp"

namespace narrate::publish {

/// An article of an episode, and where its narration begins there. Borrows both.
struct EpisodePart {
    const Article* article = nullptr;
    const Narration* narration = nullptr;
    Frames begin; ///< In the episode's frames.
};

/// What one sound file holds: narrations, one after the other. All that is published beside the
/// sound is a view of it.
struct Episode {
    std::vector<EpisodePart> parts;
    PcmFormat format;
    Frames length;

    /// When a mark of a part is heard, in the episode's frames.
    [[nodiscard]] Frames at(const EpisodePart& part, Frames mark) const;
};

/// A sentence that is heard, and when.
struct Cue {
    struct Word {
        std::chrono::milliseconds begin{};
        std::size_t position = 0; ///< In `text`.
    };
    std::chrono::milliseconds begin{};
    std::chrono::milliseconds end{}; ///< Later than `begin`; not behind the next cue's begin.
    std::string text;                ///< UTF-8, as it is written, in one line.
    std::vector<Word> words;         ///< Rising; those after the first.
    bool begins_block = false;
};
/// Without the sentences that could not be spoken.
std::vector<Cue> cues(const Episode& episode);

/// One for each article, or, of a single one, one for each heading; none where that would be one
/// alone.
std::vector<Chapter> chapters(const Episode& episode);

/// What the user says of a file, and wins; what is empty the articles tell.
struct TagOptions {
    std::string title;
    std::string artist;
    std::string album;
    std::string cover; ///< A picture's bytes.
};
/// Of several articles only what all of them share.
Tags tags(const Episode& episode, const TagOptions& options);

/// The sentences that were heard, a paragraph a line, with an empty line between paragraphs.
std::string plain_text(std::span<const Cue> cues);

} // namespace narrate::publish
