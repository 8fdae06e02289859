// SPDX-License-Identifier: Apache-2.0
#include "sink/playout.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace narrate::sink {

namespace {

constexpr std::chrono::milliseconds kRamp{3};

std::uint64_t low_half(std::uint64_t position) {
    return position & 0xFFFF'FFFFU;
}

/// The position near `around` whose low half this is.
std::uint64_t whole(std::uint64_t half, std::uint64_t around) {
    const auto apart = static_cast<std::int32_t>(static_cast<std::uint32_t>(half - around));
    return around + static_cast<std::uint64_t>(static_cast<std::int64_t>(apart));
}

std::int16_t scaled(std::int16_t sample, float gain) {
    if (gain == 1.0F) return sample;
    return static_cast<std::int16_t>(
        std::clamp(std::lround(static_cast<float>(sample) * gain), -32768L, 32767L));
}

} // namespace

Playout::Playout(PcmFormat format, std::chrono::milliseconds capacity)
    : format_(format), channels_(static_cast<std::size_t>(format.channels)),
      samples_(
          std::bit_ceil(static_cast<std::size_t>(to_frames(capacity, format).count) * channels_)),
      mask_(samples_.size() - 1),
      step_(1.0F / static_cast<float>(std::max<std::int64_t>(1, to_frames(kRamp, format).count))) {}

std::size_t Playout::write(std::span<const std::int16_t> samples) {
    const std::uint64_t written = written_.load(kRelaxed);
    const std::uint64_t read = read_.load(kAcquire);
    const std::uint64_t free = samples_.size() - (written - read);
    const std::size_t count = std::min<std::size_t>(free, samples.size()) / channels_ * channels_;
    for (std::size_t i = 0; i < count; ++i) samples_[(written + i) & mask_] = samples[i];
    written_.store(written + count, kRelease);
    // Halves tell positions only so far apart: a cut of long ago must not seem to lie ahead.
    constexpr std::uint64_t kFar = std::uint64_t{1} << 30U;
    if (written - last_cut_ > kFar && read >= last_cut_) {
        last_cut_ = read;
        cut_.store(low_half(read) << 32U | low_half(read), kRelease);
    }
    return count;
}

void Playout::cut(Frames at) {
    const std::uint64_t to = written_.load(kRelaxed);
    const std::uint64_t position = std::min(to, static_cast<std::uint64_t>(at.count) * channels_);
    last_cut_ = to;
    cut_.store(low_half(position) << 32U | low_half(to), kRelease);
}

void Playout::settle() {
    const std::uint64_t read = read_.load(kAcquire);
    const Cut cut = next_cut(read);
    if (cut.to <= read || cut.at > read) return;
    gain_ = 0;
    read_.store(cut.to, kRelease);
}

Playout::Cut Playout::next_cut(std::uint64_t read) const {
    const std::uint64_t cut = cut_.load(kAcquire);
    return {whole(cut >> 32U, read), whole(low_half(cut), read)};
}

void Playout::slew(float target) {
    gain_ = target > gain_ ? std::min(target, gain_ + step_) : std::max(target, gain_ - step_);
}

bool Playout::take_frame(std::span<std::int16_t> out, std::uint64_t& read) {
    const bool paused = paused_.load(kAcquire);
    const Cut cut = next_cut(read);
    const auto ramp = static_cast<std::uint64_t>(std::lround(gain_ / step_)) * channels_;
    bool leaving = cut.to > read && read + ramp >= cut.at;
    if (leaving && gain_ == 0) {
        read = cut.to;
        leaving = false;
    }
    if (paused && gain_ == 0) return false;
    if (read == written_.load(kAcquire)) return false;
    slew(paused || leaving ? 0.0F : volume_.load(kAcquire));
    for (std::size_t i = 0; i < channels_; ++i, ++read)
        out[i] = scaled(samples_[read & mask_], gain_);
    return true;
}

std::size_t Playout::take_plain(std::span<std::int16_t> out, std::uint64_t& read) {
    if (paused_.load(kAcquire) || gain_ != 1.0F || volume_.load(kAcquire) != 1.0F) return 0;
    std::uint64_t end = written_.load(kAcquire);
    const Cut cut = next_cut(read);
    if (cut.to > read) {
        const auto ramp = static_cast<std::uint64_t>(std::lround(1.0F / step_)) * channels_;
        end = cut.at > read + ramp ? std::min(end, cut.at - ramp) : read;
    }
    const auto count = std::min<std::size_t>(end - read, out.size());
    for (std::size_t i = 0; i < count; ++i) out[i] = samples_[(read + i) & mask_];
    read += count;
    return count;
}

void Playout::fill(std::span<std::int16_t> out) {
    std::uint64_t read = read_.load(kRelaxed);
    std::size_t done = 0;
    while (done < out.size()) {
        done += take_plain(out.subspan(done), read);
        if (done == out.size()) break;
        if (!take_frame(out.subspan(done, channels_), read)) break;
        done += channels_;
    }
    const std::span<std::int16_t> rest = out.subspan(done);
    std::fill(rest.begin(), rest.end(), std::int16_t{0});
    const auto silent = static_cast<std::int64_t>(rest.size() / channels_);
    if (silent > 0 && more_.load(kAcquire) && !paused_.load(kAcquire))
        missed_.store(missed_.load(kRelaxed) + silent, kRelease);
    silent_.store(done > 0 ? silent : silent_.load(kRelaxed) + silent, kRelease);
    read_.store(read, kRelease);
}

} // namespace narrate::sink
