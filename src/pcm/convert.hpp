// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "narrate/timeline.hpp"
#include "pcm/resampler.hpp"

namespace narrate::pcm {

/// A stretch of sound in another format: channels are mixed to one, or one is repeated, and the
/// rate is changed (Resampler). The length is `resampled` of that of `samples`. Interleaved, whole
/// frames. Pure; any thread.
std::vector<std::int16_t> convert(std::span<const std::int16_t> samples, PcmFormat from,
                                  PcmFormat to);

} // namespace narrate::pcm
