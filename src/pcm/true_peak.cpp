// SPDX-License-Identifier: Apache-2.0
#include "pcm/true_peak.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace narrate::pcm {

namespace {

/// Of a Kaiser window: as flat as twelve taps can be, with little between the images.
constexpr double kShape = 5.0;

/// The modified Bessel function of order zero, by its power series.
double bessel(double x) {
    constexpr int kTerms = 24;
    double sum = 1;
    double term = 1;
    for (int k = 1; k < kTerms; ++k) {
        term *= x / (2 * k) * (x / (2 * k));
        sum += term;
    }
    return sum;
}

} // namespace

PeakInterpolator::PeakInterpolator() {
    constexpr double kHalf = kTaps / 2.0;
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
        const double offset = static_cast<double>(phase + 1) / (kPhases + 1);
        double sum = 0;
        std::array<double, kTaps> taps{};
        for (std::size_t i = 0; i < kTaps; ++i) {
            const double x = static_cast<double>(i) - kBefore - offset;
            const double inside = std::max(0.0, 1 - (x / kHalf) * (x / kHalf));
            const double sinc = std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
            taps[i] = sinc * bessel(kShape * std::sqrt(inside)) / bessel(kShape);
            sum += taps[i];
        }
        for (std::size_t i = 0; i < kTaps; ++i)
            filters_[phase][i] = static_cast<float>(taps[i] / sum);
    }
}

float PeakInterpolator::peak(std::span<const float, kTaps> window) const {
    float highest = std::abs(window[kBefore]);
    for (const auto& filter : filters_) {
        float sum = 0;
        for (std::size_t i = 0; i < kTaps; ++i) sum += filter[i] * window[i];
        highest = std::max(highest, std::abs(sum));
    }
    return highest;
}

} // namespace narrate::pcm
