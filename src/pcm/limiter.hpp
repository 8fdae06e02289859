// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "narrate/timeline.hpp"
#include "pcm/true_peak.hpp"

namespace narrate::pcm {

/// Makes sound louder by one factor, and softer again only where a true peak would pass the
/// ceiling: there the factor glides down some milliseconds before the peak, and back after it. What
/// comes out depends on the sound alone, not on the pieces it comes in. Not thread-safe.
class Limiter {
public:
    /// `gain` and `ceiling` are factors; 1 is full scale.
    Limiter(PcmFormat format, double gain, double ceiling);

    /// Takes whole frames, and appends what is done with to `out`.
    void add(std::span<const std::int16_t> samples, std::vector<std::int16_t>& out);
    /// Appends what is left: as many frames come out as went in.
    void finish(std::vector<std::int16_t>& out);

private:
    /// What the factor of a frame is at most.
    struct Bound {
        std::int64_t frame = 0;
        float factor = 1;
    };

    /// Whether the sound of these frames may pass the ceiling.
    [[nodiscard]] bool may_pass(std::int64_t begin, std::int64_t end) const;
    [[nodiscard]] float bound_of(std::int64_t frame) const;
    /// The next frame has this bound: gives the factor of the one that is put out for it.
    float glide(float bound);
    [[nodiscard]] bool is_at_rest() const { return lowest_.empty() && at_one_ >= window_; }
    void work(std::vector<std::int16_t>& out);
    /// The next frames, with these factors.
    void put(std::span<const float> factors, std::vector<std::int16_t>& out);
    [[nodiscard]] std::int64_t end() const {
        return base_ + static_cast<std::int64_t>(line_.size() / channels_);
    }

    std::size_t channels_;
    float gain_;
    float ceiling_;
    std::int64_t window_; ///< Frames over which the factor glides.
    float recovery_;      ///< Of what the factor lacks to 1, the part that each frame gives back.
    PeakInterpolator interpolator_;

    std::vector<float> line_;    ///< Frames from base_ on, made louder.
    std::int64_t base_ = 0;      ///< Below 0: silence before the first.
    std::int64_t looked_at_ = 0; ///< Frames whose bound is known.
    std::int64_t out_ = 0;       ///< The next frame to put out.
    std::deque<Bound> lowest_;   ///< Those below 1 in the window that can still be its minimum.
    std::vector<float> factors_; ///< Of the last window_ frames, in a ring.
    std::size_t next_ = 0;       ///< In factors_.
    double sum_ = 0;             ///< Of factors_.
    float factor_ = 1;           ///< The last of factors_.
    std::int64_t at_one_ = 0;    ///< How many of the last factors were 1.
};

} // namespace narrate::pcm
