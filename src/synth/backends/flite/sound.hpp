// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "narrate/timeline.hpp"
#include "synth/backends/flite/library.hpp"

namespace narrate::flite {

/// When a token begins to be heard, from the first sample that is left.
struct TokenStart {
    std::size_t token = 0;
    Frames frame;
};

/// What is left of an utterance's sound when the silence at its ends is gone.
struct TrimmedSound {
    Frames first;
    Frames length;
    std::vector<TokenStart> starts; ///< Of the tokens that are heard, in order, within `length`.
};

/// `sample_rate` in Hz. Pure.
TrimmedSound trim(const Utterance& utterance, int sample_rate);

/// Lets the last hundredth of a second sink to nothing: a cut would be heard.
void fade_out(std::span<std::int16_t> samples, int sample_rate);

} // namespace narrate::flite
