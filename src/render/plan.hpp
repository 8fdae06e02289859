// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "narrate/article.hpp"
#include "narrate/sentence.hpp"
#include "narrate/speech.hpp"
#include "narrate/synthesizer.hpp"
#include "narrate/voice.hpp"
#include "speech/lexicon/lexicon.hpp"

namespace narrate::render {

/// A sentence on its way to being spoken.
struct PlannedSentence {
    TextRange source; ///< In Article::text.
    Utterance utterance;
    TextRange spoken; ///< In SpeechRun::text; empty: nothing of it is to be said.
    bool begins_block = false;
    TextRange block; ///< Of the article's text, when it begins one.
};

/// A run, and the sentences it speaks. Sentences without sound stand in `sentences` only.
struct PlannedRun {
    SpeechRun run;
    std::vector<PlannedSentence> sentences;
};

/// What decides on the words that are said, and on how they sound.
struct Wording {
    Verbaliser verbaliser;
    speech::Lexicon lexicon;
};

/// Cuts an article into runs, one at a time, so that the first is ready at once. Borders depend on
/// the text alone: a run holds whole blocks until there are enough of them; the first holds one
/// block, and a huge block is cut between sentences.
class Planner {
public:
    /// All must outlive it.
    Planner(const Article& article, const VoiceSpec& voice, const Wording& wording)
        : article_(article), voice_(voice), wording_(wording) {}

    /// The next run; nothing at the end of the article.
    std::optional<PlannedRun> next();

private:
    void open_block();
    void add_sentence(PlannedRun& plan, TextRange source);

    const Article& article_;
    const VoiceSpec& voice_;
    const Wording& wording_;
    std::size_t block_ = 0;
    std::vector<TextRange> sentences_; ///< Of the present block, in Article::text.
    std::size_t sentence_ = 0;
    bool block_open_ = false;
    bool first_run_ = true;
};

} // namespace narrate::render
