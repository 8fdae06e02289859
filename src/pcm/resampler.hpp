// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "narrate/timeline.hpp"

struct SpeexResamplerState_;

namespace narrate::pcm {

/// How much work resampling is.
enum class ResamplerQuality {
    best, ///< What it changes is not heard in speech, nor by measuring it.
    fast, ///< Not heard in speech: what aliases is 60 dB below.
};

/// Changes the sample rate of sound that goes by, through speexdsp; its delay is taken off. What
/// comes out depends on the sound alone, not on the pieces it comes in. Not thread-safe.
class Resampler {
public:
    Resampler(int channels, int from_rate, int to_rate,
              ResamplerQuality quality = ResamplerQuality::best);

    /// Takes whole frames, interleaved, and appends what is done with to `out`.
    void add(std::span<const std::int16_t> samples, std::vector<std::int16_t>& out);
    /// Appends what is left: in all, `resampled` of the frames that were added.
    void finish(std::vector<std::int16_t>& out);

private:
    struct End {
        void operator()(SpeexResamplerState_* state) const;
    };

    void push(std::span<const std::int16_t> samples, std::vector<std::int16_t>& out);

    std::size_t channels_;
    int from_;
    int to_;
    std::unique_ptr<SpeexResamplerState_, End> state_; ///< Null where the rate stays.
    std::int64_t taken_ = 0;                           ///< Frames.
    std::int64_t given_ = 0;                           ///< Frames.
};

/// The position, or the length, that corresponds to `frames` at another rate; rounded down.
Frames resampled(Frames frames, int from_rate, int to_rate);

} // namespace narrate::pcm
