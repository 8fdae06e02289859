// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "player/outline.hpp"

namespace narrate::player {

/// How long the sentences of an article are when they are heard: as they were spoken, and for
/// those that have not been spoken, by their bytes and by how long the others were. At the voice's
/// own rate. Pure.
class Lengths {
public:
    Lengths() = default;
    explicit Lengths(const Outline& outline);

    void set(std::size_t place, std::chrono::milliseconds length);
    /// Another voice speaks: what was heard tells how fast it may be, but no more.
    void forget();

    /// Where a sentence begins.
    [[nodiscard]] std::chrono::milliseconds begin_of(std::size_t place) const;
    [[nodiscard]] std::chrono::milliseconds whole() const { return begin_of(sentences_.size()); }
    [[nodiscard]] bool is_exact() const { return measured_ == sentences_.size(); }
    /// The sentence that is heard at a time; the last one beyond the end.
    [[nodiscard]] std::size_t place_at(std::chrono::milliseconds time) const;

private:
    struct Sentence {
        std::size_t bytes = 0;
        std::chrono::milliseconds length{0};
        bool is_measured = false;
    };
    [[nodiscard]] double milliseconds_of(const Sentence& sentence) const;

    std::vector<Sentence> sentences_;
    std::size_t measured_ = 0;
    double milliseconds_a_byte_ = 68; ///< As newsreaders speak English, pauses included.
    std::size_t measured_bytes_ = 0;
    std::chrono::milliseconds measured_length_{0};
};

} // namespace narrate::player
