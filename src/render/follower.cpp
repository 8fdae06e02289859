// SPDX-License-Identifier: Apache-2.0
#include "render/follower.hpp"

#include <algorithm>

namespace narrate::render {

void Follower::move(Frames frame) {
    next_ = frame;
    sentence_ = {};
}

void Follower::follow(const Tape& tape, Frames frame, std::vector<HeardText>& heard) {
    while (next_ <= frame) {
        const TapedSentence* sentence = tape.at(next_);
        if (sentence == nullptr) return;
        if (sentence->source != sentence_) {
            sentence_ = sentence->source;
            heard.push_back({MarkKind::sentence, sentence_});
        }
        for (const Mark& word : sentence->words) {
            const Frames at = sentence->begin + word.frame;
            if (at >= next_ && at <= frame) heard.push_back({MarkKind::word, word.range});
        }
        next_ = std::min(frame + Frames{1}, sentence->begin + sentence->length);
    }
}

} // namespace narrate::render
