// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <poll.h>

#include <thread>

#include "io/wakeup.hpp"

using namespace narrate;

namespace {

bool is_raised(const io::Wakeup& wakeup, int timeout = 0) {
    pollfd watched{wakeup.descriptor(), POLLIN, 0};
    return ::poll(&watched, 1, timeout) == 1;
}

} // namespace

TEST_CASE("a wakeup is readable from when it is raised until it is cleared") {
    const io::Wakeup wakeup;
    CHECK_FALSE(is_raised(wakeup));
    wakeup.clear(); // Does not wait.
    wakeup.raise();
    wakeup.raise();
    CHECK(is_raised(wakeup));
    CHECK(is_raised(wakeup));
    wakeup.clear();
    CHECK_FALSE(is_raised(wakeup));
}

TEST_CASE("a wakeup wakes another thread", "[threads]") {
    const io::Wakeup wakeup;
    const std::jthread other([&] { wakeup.raise(); });
    CHECK(is_raised(wakeup, -1));
}
