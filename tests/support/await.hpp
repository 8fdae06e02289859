// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <catch2/catch.hpp>

#include <chrono>
#include <functional>
#include <thread>

namespace narrate::test {

/// Waits for what other threads must bring about; only a broken machine makes it give up.
inline void await(const std::function<bool()>& condition) {
    bool met = condition();
    for (int i = 0; i < 20'000 && !met; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        met = condition();
    }
    REQUIRE(met);
}

} // namespace narrate::test
