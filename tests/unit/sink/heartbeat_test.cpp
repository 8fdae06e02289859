// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "sink/heartbeat.hpp"

using narrate::sink::Heartbeat;
using namespace std::chrono_literals;

TEST_CASE("a callback that is not called for two seconds has stopped") {
    Heartbeat heartbeat;
    Heartbeat::Time now{1h};
    CHECK_FALSE(heartbeat.has_stopped(0, now));
    for (int i = 0; i < 50; ++i) CHECK_FALSE(heartbeat.has_stopped(0, now += 100ms));
    CHECK_FALSE(heartbeat.has_stopped(7, now += 100ms));
    for (int i = 0; i < 20; ++i) CHECK_FALSE(heartbeat.has_stopped(7, now += 100ms));
    CHECK(heartbeat.has_stopped(7, now += 100ms));
    CHECK_FALSE(heartbeat.has_stopped(8, now += 100ms));
}

TEST_CASE("a program that was stopped itself takes no callback for stopped") {
    Heartbeat heartbeat;
    Heartbeat::Time now{1h};
    heartbeat.has_stopped(7, now);
    CHECK_FALSE(heartbeat.has_stopped(7, now += 1h));
    CHECK_FALSE(heartbeat.has_stopped(7, now += 100ms));
    CHECK_FALSE(heartbeat.has_stopped(8, now += 100ms));
}
