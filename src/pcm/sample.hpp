// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>

namespace narrate::pcm {

/// 1 of a sample as a fraction.
inline constexpr float kFullScale = 32768.0F;

inline float to_fraction(std::int16_t sample) {
    return static_cast<float>(sample) / kFullScale;
}

/// Rounded, and held inside the range.
inline std::int16_t to_sample(float fraction) {
    const float scaled = std::clamp(fraction * kFullScale, -kFullScale, kFullScale - 1);
    return static_cast<std::int16_t>(scaled + (scaled < 0 ? -0.5F : 0.5F));
}

} // namespace narrate::pcm
