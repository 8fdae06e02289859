// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <thread>

#include "sink/playout.hpp"

using namespace std::chrono_literals;
using narrate::Frames;
using narrate::PcmFormat;
using narrate::sink::Playout;

namespace {

using Samples = std::vector<std::int16_t>;

constexpr PcmFormat kMono{1000, 1}; // A frame is a millisecond, and a ramp three of them.

/// first, first + 1, …
Samples counted(int first, std::size_t count) {
    Samples samples(count);
    std::iota(samples.begin(), samples.end(), static_cast<std::int16_t>(first));
    return samples;
}

Samples fill(Playout& playout, std::size_t count) {
    Samples out(count, -1);
    playout.fill(out);
    return out;
}

Samples joined(Samples a, const Samples& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

} // namespace

TEST_CASE("what is written is played as it was written, and silence where there is nothing") {
    Playout playout(kMono, 8ms);
    CHECK(playout.write(counted(1, 20)) == 8);
    CHECK(fill(playout, 5) == counted(1, 5));
    CHECK(playout.write(counted(9, 3)) == 3);
    CHECK(fill(playout, 8) == joined(counted(6, 6), {0, 0}));
    CHECK(playout.taken() == Frames{11});
    CHECK(playout.silent() == Frames{2});
    CHECK(playout.missed() == Frames{2});
}

TEST_CASE("silence is no fault in a pause, and none when all has been said") {
    Playout playout(kMono, 8ms);
    playout.pause();
    fill(playout, 10);
    playout.resume();
    playout.expect_more(false);
    fill(playout, 10);
    CHECK(playout.missed() == Frames{0});
    CHECK(playout.silent() == Frames{20});
}

TEST_CASE("a pause falls silent in three milliseconds and goes on with the next sample") {
    Playout playout(kMono, 100ms);
    playout.write(Samples(100, 300));
    CHECK(fill(playout, 2) == Samples{300, 300});
    playout.pause();
    CHECK(fill(playout, 5) == Samples{200, 100, 0, 0, 0});
    CHECK(playout.taken() == Frames{5});
    CHECK(fill(playout, 50) == Samples(50, 0));
    CHECK(playout.taken() == Frames{5});
    playout.resume();
    CHECK(fill(playout, 5) == Samples{100, 200, 300, 300, 300});
    CHECK(playout.taken() == Frames{10});
}

TEST_CASE("after a cut, what is written next follows at the place of the cut") {
    Playout playout(kMono, 100ms);
    playout.write(Samples(50, 300));
    fill(playout, 5);
    playout.cut(Frames{10});
    playout.write(Samples(20, 600));
    // A ramp down to the cut, and one up behind it.
    CHECK(fill(playout, 10) == Samples{300, 300, 200, 100, 0, 200, 400, 600, 600, 600});
    CHECK(playout.taken() == Frames{55});
}

TEST_CASE("a cut at a place that was passed comes as soon as it can without a click") {
    Playout playout(kMono, 100ms);
    playout.write(Samples(50, 300));
    fill(playout, 20);
    playout.cut(Frames{4});
    playout.write(Samples(20, 600));
    CHECK(fill(playout, 6) == Samples{200, 100, 0, 200, 400, 600});
}

TEST_CASE("a later cut takes the place of one that has not come to pass") {
    Playout playout(kMono, 200ms);
    playout.write(Samples(50, 300));
    playout.cut(Frames{10});
    playout.write(Samples(50, 600));
    playout.cut(Frames{5});
    playout.write(Samples(50, 900));
    CHECK(fill(playout, 8) == Samples{300, 300, 200, 100, 0, 300, 600, 900});
    CHECK(playout.taken() == Frames{103});
}

TEST_CASE("a cut in a pause is silent, and the sound after it goes on with its first sample") {
    Playout playout(kMono, 100ms);
    playout.write(Samples(50, 300));
    fill(playout, 5);
    playout.pause();
    fill(playout, 10);
    playout.cut(playout.taken());
    playout.write(Samples(20, 600));
    CHECK(fill(playout, 4) == Samples(4, 0));
    playout.resume();
    CHECK(fill(playout, 4) == Samples{200, 400, 600, 600});
}

TEST_CASE("without a device a cut comes to pass by itself, unless sound stands before it") {
    Playout playout(kMono, 100ms);
    playout.write(Samples(50, 300));
    playout.cut(Frames{0});
    playout.settle();
    CHECK(playout.taken() == Frames{50});
    CHECK(playout.write(Samples(120, 600)) == 120); // All the room is there again.
    CHECK(fill(playout, 4) == Samples{200, 400, 600, 600});
    playout.cut(Frames{100});
    playout.settle();
    CHECK(playout.taken() == Frames{54});
}

TEST_CASE("volume changes along a ramp and never beyond what samples hold") {
    Playout playout(kMono, 100ms);
    playout.write(Samples(50, 20'000));
    playout.set_volume(0);
    CHECK(fill(playout, 4) == Samples{13'333, 6667, 0, 0});
    playout.set_volume(2);
    CHECK(fill(playout, 8) ==
          Samples{6667, 13'333, 20'000, 26'667, 32'767, 32'767, 32'767, 32'767});
}

TEST_CASE("several channels stay together") {
    Playout playout({1000, 2}, 8ms);
    CHECK(playout.write(counted(1, 7)) == 6);
    CHECK(fill(playout, 4) == counted(1, 4));
    CHECK(playout.taken() == Frames{2});
    CHECK(playout.written() == Frames{3});
}

TEST_CASE("samples cross between two threads in order, with cuts on the way", "[threads]") {
    Playout playout({100'000, 1}, 10ms);
    constexpr int kRounds = 2000;
    std::atomic<bool> done{false};
    std::thread writer([&] {
        for (int round = 1; round <= kRounds; ++round) {
            Samples samples(100, static_cast<std::int16_t>(round));
            for (std::span<const std::int16_t> rest = samples; !rest.empty();)
                rest = rest.subspan(playout.write(rest));
            if (round % 7 == 0) playout.cut(playout.taken());
        }
        done = true;
    });
    // Values are rounds, below or at their height: they never go back by more than a ramp does.
    Samples out(33);
    int highest = 0;
    bool ordered = true;
    while (!done || playout.taken() < playout.written()) {
        playout.fill(out);
        for (const std::int16_t sample : out) {
            ordered = ordered && sample >= 0 && sample <= kRounds;
            highest = std::max<int>(highest, sample);
        }
    }
    writer.join();
    CHECK(ordered);
    CHECK(highest == kRounds);
}
