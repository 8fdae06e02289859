// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <poll.h>
#include <sys/resource.h>

#include <ostream>
#include <string>
#include <thread>

#include "io/wakeup.hpp"
#include "support/child.hpp"

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

TEST_CASE("where descriptors run out there is no wakeup, and an exception tells") {
    const std::string said = narrate::test::in_child([](std::ostream& out) {
        rlimit usual{};
        ::getrlimit(RLIMIT_NOFILE, &usual);
        const rlimit none{0, usual.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &none);
        bool told = false;
        try {
            const narrate::io::Wakeup wakeup;
        } catch (...) {
            told = true; // Sanitizers, which need descriptors, do not let it be looked at.
        }
        ::setrlimit(RLIMIT_NOFILE, &usual);
        out << (told ? "told" : "silent");
    });
    CHECK(said == "told");
}
