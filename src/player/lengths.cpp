// SPDX-License-Identifier: Apache-2.0
#include "player/lengths.hpp"

#include <algorithm>
#include <cmath>

namespace narrate::player {

namespace {

/// From so many bytes on, what was measured tells more than what is usual.
constexpr std::size_t kTelling = 300;

} // namespace

Lengths::Lengths(const Outline& outline) : sentences_(outline.size()) {
    for (std::size_t i = 0; i < sentences_.size(); ++i)
        sentences_[i].bytes = outline.sentence(i).size();
}

void Lengths::set(std::size_t place, std::chrono::milliseconds length) {
    Sentence& sentence = sentences_[place];
    if (!sentence.is_measured) {
        ++measured_;
        measured_bytes_ += sentence.bytes;
        measured_length_ += length;
    }
    sentence.is_measured = true;
    sentence.length = length;
    if (measured_bytes_ >= kTelling)
        milliseconds_a_byte_ =
            static_cast<double>(measured_length_.count()) / static_cast<double>(measured_bytes_);
}

void Lengths::forget() {
    for (Sentence& sentence : sentences_) sentence.is_measured = false;
    measured_ = 0;
    measured_bytes_ = 0;
    measured_length_ = {};
}

double Lengths::milliseconds_of(const Sentence& sentence) const {
    if (sentence.is_measured) return static_cast<double>(sentence.length.count());
    return static_cast<double>(sentence.bytes) * milliseconds_a_byte_;
}

std::chrono::milliseconds Lengths::begin_of(std::size_t place) const {
    double sum = 0;
    for (std::size_t i = 0; i < place; ++i) sum += milliseconds_of(sentences_[i]);
    return std::chrono::milliseconds(std::llround(sum));
}

std::size_t Lengths::place_at(std::chrono::milliseconds time) const {
    double sum = 0;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
        sum += milliseconds_of(sentences_[i]);
        if (sum > static_cast<double>(time.count())) return i;
    }
    return std::max<std::size_t>(sentences_.size(), 1) - 1;
}

} // namespace narrate::player
