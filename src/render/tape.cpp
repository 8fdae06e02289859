// SPDX-License-Identifier: Apache-2.0
#include "render/tape.hpp"

#include <algorithm>

namespace narrate::render {

void Tape::add(TapedSentence sentence) {
    sentence.begin = end_;
    sentence.length = {static_cast<std::int64_t>(sentence.samples.size()) / format_.channels};
    end_ += sentence.length;
    sentences_.push_back(std::move(sentence));
}

void Tape::clear() {
    sentences_.clear();
    is_complete_ = false;
}

void Tape::drop_behind(Frames frame) {
    while (!sentences_.empty() && sentences_.back().begin > frame) sentences_.pop_back();
    if (!sentences_.empty()) end_ = sentences_.back().begin + sentences_.back().length;
    is_complete_ = false;
}

void Tape::drop_before(Frames frame) {
    while (!sentences_.empty() && sentences_.front().begin + sentences_.front().length < frame)
        sentences_.pop_front();
}

const TapedSentence* Tape::at(Frames frame) const {
    const auto next =
        std::upper_bound(sentences_.begin(), sentences_.end(), frame,
                         [](Frames at, const TapedSentence& s) { return at < s.begin; });
    if (next == sentences_.begin()) return nullptr;
    const TapedSentence& sentence = *std::prev(next);
    return frame < sentence.begin + sentence.length ? &sentence : nullptr;
}

std::optional<Frames> Tape::find(std::size_t byte) const {
    if (sentences_.empty() || byte < sentences_.front().source.begin) return std::nullopt;
    const auto sentence =
        std::lower_bound(sentences_.begin(), sentences_.end(), byte,
                         [](const TapedSentence& s, std::size_t at) { return s.source.end <= at; });
    if (sentence == sentences_.end()) return std::nullopt;
    Frames found = sentence->begin;
    for (const Mark& word : sentence->words)
        if (word.range.begin <= byte && byte > sentence->source.begin)
            found = sentence->begin + word.frame;
    return found;
}

const Mark* word_at(const TapedSentence& sentence, Frames frame) {
    const Mark* found = nullptr;
    for (const Mark& word : sentence.words)
        if (sentence.begin + word.frame <= frame) found = &word;
    return found;
}

} // namespace narrate::render
