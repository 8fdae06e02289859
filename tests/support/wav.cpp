// SPDX-License-Identifier: Apache-2.0
#include "support/wav.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace narrate::test {

namespace {

std::uint32_t number(std::string_view bytes, std::size_t at, int count) {
    std::uint32_t value = 0;
    for (int i = count - 1; i >= 0; --i)
        value =
            value << 8U | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
    return value;
}

} // namespace

std::vector<std::int16_t> to_samples(std::string_view bytes) {
    std::vector<std::int16_t> samples(bytes.size() / 2);
    std::memcpy(samples.data(), bytes.data(), samples.size() * 2);
    return samples;
}

Wav parse_wav(std::string_view bytes) {
    if (bytes.substr(0, 4) != "RIFF" || bytes.substr(8, 4) != "WAVE")
        throw std::runtime_error("no WAV file");
    Wav wav;
    std::size_t at = 12;
    while (at + 8 <= bytes.size()) {
        const std::string_view id = bytes.substr(at, 4);
        const std::uint32_t size = number(bytes, at + 4, 4);
        at += 8;
        if (id == "fmt ") {
            const std::uint32_t kind = number(bytes, at, 2);
            if (kind != 1) throw std::runtime_error("no PCM");
            wav.channels = static_cast<int>(number(bytes, at + 2, 2));
            wav.sample_rate = static_cast<int>(number(bytes, at + 4, 4));
            wav.bits = static_cast<int>(number(bytes, at + 14, 2));
        } else if (id == "data") {
            wav.declared_bytes = size;
            wav.samples =
                to_samples(bytes.substr(at, std::min<std::size_t>(size, bytes.size() - at)));
            return wav;
        }
        at += size + size % 2;
    }
    throw std::runtime_error("no data chunk");
}

} // namespace narrate::test
