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
#include "render/cast.hpp"

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
    Cast::Part part = 0; ///< Who speaks it.
    SpeechRun run;
    std::vector<PlannedSentence> sentences;
};

/// The sentences of a block as they are spoken, in Article::text: the longest ones are cut.
std::vector<TextRange> spoken_sentences(const Article& article, const ArticleBlock& block);

/// Cuts an article into runs, one at a time, so that the first is ready at once. Borders depend on
/// the text alone: a run holds whole blocks until there are enough of them; the first holds one
/// block, a huge block is cut between sentences, and each run has one voice.
class Planner {
public:
    /// All must outlive it. Begins with the sentence that holds the byte `from` of the text.
    Planner(const Article& article, Cast& cast, const Verbaliser& verbaliser, std::size_t from = 0);

    /// The next run; nothing at the end of the article.
    std::optional<PlannedRun> next();

private:
    void open_block();
    void add_sentence(PlannedRun& plan, TextRange source);

    const Article& article_;
    Cast& cast_;
    const Verbaliser& verbaliser_;
    std::size_t from_;
    std::size_t block_ = 0;
    std::vector<TextRange> sentences_; ///< Of the present block, in Article::text.
    std::size_t sentence_ = 0;
    bool block_open_ = false;
    bool first_run_ = true;
};

} // namespace narrate::render
