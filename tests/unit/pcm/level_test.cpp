// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

#include "pcm/level.hpp"
#include "pcm/leveller.hpp"
#include "pcm/limiter.hpp"

using namespace narrate;
using Samples = std::vector<std::int16_t>;

namespace {

constexpr int kRate = 24'000;

/// `level` in decibels below full scale.
Samples sine(double hertz, double seconds, double level, double phase = 0) {
    Samples samples;
    const double peak = 32'767 * std::pow(10, level / 20);
    for (int i = 0; i < static_cast<int>(kRate * seconds); ++i)
        samples.push_back(static_cast<std::int16_t>(
            std::lround(peak * std::sin(phase + 2 * std::numbers::pi * hertz * i / kRate))));
    return samples;
}

/// Something like speech: syllables of a harmonic sound, of changing strength, between pauses.
Samples babble(double seconds) {
    Samples samples;
    unsigned random = 7;
    double strength = 0;
    for (int i = 0; i < static_cast<int>(kRate * seconds); ++i) {
        const double t = static_cast<double>(i) / kRate;
        if (i % (kRate / 5) == 0) {
            random = random * 1'103'515'245 + 12'345;
            strength = (random >> 16 & 7U) == 0 ? 0 : 0.2 + (random >> 20 & 7U) / 10.0;
        }
        double sum = 0;
        for (int harmonic = 1; harmonic <= 12; ++harmonic)
            sum += std::cos(2 * std::numbers::pi * 110 * harmonic * t) / harmonic;
        const double swell = std::sin(std::numbers::pi * std::fmod(t * 5, 1.0));
        samples.push_back(static_cast<std::int16_t>(std::lround(9'000 * strength * swell * sum)));
    }
    return samples;
}

SoundLevel measure(const Samples& samples) {
    pcm::LevelMeter meter({kRate, 1});
    meter.add(samples);
    meter.finish();
    return meter.level();
}

Samples limit(const Samples& samples, double gain, double ceiling, std::size_t piece) {
    pcm::Limiter limiter({kRate, 1}, pcm::from_decibels(gain), pcm::from_decibels(ceiling));
    Samples out;
    for (std::size_t at = 0; at < samples.size(); at += piece)
        limiter.add(std::span(samples).subspan(at, std::min(piece, samples.size() - at)), out);
    limiter.finish(out);
    return out;
}

Samples level(const Samples& samples, const pcm::LevelTarget& target, std::size_t piece) {
    pcm::Leveller leveller({kRate, 1}, target);
    Samples out;
    const auto take = [&out](std::span<const std::int16_t> done) {
        out.insert(out.end(), done.begin(), done.end());
        return Result<void>();
    };
    for (std::size_t at = 0; at < samples.size(); at += piece)
        REQUIRE(leveller.add(std::span(samples).subspan(at, std::min(piece, samples.size() - at)),
                             take));
    REQUIRE(leveller.finish(take));
    return out;
}

} // namespace

TEST_CASE("a tone of one kilohertz is as loud as BS.1770 says") {
    // A sine at full scale in one channel: -3.01 LUFS.
    CHECK(measure(sine(997, 5, 0)).loudness == Approx(-3.01).margin(0.1));
    CHECK(measure(sine(997, 5, -20)).loudness == Approx(-23.01).margin(0.1));
}

TEST_CASE("silence has no loudness, and no peak") {
    const SoundLevel level = measure(Samples(kRate * 2));
    CHECK(std::isinf(level.loudness));
    CHECK(std::isinf(level.true_peak));
}

TEST_CASE("a true peak is found between samples") {
    // A quarter of the sample rate, caught 45 degrees beside its peaks: samples reach -3 dB only.
    const Samples samples = sine(kRate / 4.0, 1, 0, std::numbers::pi / 4);
    CHECK(*std::max_element(samples.begin(), samples.end()) < 23'300);
    CHECK(measure(samples).true_peak == Approx(0).margin(0.2));
    CHECK(measure(sine(440, 1, -6)).true_peak == Approx(-6).margin(0.05));
}

TEST_CASE("a level is the same however the sound comes in") {
    const Samples samples = babble(3);
    pcm::LevelMeter meter({kRate, 1});
    for (std::size_t at = 0; at < samples.size(); at += 77)
        meter.add(std::span(samples).subspan(at, std::min<std::size_t>(77, samples.size() - at)));
    meter.finish();
    CHECK(meter.level().true_peak == measure(samples).true_peak);
    CHECK(meter.level().loudness == measure(samples).loudness);
}

TEST_CASE("a limiter makes quiet sound louder and changes nothing else") {
    const Samples samples = sine(440, 1, -30);
    const Samples out = limit(samples, 6, -1, 1000);
    REQUIRE(out.size() == samples.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        REQUIRE(std::abs(out[i] - samples[i] * pcm::from_decibels(6)) <= 1);
}

TEST_CASE("no true peak passes a limiter's ceiling, and quiet sound is left alone by it") {
    const Samples samples = babble(6);
    REQUIRE(measure(samples).true_peak > -8);
    const Samples out = limit(samples, 12, -2, 1000);
    REQUIRE(out.size() == samples.size());
    CHECK(measure(out).true_peak < -1.9);
    CHECK(measure(out).true_peak > -2.2);
    CHECK(measure(out).loudness > measure(samples).loudness + 3);
}

TEST_CASE("what a limiter gives depends on the sound, not on the pieces it comes in") {
    const Samples samples = babble(2);
    const Samples whole = limit(samples, 12, -2, samples.size());
    CHECK((limit(samples, 12, -2, 1) == whole));
    CHECK((limit(samples, 12, -2, 997) == whole));
}

TEST_CASE("two channels are limited together") {
    const Samples one = babble(1);
    Samples two;
    for (const std::int16_t sample : one) {
        two.push_back(sample);
        two.push_back(static_cast<std::int16_t>(sample / 2));
    }
    pcm::Limiter limiter({kRate, 2}, pcm::from_decibels(12), pcm::from_decibels(-2));
    Samples out;
    limiter.add(two, out);
    limiter.finish(out);
    const Samples expected = limit(one, 12, -2, one.size());
    REQUIRE(out.size() == two.size());
    for (std::size_t i = 0; i < one.size(); ++i) REQUIRE(out[2 * i] == expected[i]);
    for (std::size_t i = 0; i < one.size(); ++i)
        REQUIRE(std::abs(out[2 * i + 1] * 2 - out[2 * i]) <= 8);
}

TEST_CASE("sound of some minutes comes out at the loudness that is asked for") {
    for (const double loudness : {-16.0, -20.0, -28.0}) {
        for (const double seconds : {2.0, 20.0, 200.0}) {
            const Samples out = level(babble(seconds), {loudness, -2}, 50'000);
            INFO(loudness << " LUFS, " << seconds << " s");
            CHECK(out.size() == static_cast<std::size_t>(kRate * seconds));
            CHECK(measure(out).loudness == Approx(loudness).margin(0.2));
            CHECK(measure(out).true_peak < -1.9);
        }
    }
}

TEST_CASE("levelled sound is the same however it comes in, and silence stays silence") {
    const Samples samples = babble(185);
    CHECK((level(samples, {-16, -2}, 40'000) == level(samples, {-16, -2}, 1'000'003)));
    const Samples silence(kRate * 3);
    CHECK((level(silence, {-16, -2}, 5000) == silence));
    CHECK(level({}, {-16, -2}, 5000).empty());
}
