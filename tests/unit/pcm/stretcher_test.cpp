// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "pcm/stretcher.hpp"

using narrate::PcmFormat;
using narrate::pcm::Stretcher;

namespace {

using Samples = std::vector<std::int16_t>;

constexpr PcmFormat kMono{22050, 1};
constexpr double kPitch = 163; // Hertz.

/// A voiced sound: a pitch with some of its harmonics, which swells and fades.
Samples voice(std::size_t frames) {
    Samples samples(frames);
    for (std::size_t i = 0; i < frames; ++i) {
        const double t = static_cast<double>(i) / kMono.sample_rate;
        double sum = 0;
        for (int harmonic = 1; harmonic <= 5; ++harmonic)
            sum += std::sin(2 * std::numbers::pi * kPitch * harmonic * t) / harmonic;
        samples[i] = static_cast<std::int16_t>(6000 * sum * (1 + 0.5 * std::sin(9 * t)));
    }
    return samples;
}

Samples stretched(const Samples& samples, PcmFormat format, double speed, std::size_t piece) {
    Stretcher stretcher(format, speed);
    Samples out;
    for (std::size_t at = 0; at < samples.size(); at += piece)
        stretcher.add(std::span(samples).subspan(at, std::min(piece, samples.size() - at)), out);
    stretcher.finish(out);
    return out;
}

/// In hertz, by the best match of the sound with itself a while later.
double pitch_of(const Samples& samples) {
    const std::size_t from = samples.size() / 3;
    constexpr std::size_t kWindow = 2000;
    std::size_t best = 0;
    double most = 0;
    for (std::size_t lag = kMono.sample_rate / 300; lag < kMono.sample_rate / 100; ++lag) {
        double sum = 0;
        for (std::size_t i = 0; i < kWindow; ++i)
            sum += static_cast<double>(samples[from + i]) * samples[from + i + lag];
        if (sum > most) {
            most = sum;
            best = lag;
        }
    }
    return static_cast<double>(kMono.sample_rate) / static_cast<double>(best);
}

} // namespace

TEST_CASE("a speed of 1 changes no sample") {
    const Samples samples = voice(10'000);
    CHECK((stretched(samples, kMono, 1, 333) == samples));
}

TEST_CASE("stretched sound has the length that the speed asks for, and its pitch") {
    const Samples samples = voice(10 * static_cast<std::size_t>(kMono.sample_rate));
    for (const double speed : {0.2, 0.5, 0.8, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 8.0}) {
        const Samples out = stretched(samples, kMono, speed, 1024);
        const double ratio =
            static_cast<double>(out.size()) * speed / static_cast<double>(samples.size());
        INFO(speed << ": " << ratio);
        CHECK(ratio > 0.95);
        CHECK(ratio < 1.05);
        CHECK(pitch_of(out) == Approx(kPitch).epsilon(0.03));
    }
}

TEST_CASE("what stretching gives does not depend on the pieces that the sound comes in") {
    const Samples samples = voice(50'000);
    for (const double speed : {0.6, 1.3, 3.0}) {
        const Samples whole = stretched(samples, kMono, speed, samples.size());
        for (const std::size_t piece : {1U, 7U, 300U, 512U, 1000U, 4096U})
            CHECK((stretched(samples, kMono, speed, piece) == whole));
    }
}

TEST_CASE("several channels are stretched together") {
    const Samples samples = voice(30'000);
    Samples stereo;
    for (const std::int16_t sample : samples) {
        stereo.push_back(sample);
        stereo.push_back(static_cast<std::int16_t>(sample / 2));
    }
    const Samples out = stretched(stereo, {kMono.sample_rate, 2}, 1.5, 2048);
    REQUIRE(out.size() % 2 == 0);
    const auto frames = static_cast<double>(out.size()) / 2;
    CHECK(frames * 1.5 == Approx(30'000).epsilon(0.05));
    bool together = true;
    for (std::size_t i = 0; i < out.size(); i += 2)
        together = together && std::abs(out[i] / 2 - out[i + 1]) <= 2;
    CHECK(together);
}

TEST_CASE("nothing comes of nothing, and little of little") {
    CHECK(stretched({}, kMono, 2, 1).empty());
    CHECK(stretched(voice(10), kMono, 2, 10).size() <= 10);
}
