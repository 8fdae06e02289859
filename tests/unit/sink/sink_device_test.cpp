// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <numeric>
#include <thread>

#include "sink/device.hpp"
#include "support/await.hpp"
#include "support/mouth.hpp"

using namespace narrate;
using namespace narrate::test;
using namespace std::chrono_literals;
using sink::Playout;

namespace {

constexpr PcmFormat kMono{1000, 1};

std::vector<std::int16_t> counted(std::size_t count) {
    std::vector<std::int16_t> samples(count);
    std::iota(samples.begin(), samples.end(), std::int16_t{1});
    return samples;
}

} // namespace

TEST_CASE("a sink as a device gets what is played, and no silence for what is not there",
          "[threads]") {
    Mouth mouth;
    Playout playout(kMono, 1000ms);
    const auto device = sink::create_sink_device(mouth.sinks(), 0ms);
    REQUIRE(device->open(playout));
    const auto samples = counted(500);
    (void)playout.write(std::span(samples).first(200));
    await([&] { return mouth.samples().size() == 200; });
    (void)playout.write(std::span(samples).subspan(200));
    await([&] { return mouth.samples().size() == 500; });
    device->close();
    CHECK((mouth.samples() == samples));
    CHECK(mouth.finished == 1);
    CHECK(mouth.abandoned == 0);
}

TEST_CASE("a sink whose device is closed before all was heard is abandoned", "[threads]") {
    Mouth mouth;
    mouth.most = 100;
    Playout playout(kMono, 1000ms);
    const auto device = sink::create_sink_device(mouth.sinks(), 0ms);
    REQUIRE(device->open(playout));
    (void)playout.write(counted(500));
    await([&] { return mouth.samples().size() >= 100; });
    device->close();
    CHECK(mouth.finished == 0);
    CHECK(mouth.abandoned == 1);
}

TEST_CASE("a sink that takes no more is a device that was lost, and the next opening has another",
          "[threads]") {
    Mouth mouth;
    Playout playout(kMono, 1000ms);
    const auto device = sink::create_sink_device(mouth.sinks(), 20ms);
    mouth.missing = true;
    CHECK(device->open(playout).error().code == ErrorCode::device_unavailable);
    mouth.missing = false;
    mouth.broken = true;
    REQUIRE(device->open(playout));
    CHECK(device->latency() == Frames{20});
    (void)playout.write(counted(10));
    await([&] { return device->loss().has_value(); });
    CHECK(device->loss()->what == "broken");
    mouth.broken = false;
    REQUIRE(device->open(playout));
    CHECK_FALSE(device->loss());
    CHECK(mouth.opened == 2);
}

TEST_CASE("a device's sink hears a pause as a short ramp, and then nothing", "[threads]") {
    Mouth mouth;
    Playout playout(kMono, 1000ms);
    const auto device = sink::create_sink_device(mouth.sinks(), 0ms);
    mouth.most = 100;
    REQUIRE(device->open(playout));
    (void)playout.write(counted(300));
    await([&] { return mouth.samples().size() >= 100; });
    playout.pause();
    mouth.allow(SIZE_MAX);
    await([&] { return playout.silent() > Frames{20}; });
    const std::size_t paused_at = mouth.samples().size();
    CHECK(paused_at < 150);
    playout.resume();
    await([&] { return mouth.samples().size() == 300; });
}
