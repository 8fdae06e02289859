// SPDX-License-Identifier: Apache-2.0
#include "pcm/convert.hpp"

#include <speex/speex_resampler.h>

#include <algorithm>
#include <memory>

namespace narrate::pcm {

namespace {

/// 0–10. Above this one no difference is heard in speech.
constexpr int kQuality = 8;

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
    const auto width = static_cast<std::size_t>(channels);
    const auto frames = static_cast<std::int64_t>(samples.size() / width);
    int error = 0;
    const std::unique_ptr<SpeexResamplerState, decltype(&speex_resampler_destroy)> state(
        speex_resampler_init(static_cast<unsigned>(channels), static_cast<unsigned>(from),
                             static_cast<unsigned>(to), kQuality, &error),
        speex_resampler_destroy);
    std::vector<std::int16_t> result(static_cast<std::size_t>(resampled({frames}, from, to).count) *
                                     width);
    if (!state) return result;
    speex_resampler_skip_zeros(state.get());
    // What the filter still holds at the end is pushed out by silence.
    const auto latency = static_cast<std::size_t>(speex_resampler_get_input_latency(state.get()));
    std::vector<std::int16_t> input(samples.size() + (latency + 1) * width);
    std::copy(samples.begin(), samples.end(), input.begin());
    std::size_t read = 0;
    std::size_t written = 0;
    while (read < input.size() && written < result.size()) {
        auto in = static_cast<spx_uint32_t>((input.size() - read) / width);
        auto out = static_cast<spx_uint32_t>((result.size() - written) / width);
        speex_resampler_process_interleaved_int(state.get(), input.data() + read, &in,
                                                result.data() + written, &out);
        if (in == 0 && out == 0) break;
        read += in * width;
        written += out * width;
    }
    return result;
}

} // namespace

Frames resampled(Frames frames, int from_rate, int to_rate) {
    return {frames.count * to_rate / from_rate};
}

std::vector<std::int16_t> convert(std::span<const std::int16_t> samples, PcmFormat from,
                                  PcmFormat to) {
    return to_rate(to_channels(samples, from.channels, to.channels), to.channels, from.sample_rate,
                   to.sample_rate);
}

} // namespace narrate::pcm
