// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

#include "io/interrupt.hpp"
#include "io/signals.hpp"
#include "support/background.hpp"

using namespace narrate;

namespace {

bool is_readable(int descriptor) {
    pollfd watched{descriptor, POLLIN, 0};
    return ::poll(&watched, 1, 0) == 1;
}

void send(int signal) {
    ::pthread_kill(::pthread_self(), signal);
}

bool is_blocked(int signal) {
    sigset_t blocked{};
    ::pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
    return sigismember(&blocked, signal) == 1;
}

} // namespace

TEST_CASE("signals that are watched wait to be taken, and interrupt nothing") {
    const io::Signals signals{SIGUSR1, SIGUSR2};
    CHECK_FALSE(signals.take());
    CHECK_FALSE(is_readable(signals.descriptor()));
    send(SIGUSR1);
    send(SIGUSR2);
    CHECK(is_readable(signals.descriptor()));
    CHECK(signals.take() == SIGUSR1);
    CHECK(signals.take() == SIGUSR2);
    CHECK_FALSE(signals.take());
}

TEST_CASE("signals that nobody took end with their watch, and others are as before") {
    REQUIRE_FALSE(is_blocked(SIGUSR1));
    {
        const io::Signals outer{SIGUSR2};
        {
            const io::Signals signals{SIGUSR1, SIGUSR2};
            send(SIGUSR1); // Would end the program.
            CHECK(is_blocked(SIGUSR1));
        }
        CHECK_FALSE(is_blocked(SIGUSR1));
        CHECK(is_blocked(SIGUSR2));
    }
    CHECK_FALSE(is_blocked(SIGUSR2));
}

TEST_CASE("an interrupt asks for a stop, and remembers which signal came", "[threads]") {
    const io::Interrupt interrupt;
    CHECK_FALSE(interrupt.token().stop_requested());
    ::kill(::getpid(), SIGTERM);
    CHECK(test::eventually([&] { return interrupt.token().stop_requested(); }));
    CHECK(interrupt.signal() == SIGTERM);
}
