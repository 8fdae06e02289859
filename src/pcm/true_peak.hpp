// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace narrate::pcm {

/// Estimates how high the sound between samples goes, by four-fold oversampling (ITU-R BS.1770-4,
/// annex 2). Constant; any thread.
class PeakInterpolator {
public:
    /// The frames before and behind one that its peak depends on.
    static constexpr std::size_t kBefore = 5;
    static constexpr std::size_t kBehind = 6;

    PeakInterpolator();

    /// The highest magnitude from a sample on to the next one. `window` is the sample with kBefore
    /// samples before it and kBehind behind it, of one channel.
    [[nodiscard]] float peak(std::span<const float, kBefore + 1 + kBehind> window) const;

private:
    static constexpr std::size_t kTaps = kBefore + 1 + kBehind;
    static constexpr std::size_t kPhases = 3; ///< Between two samples.
    std::array<std::array<float, kTaps>, kPhases> filters_{};
};

/// Between two samples speech goes at most so much higher than at the higher of them. (A sine of a
/// quarter of the sample rate does so by 1.42.)
inline constexpr float kHighestOvershoot = 1.5F;

} // namespace narrate::pcm
