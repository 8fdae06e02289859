// SPDX-License-Identifier: Apache-2.0
#include "pcm/limiter.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "pcm/sample.hpp"

namespace narrate::pcm {

namespace {

constexpr double kGlideSeconds = 0.005;
constexpr double kRecoverySeconds = 0.080;
/// So near to 1 the factor is 1 again.
constexpr float kRecovered = 0.9999F;
constexpr std::int64_t kBlock = 64;
constexpr auto kBefore = static_cast<std::int64_t>(PeakInterpolator::kBefore);
constexpr auto kBehind = static_cast<std::int64_t>(PeakInterpolator::kBehind);

} // namespace

Limiter::Limiter(PcmFormat format, double gain, double ceiling)
    : channels_(static_cast<std::size_t>(format.channels)), gain_(static_cast<float>(gain)),
      ceiling_(static_cast<float>(ceiling)),
      window_(std::max<std::int64_t>(1, std::llround(format.sample_rate * kGlideSeconds))),
      recovery_(static_cast<float>(-std::expm1(-1 / (format.sample_rate * kRecoverySeconds)))),
      line_(static_cast<std::size_t>(kBefore) * channels_), base_(-kBefore), out_(1 - window_),
      factors_(static_cast<std::size_t>(window_), 1.0F), sum_(static_cast<double>(window_)),
      at_one_(window_) {}

void Limiter::add(std::span<const std::int16_t> samples, std::vector<std::int16_t>& out) {
    const std::size_t kept = line_.size();
    line_.resize(kept + samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i)
        line_[kept + i] = to_fraction(samples[i]) * gain_;
    work(out);
    const std::int64_t needed = std::min(out_, looked_at_ - kBefore);
    if (needed <= base_) return;
    line_.erase(line_.begin(),
                line_.begin() + (needed - base_) * static_cast<std::ptrdiff_t>(channels_));
    base_ = needed;
}

void Limiter::finish(std::vector<std::int16_t>& out) {
    // Silence pushes out what is still in the window.
    const std::int64_t all = end();
    line_.resize(line_.size() + static_cast<std::size_t>(kBehind + window_) * channels_);
    work(out);
    const std::int64_t beyond = out_ - all;
    if (beyond > 0) out.resize(out.size() - static_cast<std::size_t>(beyond) * channels_);
}

void Limiter::work(std::vector<std::int16_t>& out) {
    const std::int64_t known = end() - kBehind;
    std::array<float, static_cast<std::size_t>(kBlock)> factors{};
    while (looked_at_ < known) {
        const std::int64_t block_end = std::min(known, looked_at_ + kBlock);
        const std::span block(factors.data(), static_cast<std::size_t>(block_end - looked_at_));
        const bool loud = may_pass(looked_at_, block_end);
        if (!loud && is_at_rest()) {
            std::fill(block.begin(), block.end(), 1.0F);
            looked_at_ = block_end;
        } else {
            for (float& factor : block) {
                factor = glide(loud ? bound_of(looked_at_) : 1);
                ++looked_at_;
            }
        }
        put(block, out);
    }
}

bool Limiter::may_pass(std::int64_t begin, std::int64_t end) const {
    const auto first = static_cast<std::size_t>(begin - base_) * channels_;
    const auto last = static_cast<std::size_t>(end + 1 - base_) * channels_;
    float highest = 0;
    float lowest = 0;
    // Without std::abs and branches, several at once.
    for (std::size_t i = first; i < last; ++i) {
        highest = line_[i] > highest ? line_[i] : highest;
        lowest = line_[i] < lowest ? line_[i] : lowest;
    }
    return std::max(highest, -lowest) * kHighestOvershoot > ceiling_;
}

float Limiter::bound_of(std::int64_t frame) const {
    std::array<float, static_cast<std::size_t>(kBefore + 1 + kBehind)> window{};
    float peak = 0;
    for (std::size_t channel = 0; channel < channels_; ++channel) {
        const auto at = static_cast<std::size_t>(frame - base_) * channels_ + channel;
        const float highest = std::max(std::abs(line_[at]), std::abs(line_[at + channels_]));
        if (highest * kHighestOvershoot <= ceiling_) continue;
        const std::size_t first = at - static_cast<std::size_t>(kBefore) * channels_;
        for (std::size_t i = 0; i < window.size(); ++i) window[i] = line_[first + i * channels_];
        peak = std::max(peak, interpolator_.peak(window));
    }
    return peak > ceiling_ ? ceiling_ / peak : 1;
}

/// The lowest bound of the window, back from which the factor recovers slowly, averaged over the
/// window: so it has come down when the peak comes, without a step.
float Limiter::glide(float bound) {
    while (!lowest_.empty() && lowest_.back().factor >= bound) lowest_.pop_back();
    if (bound < 1) lowest_.push_back({looked_at_, bound});
    while (!lowest_.empty() && lowest_.front().frame <= looked_at_ - window_) lowest_.pop_front();
    const float lowest = lowest_.empty() ? 1 : lowest_.front().factor;
    factor_ = std::min(lowest, factor_ + (1 - factor_) * recovery_);
    if (factor_ > kRecovered) factor_ = 1;
    at_one_ = factor_ < 1 ? 0 : at_one_ + 1;
    sum_ += static_cast<double>(factor_) - static_cast<double>(factors_[next_]);
    factors_[next_] = factor_;
    next_ = (next_ + 1) % factors_.size();
    if (at_one_ >= window_) sum_ = static_cast<double>(window_);
    return static_cast<float>(sum_ / static_cast<double>(window_));
}

void Limiter::put(std::span<const float> factors, std::vector<std::int16_t>& out) {
    // Before the first frame there is nothing to put out.
    const std::int64_t missing =
        std::clamp<std::int64_t>(-out_, 0, static_cast<std::int64_t>(factors.size()));
    out_ += missing;
    factors = factors.subspan(static_cast<std::size_t>(missing));
    const auto first = static_cast<std::size_t>(out_ - base_) * channels_;
    const std::size_t before = out.size();
    out.resize(before + factors.size() * channels_);
    std::int16_t* to = out.data() + before;
    const float* from = line_.data() + first;
    for (std::size_t i = 0; i < factors.size(); ++i)
        for (std::size_t channel = 0; channel < channels_; ++channel)
            *to++ = to_sample(*from++ * factors[i]);
    out_ += static_cast<std::int64_t>(factors.size());
}

} // namespace narrate::pcm
