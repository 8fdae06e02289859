// SPDX-License-Identifier: Apache-2.0
#include "pcm/resampler.hpp"

#include <speex/speex_resampler.h>

#include <algorithm>

namespace narrate::pcm {

namespace {

/// Of speexdsp, 0–10.
int number(ResamplerQuality quality) {
    constexpr int kBest = 8;
    constexpr int kFast = 3;
    return quality == ResamplerQuality::best ? kBest : kFast;
}

/// Frames put out at once, at most.
constexpr std::size_t kBlock = 8192;

} // namespace

void Resampler::End::operator()(SpeexResamplerState_* state) const {
    speex_resampler_destroy(state);
}

Resampler::Resampler(int channels, int from_rate, int to_rate, ResamplerQuality quality)
    : channels_(static_cast<std::size_t>(channels)), from_(from_rate), to_(to_rate) {
    if (from_rate == to_rate) return;
    int error = 0;
    state_.reset(speex_resampler_init(static_cast<unsigned>(channels),
                                      static_cast<unsigned>(from_rate),
                                      static_cast<unsigned>(to_rate), number(quality), &error));
    if (state_) speex_resampler_skip_zeros(state_.get());
}

void Resampler::add(std::span<const std::int16_t> samples, std::vector<std::int16_t>& out) {
    taken_ += static_cast<std::int64_t>(samples.size() / channels_);
    push(samples, out);
}

void Resampler::push(std::span<const std::int16_t> samples, std::vector<std::int16_t>& out) {
    if (!state_) {
        out.insert(out.end(), samples.begin(), samples.end());
        given_ += static_cast<std::int64_t>(samples.size() / channels_);
        return;
    }
    while (!samples.empty()) {
        const std::size_t before = out.size();
        out.resize(before + kBlock * channels_);
        auto in = static_cast<spx_uint32_t>(samples.size() / channels_);
        auto put = static_cast<spx_uint32_t>(kBlock);
        speex_resampler_process_interleaved_int(state_.get(), samples.data(), &in,
                                                out.data() + before, &put);
        out.resize(before + put * channels_);
        samples = samples.subspan(in * channels_);
        given_ += put;
        if (in == 0 && put == 0) return;
    }
}

void Resampler::finish(std::vector<std::int16_t>& out) {
    const std::int64_t all = resampled({taken_}, from_, to_).count;
    if (state_) {
        // What the filter still holds is pushed out by silence.
        const auto latency =
            static_cast<std::size_t>(speex_resampler_get_input_latency(state_.get()));
        push(std::vector<std::int16_t>((latency + 1) * channels_), out);
    }
    const std::int64_t beyond =
        std::min(given_ - all, static_cast<std::int64_t>(out.size() / channels_));
    if (beyond > 0) out.resize(out.size() - static_cast<std::size_t>(beyond) * channels_);
    if (beyond < 0) out.resize(out.size() + static_cast<std::size_t>(-beyond) * channels_);
    given_ = all;
}

Frames resampled(Frames frames, int from_rate, int to_rate) {
    return {frames.count * to_rate / from_rate};
}

} // namespace narrate::pcm
