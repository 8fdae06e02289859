// SPDX-License-Identifier: Apache-2.0
#include "pcm/stretcher.hpp"

#include <sonic.h>

#include <algorithm>

namespace narrate::pcm {

namespace {

/// Samples are handed over in blocks of one size: libsonic looks for the pitch in what it has.
constexpr std::size_t kBlock = 512;

} // namespace

void Stretcher::End::operator()(sonicStreamStruct* stream) const {
    sonicDestroyStream(stream);
}

Stretcher::Stretcher(PcmFormat format, double speed)
    : channels_(static_cast<std::size_t>(format.channels)), speed_(speed) {
    if (speed == 1) return;
    stream_.reset(sonicCreateStream(format.sample_rate, format.channels));
    if (stream_) sonicSetSpeed(stream_.get(), static_cast<float>(speed));
}

void Stretcher::add(std::span<const std::int16_t> samples, std::vector<std::int16_t>& out) {
    if (!stream_) {
        out.insert(out.end(), samples.begin(), samples.end());
        return;
    }
    while (!samples.empty()) {
        const std::size_t count = std::min(kBlock * channels_, samples.size());
        // It reads only; its interface is older than const.
        sonicWriteShortToStream(stream_.get(), const_cast<short*>(samples.data()),
                                static_cast<int>(count / channels_));
        samples = samples.subspan(count);
        take(out);
    }
}

void Stretcher::finish(std::vector<std::int16_t>& out) {
    if (!stream_) return;
    sonicFlushStream(stream_.get());
    take(out);
}

void Stretcher::take(std::vector<std::int16_t>& out) {
    const int count = sonicSamplesAvailable(stream_.get());
    if (count <= 0) return;
    const std::size_t before = out.size();
    out.resize(before + static_cast<std::size_t>(count) * channels_);
    sonicReadShortFromStream(stream_.get(), out.data() + before, count);
}

} // namespace narrate::pcm
