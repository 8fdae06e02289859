// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "narrate/text.hpp"
#include "narrate/timeline.hpp"

namespace narrate::render {

/// A sentence that was spoken, with the pause behind it.
struct TapedSentence {
    TextRange source; ///< In Article::text.
    std::vector<std::int16_t> samples;
    std::vector<Mark> words; ///< Frames from the beginning of the sentence.
    double rate = 1;         ///< It was spoken at, of the voice's own.
    Frames begin = {};       ///< On the tape.
    Frames length = {};
};

/// A stretch of an article that has been spoken: sentences in the order of the text, as many as
/// memory should hold. When it is cleared, positions go on behind its end, so that old ones hold
/// nothing.
class Tape {
public:
    /// The same for all sentences on it.
    [[nodiscard]] PcmFormat format() const { return format_; }

    /// Only of an empty tape.
    void set_format(PcmFormat format) { format_ = format; }
    void add(TapedSentence sentence);
    /// All that the article holds has been added. What clear() or drop_behind() take away is to
    /// come again.
    void complete() { is_complete_ = true; }
    void clear();
    /// Drops what stands behind the sentence at `frame`.
    void drop_behind(Frames frame);
    /// Drops sentences that end before `frame`.
    void drop_before(Frames frame);

    [[nodiscard]] bool empty() const { return sentences_.empty(); }
    [[nodiscard]] bool is_complete() const { return is_complete_; }
    /// The last sentence; not of an empty tape.
    [[nodiscard]] const TapedSentence& back() const { return sentences_.back(); }
    /// Where the first sentence stands.
    [[nodiscard]] Frames begin() const {
        return sentences_.empty() ? end_ : sentences_.front().begin;
    }
    /// Where the next sentence will stand.
    [[nodiscard]] Frames end() const { return end_; }
    /// The sentence at a position; null where there is none.
    [[nodiscard]] const TapedSentence* at(Frames frame) const;
    /// Where the byte of the text is heard, or what follows it on the tape; nothing when it stands
    /// before the tape's first sentence, or behind its last one.
    [[nodiscard]] std::optional<Frames> find(std::size_t byte) const;

private:
    PcmFormat format_;
    std::deque<TapedSentence> sentences_;
    Frames end_;
    bool is_complete_ = false;
};

/// The word that is heard at a position of the tape that lies in `sentence`; null before the first.
const Mark* word_at(const TapedSentence& sentence, Frames frame);

} // namespace narrate::render
