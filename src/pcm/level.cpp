// SPDX-License-Identifier: Apache-2.0
#include "pcm/level.hpp"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "pcm/sample.hpp"

namespace narrate::pcm {

namespace {

constexpr std::size_t kWindow = PeakInterpolator::kBefore + 1 + PeakInterpolator::kBehind;
/// Frames that are looked at together.
constexpr std::size_t kBlock = 64;

} // namespace

double to_decibels(double factor) {
    constexpr double kDecibelsOfTen = 20;
    return factor > 0 ? kDecibelsOfTen * std::log10(factor)
                      : -std::numeric_limits<double>::infinity();
}

double from_decibels(double decibels) {
    constexpr double kDecibelsOfTen = 20;
    return std::pow(10.0, decibels / kDecibelsOfTen);
}

struct LevelMeter::Loudness {
    explicit Loudness(PcmFormat format)
        : state(ebur128_init(static_cast<unsigned>(format.channels),
                             static_cast<unsigned long>(format.sample_rate),
                             EBUR128_MODE_I | EBUR128_MODE_HISTOGRAM)) {}
    Loudness(const Loudness&) = delete;
    Loudness& operator=(const Loudness&) = delete;
    ~Loudness() {
        if (state != nullptr) ebur128_destroy(&state);
    }
    ebur128_state* state;
};

LevelMeter::LevelMeter(PcmFormat format)
    : format_(format), loudness_(std::make_unique<Loudness>(format)),
      tail_(PeakInterpolator::kBefore * static_cast<std::size_t>(format.channels)) {}

LevelMeter::~LevelMeter() = default;

void LevelMeter::add(std::span<const std::int16_t> samples) {
    const auto channels = static_cast<std::size_t>(format_.channels);
    if (loudness_->state != nullptr)
        ebur128_add_frames_short(loudness_->state, samples.data(), samples.size() / channels);
    for (constexpr std::size_t kPiece = 8192; !samples.empty();) { // Little memory at a time.
        const auto piece = samples.first(std::min(samples.size(), kPiece * channels));
        add_peaks(piece);
        samples = samples.subspan(piece.size());
    }
}

/// Only where it might go above the highest peak so far does the sound between samples matter.
void LevelMeter::add_peaks(std::span<const std::int16_t> samples) {
    const auto channels = static_cast<std::size_t>(format_.channels);
    const std::size_t kept = tail_.size();
    std::vector<float>& line = tail_;
    line.resize(kept + samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) line[kept + i] = to_fraction(samples[i]);
    const std::size_t frames = line.size() / channels;
    if (frames < kWindow) return;
    const std::size_t centres = frames - kWindow + 1;
    std::array<float, kWindow> window{};
    for (std::size_t begin = 0; begin < centres; begin += kBlock) {
        const std::size_t end = std::min(centres, begin + kBlock);
        float highest = 0;
        for (std::size_t i = begin * channels; i < (end + kWindow - 1) * channels; ++i)
            highest = std::max(highest, std::abs(line[i]));
        if (highest * kHighestOvershoot <= peak_) continue;
        for (std::size_t frame = begin; frame < end; ++frame) {
            for (std::size_t channel = 0; channel < channels; ++channel) {
                const std::size_t at = (frame + PeakInterpolator::kBefore) * channels + channel;
                const float higher = std::max(std::abs(line[at]), std::abs(line[at + channels]));
                if (higher * kHighestOvershoot <= peak_) continue;
                for (std::size_t i = 0; i < kWindow; ++i)
                    window[i] = line[(frame + i) * channels + channel];
                peak_ = std::max(peak_, interpolator_.peak(window));
            }
        }
    }
    line.erase(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(centres * channels));
}

void LevelMeter::finish() {
    const std::vector<std::int16_t> silence(kWindow * static_cast<std::size_t>(format_.channels));
    add_peaks(silence);
}

SoundLevel LevelMeter::level() const {
    double loudness = -std::numeric_limits<double>::infinity();
    if (loudness_->state != nullptr) ebur128_loudness_global(loudness_->state, &loudness);
    return {loudness, to_decibels(peak_)};
}

} // namespace narrate::pcm
