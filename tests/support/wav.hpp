// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// A reader of WAV files that shares nothing with the code under test.
namespace narrate::test {

struct Wav {
    int sample_rate = 0;
    int channels = 0;
    int bits = 0;
    std::uint32_t declared_bytes = 0; ///< What the data chunk's head says.
    std::vector<std::int16_t> samples;
};

/// Throws std::runtime_error for what is no PCM WAV file.
Wav parse_wav(std::string_view bytes);

std::vector<std::int16_t> to_samples(std::string_view bytes);

} // namespace narrate::test
