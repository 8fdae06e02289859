// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "narrate/timeline.hpp"

namespace narrate::pcm {

/// A stretch of sound in another format: channels are mixed to one, or one is repeated, and the
/// rate is changed by speexdsp's resampler, its delay taken off. The length is `resampled` of that
/// of `samples`. Interleaved, whole frames. Pure; any thread.
std::vector<std::int16_t> convert(std::span<const std::int16_t> samples, PcmFormat from,
                                  PcmFormat to);

/// The position, or the length, that corresponds to `frames` at another rate; rounded down.
Frames resampled(Frames frames, int from_rate, int to_rate);

} // namespace narrate::pcm
