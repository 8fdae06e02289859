// SPDX-License-Identifier: Apache-2.0
#include "base/clock_time.hpp"

#include <fmt/format.h>

namespace narrate::base {

std::string clock_time(std::chrono::milliseconds time) {
    const auto seconds = time.count() / 1000;
    if (seconds < 3600) return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
    return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string precise_time(std::chrono::milliseconds time, char point) {
    const auto count = time.count();
    return fmt::format("{:02}:{:02}:{:02}{}{:03}", count / 3'600'000, count / 60'000 % 60,
                       count / 1000 % 60, point, count % 1000);
}

} // namespace narrate::base
