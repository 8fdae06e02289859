// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/command/sound.hpp"

#include <algorithm>
#include <cstdlib>

namespace narrate::synth::command {

namespace {

/// Loudness is looked at in windows of so many a second (5 ms): a single sample tells nothing.
constexpr std::size_t kWindowsASecond = 200;
constexpr std::size_t kWindowsKept = 4;
/// A voice's own noise lies about 50 dB under its peak, its quietest sounds above that.
constexpr std::int64_t kPeakOverSilence = 400;

std::int64_t loudness(std::int16_t sample) {
    return std::abs(std::int64_t{sample});
}

/// Whether the mean of the window is silence beside the peak.
bool is_silent(std::span<const std::int16_t> window, std::int64_t peak) {
    std::int64_t sum = 0;
    for (const std::int16_t sample : window) sum += loudness(sample);
    return sum * kPeakOverSilence <= peak * static_cast<std::int64_t>(window.size());
}

} // namespace

Result<Sound> read_raw(std::string_view bytes, int sample_rate) {
    if (bytes.size() % 2 != 0)
        return Error{ErrorCode::backend_failed, "the samples end in the middle of one", {}, {}, {}};
    Sound sound{sample_rate, {}};
    sound.samples.reserve(bytes.size() / 2);
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        const auto low = static_cast<unsigned char>(bytes[i]);
        const auto high = static_cast<unsigned char>(bytes[i + 1]);
        sound.samples.push_back(static_cast<std::int16_t>(high << 8U | low));
    }
    return sound;
}

std::span<const std::int16_t> without_silence(const Sound& sound) {
    const std::span<const std::int16_t> all = sound.samples;
    const std::size_t size =
        std::max<std::size_t>(1, static_cast<std::size_t>(sound.sample_rate) / kWindowsASecond);
    const std::size_t windows = (all.size() + size - 1) / size;
    std::int64_t peak = 0;
    for (const std::int16_t sample : all) peak = std::max(peak, loudness(sample));
    const auto silent = [&](std::size_t window) {
        const std::size_t begin = window * size;
        return is_silent(all.subspan(begin, std::min(size, all.size() - begin)), peak);
    };
    std::size_t first = 0;
    while (first < windows && silent(first)) ++first;
    if (first == windows) return all.first(std::min(all.size(), kWindowsKept * size));
    std::size_t last = windows;
    while (silent(last - 1)) --last;
    first -= std::min(first, kWindowsKept);
    last = std::min(windows, last + kWindowsKept);
    return all.subspan(first * size, std::min(all.size(), last * size) - first * size);
}

} // namespace narrate::synth::command
