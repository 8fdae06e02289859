// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "synth/backends/flite/sound.hpp"

using namespace narrate;
using flite::kNoToken;
using flite::Segment;
using flite::Utterance;

namespace {

constexpr int kRate = 1000;

Segment sound(double end, std::size_t token) {
    Segment segment;
    segment.phone = token == kNoToken ? "pau" : "ax";
    segment.end = end;
    segment.token = token;
    return segment;
}

/// Two tokens with a pause between them, and silence around.
Utterance utterance() {
    Utterance said;
    said.segments = {sound(0.2, kNoToken), sound(0.25, 0), sound(0.3, 0),
                     sound(0.5, kNoToken), sound(0.6, 1),  sound(0.8, kNoToken)};
    said.samples.assign(800, 1000);
    return said;
}

} // namespace

TEST_CASE("flite: the silence at an utterance's ends goes, but for what sounds begin and die in") {
    const auto trimmed = flite::trim(utterance(), kRate);
    CHECK(trimmed.first == Frames{190});
    CHECK(trimmed.length == Frames{630 - 190});
}

TEST_CASE("flite: a token begins with its first sound, behind a pause") {
    const auto trimmed = flite::trim(utterance(), kRate);
    REQUIRE(trimmed.starts.size() == 2);
    CHECK(trimmed.starts[0].token == 0);
    CHECK(trimmed.starts[0].frame == Frames{10});
    CHECK(trimmed.starts[1].token == 1);
    CHECK(trimmed.starts[1].frame == Frames{500 - 190});
}

TEST_CASE("flite: times that lie outside of the samples are bounded by them") {
    Utterance said = utterance();
    said.samples.resize(400);
    const auto trimmed = flite::trim(said, kRate);
    CHECK(trimmed.length == Frames{210});
    CHECK(trimmed.starts[1].frame == trimmed.length);
}

TEST_CASE("flite: an utterance without a sound has no length") {
    Utterance said;
    said.segments = {sound(0.2, kNoToken)};
    said.samples.assign(200, 0);
    const auto trimmed = flite::trim(said, kRate);
    CHECK(trimmed.length == Frames{0});
    CHECK(trimmed.starts.empty());
}

TEST_CASE("flite: a sentence's last hundredth of a second sinks to nothing") {
    std::vector<std::int16_t> samples(30, 1000);
    flite::fade_out(samples, kRate);
    CHECK(samples[19] == 1000);
    CHECK(samples[25] == 500);
    CHECK(samples[29] == 100);
    std::vector<std::int16_t> few(2, -1000);
    flite::fade_out(few, kRate);
    CHECK(few == std::vector<std::int16_t>{-1000, -500});
}
