// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <thread>

#include "sink/ring.hpp"

using narrate::sink::SampleRing;

TEST_CASE("a ring takes what fits and gives back what it took") {
    SampleRing ring(4);
    const std::vector<std::int16_t> in{1, 2, 3, 4, 5, 6};
    CHECK(ring.write(in) == 4);
    CHECK(ring.size() == 4);
    std::vector<std::int16_t> out(3);
    CHECK(ring.read(out) == 3);
    CHECK(out == std::vector<std::int16_t>{1, 2, 3});
    CHECK(ring.write(std::span(in).subspan(4)) == 2);
    CHECK(ring.read(out) == 3);
    CHECK(out == std::vector<std::int16_t>{4, 5, 6});
    CHECK(ring.read(out) == 0);
}

TEST_CASE("samples cross between two threads in order and without loss", "[threads]") {
    SampleRing ring(64);
    constexpr int kCount = 200'000;
    std::thread writer([&ring] {
        for (int i = 0; i < kCount;) {
            const auto sample = static_cast<std::int16_t>(i);
            i += static_cast<int>(ring.write({&sample, 1}));
        }
    });
    int expected = 0;
    bool ordered = true;
    std::vector<std::int16_t> out(17);
    while (expected < kCount) {
        const std::size_t got = ring.read(out);
        for (std::size_t i = 0; i < got; ++i)
            ordered = ordered && out[i] == static_cast<std::int16_t>(expected++);
    }
    writer.join();
    CHECK(ordered);
}
