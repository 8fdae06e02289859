// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <cmath>
#include <cstdlib>
#include <numbers>

#include "pcm/convert.hpp"

using namespace narrate;
using pcm::convert;

namespace {

std::vector<std::int16_t> sine(int rate, double hertz, double seconds) {
    std::vector<std::int16_t> samples;
    for (int i = 0; i < static_cast<int>(rate * seconds); ++i)
        samples.push_back(static_cast<std::int16_t>(
            std::lround(10'000 * std::sin(2 * std::numbers::pi * hertz * i / rate))));
    return samples;
}

} // namespace

TEST_CASE("sound in the same format stays as it is") {
    const auto samples = sine(16'000, 440, 0.1);
    CHECK(convert(samples, {16'000, 1}, {16'000, 1}) == samples);
}

TEST_CASE("a tone at another rate is the same tone at the same moment, as long as before") {
    for (const auto& [from, to] : {std::pair{16'000, 22'050}, {22'050, 16'000}, {8'000, 22'050}}) {
        const auto got = convert(sine(from, 440, 1.0), {from, 1}, {to, 1});
        const auto expected = sine(to, 440, 1.0);
        INFO(from << " to " << to);
        REQUIRE(got.size() == expected.size());
        int worst = 0;
        // The very ends lack what the filter would need around them.
        for (std::size_t i = 200; i + 200 < got.size(); ++i)
            worst = std::max(worst, std::abs(got[i] - expected[i]));
        CHECK(worst < 60);
    }
}

TEST_CASE("channels are mixed to one, and one is repeated") {
    const std::vector<std::int16_t> stereo{100, 300, -20, 20};
    CHECK(convert(stereo, {8000, 2}, {8000, 1}) == std::vector<std::int16_t>{200, 0});
    const std::vector<std::int16_t> mono{7, -7};
    CHECK(convert(mono, {8000, 1}, {8000, 2}) == std::vector<std::int16_t>{7, 7, -7, -7});
}

TEST_CASE("no sound stays no sound") {
    CHECK(convert({}, {16'000, 1}, {22'050, 1}).empty());
    CHECK(convert({}, {16'000, 2}, {16'000, 1}).empty());
}
