// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "narrate/timeline.hpp"
#include "pcm/true_peak.hpp"

namespace narrate::pcm {

/// Measures loudness and peak while sound goes by. Memory does not grow with it. Not thread-safe:
/// one thread at a time.
class LevelMeter {
public:
    explicit LevelMeter(PcmFormat format);
    ~LevelMeter();

    /// Whole frames, interleaved.
    void add(std::span<const std::int16_t> samples);

    /// Of all that was added; for the peak, without the last few frames until finish().
    [[nodiscard]] SoundLevel level() const;
    void finish();

private:
    struct Loudness; ///< libebur128's state.

    void add_peaks(std::span<const std::int16_t> samples);

    PcmFormat format_;
    std::unique_ptr<Loudness> loudness_;
    PeakInterpolator interpolator_;
    std::vector<float> tail_; ///< The last frames, whose neighbours are still to come.
    float peak_ = 0;          ///< 1 is full scale.
};

double to_decibels(double factor);
double from_decibels(double decibels);

} // namespace narrate::pcm
