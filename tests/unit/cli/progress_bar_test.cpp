// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "cli/progress_bar.hpp"

using narrate::cli::progress_line;
using namespace std::chrono_literals;

TEST_CASE("a bar shows how far a rendering is, its speed, and how long it will take") {
    CHECK(progress_line(0.25, 15min, 1500ms) ==
          "[######------------------]  25%  15:00 of sound  600x  0:04 left");
    CHECK(progress_line(1, 1h + 2min + 3s, 10s) ==
          "[########################] 100%  1:02:03 of sound  372x  0:00 left");
}

TEST_CASE("a bar that knows nothing yet, or too much, stays a bar") {
    CHECK(progress_line(0, 0ms, 0ms) ==
          "[------------------------]   0%  0:00 of sound  0x  0:00 left");
    CHECK(progress_line(1.2, 1s, 1s) ==
          "[########################] 100%  0:01 of sound  1x  0:00 left");
}
