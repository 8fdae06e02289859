// SPDX-License-Identifier: Apache-2.0
#include "pcm/convert.hpp"

#include <algorithm>

namespace narrate::pcm {

namespace {

std::vector<std::int16_t> to_channels(std::span<const std::int16_t> samples, int from, int to) {
    if (from == to) return {samples.begin(), samples.end()};
    std::vector<std::int16_t> result;
    const auto width = static_cast<std::size_t>(from);
    result.reserve(samples.size() / width * static_cast<std::size_t>(to));
    for (std::size_t i = 0; i + width <= samples.size(); i += width) {
        std::int32_t sum = 0;
        for (const std::int16_t sample : samples.subspan(i, width)) sum += sample;
        for (int channel = 0; channel < to; ++channel)
            result.push_back(static_cast<std::int16_t>(sum / from));
    }
    return result;
}

std::vector<std::int16_t> to_rate(const std::vector<std::int16_t>& samples, int channels, int from,
                                  int to) {
    if (from == to) return samples;
    Resampler resampler(channels, from, to);
    std::vector<std::int16_t> result;
    result.reserve(static_cast<std::size_t>(
        resampled({static_cast<std::int64_t>(samples.size()) + 1}, from, to).count));
    resampler.add(samples, result);
    resampler.finish(result);
    return result;
}

} // namespace

std::vector<std::int16_t> convert(std::span<const std::int16_t> samples, PcmFormat from,
                                  PcmFormat to) {
    return to_rate(to_channels(samples, from.channels, to.channels), to.channels, from.sample_rate,
                   to.sample_rate);
}

} // namespace narrate::pcm
