// SPDX-License-Identifier: Apache-2.0
#include "pcm/leveller.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pcm/level.hpp"

namespace narrate::pcm {

namespace {

/// Speech is as loud as its first minutes, to some tenths.
constexpr std::size_t kKeptSeconds = 180;
/// What the limiter takes away shows in less.
constexpr std::size_t kLimitedSeconds = 30;
constexpr std::size_t kPieceSeconds = 4;
constexpr int kMostSteps = 5;
constexpr double kNear = 0.05;
/// Where peaks are limited, so much more gain makes about one decibel of loudness.
constexpr double kFirstSlope = 1.5;
/// More would only lift noise.
constexpr double kMostGain = 40;
constexpr double kSteepest = 5;

double loudness_of(std::span<const std::int16_t> samples, PcmFormat format) {
    LevelMeter meter(format);
    meter.add(samples);
    return meter.level().loudness;
}

} // namespace

Leveller::Leveller(PcmFormat format, const LevelTarget& target)
    : format_(format), target_(target) {}

Result<void> Leveller::add(std::span<const std::int16_t> samples, const HandOn& hand_on) {
    if (limiter_) return limit(samples, hand_on);
    // All at once: growing by doubling would hold twice as much for a moment.
    if (kept_.empty()) kept_.reserve(samples_in(kKeptSeconds + kPieceSeconds));
    kept_.insert(kept_.end(), samples.begin(), samples.end());
    return kept_.size() >= samples_in(kKeptSeconds) ? begin(hand_on) : Result<void>();
}

Result<void> Leveller::finish(const HandOn& hand_on) {
    if (!limiter_)
        if (auto begun = begin(hand_on); !begun) return begun;
    out_.clear();
    limiter_->finish(out_);
    return hand_on(out_);
}

Result<void> Leveller::begin(const HandOn& hand_on) {
    limiter_.emplace(format_, from_decibels(find_gain()), from_decibels(target_.ceiling));
    const std::vector<std::int16_t> kept = std::exchange(kept_, {});
    return limit(kept, hand_on);
}

Result<void> Leveller::limit(std::span<const std::int16_t> samples, const HandOn& hand_on) {
    while (!samples.empty()) {
        const auto piece = samples.first(std::min(samples.size(), samples_in(kPieceSeconds)));
        samples = samples.subspan(piece.size());
        out_.clear();
        limiter_->add(piece, out_);
        if (auto handed = hand_on(out_); !handed) return handed;
    }
    return {};
}

/// The limiter takes some loudness away again, the more the louder: found by the secant method.
double Leveller::find_gain() const {
    // Exactly as much, whatever pieces the sound comes in.
    const auto first = [this](std::size_t seconds) {
        return std::span(kept_).first(std::min(kept_.size(), samples_in(seconds)));
    };
    const double loudness = loudness_of(first(kKeptSeconds), format_);
    const auto limited = first(kLimitedSeconds);
    const double limited_loudness = loudness_of(limited, format_);
    double gain = target_.loudness - loudness;
    double slope = kFirstSlope;
    double last_off = 0;
    double last_step = 0;
    for (int step = 0; step < kMostSteps && std::abs(gain) <= kMostGain; ++step) {
        const double taken_away = limited_loudness + gain - loudness_after(gain, limited);
        const double off = target_.loudness - (loudness + gain - taken_away);
        if (std::abs(off) < kNear) return gain;
        if (step > 0 && last_off != off)
            slope = std::clamp(last_step / (last_off - off), 1.0, kSteepest);
        last_off = off;
        last_step = slope * off;
        gain += last_step;
    }
    // Silence has no loudness to begin with.
    return std::abs(gain) <= kMostGain ? gain : 0;
}

double Leveller::loudness_after(double gain, std::span<const std::int16_t> samples) const {
    Limiter limiter(format_, from_decibels(gain), from_decibels(target_.ceiling));
    std::vector<std::int16_t> levelled;
    levelled.reserve(samples.size());
    limiter.add(samples, levelled);
    limiter.finish(levelled);
    return loudness_of(levelled, format_);
}

std::size_t Leveller::samples_in(std::size_t seconds) const {
    return seconds * static_cast<std::size_t>(format_.sample_rate) *
           static_cast<std::size_t>(format_.channels);
}

} // namespace narrate::pcm
