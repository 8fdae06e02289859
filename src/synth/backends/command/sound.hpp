// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "narrate/error.hpp"

namespace narrate::synth::command {

/// One channel.
struct Sound {
    int sample_rate = 0; ///< Hz, 1–192,000.
    std::vector<std::int16_t> samples;
};

/// A sound file of any kind that libsndfile reads; channels are mixed to one. The lengths in a
/// file's head need not be right: what is streamed is written before its length is known.
/// At most `most_seconds` long. Errors: backend_failed, which says what is wrong.
Result<Sound> read_sound_file(std::string_view bytes, std::int64_t most_seconds);

/// Bare samples: 16 bits, little-endian, one channel. Errors: backend_failed (half a sample).
Result<Sound> read_raw(std::string_view bytes, int sample_rate);

/// The sound without the silence before and after it, but for 20 ms of it at each end. Silence is
/// what lies 52 dB and more under the sound's peak.
std::span<const std::int16_t> without_silence(const Sound& sound);

} // namespace narrate::synth::command
