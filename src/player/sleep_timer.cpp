// SPDX-License-Identifier: Apache-2.0
#include "player/sleep_timer.hpp"

#include <fmt/format.h>

#include <charconv>

namespace narrate::player {

namespace {

using namespace std::chrono_literals;

constexpr auto kStep = 15min;
constexpr auto kLongestStep = 60min;

} // namespace

std::chrono::minutes SleepTimer::left(Time now) const {
    return std::chrono::ceil<std::chrono::minutes>(*until_ - now);
}

void SleepTimer::next(Time now) {
    if (at_end_) return clear();
    const auto before = until_ ? left(now) : 0min;
    if (before >= kLongestStep) return set_at_end();
    // The next whole step: from 13 minutes that are left of 15 to 30, not back to 15.
    set((before + kStep - 1min) / kStep * kStep + kStep, now);
    if (left(now) > kLongestStep) set(kLongestStep, now);
}

std::string SleepTimer::text(Time now) const {
    if (at_end_) return "end of article";
    if (!until_) return {};
    return fmt::format("{} min", std::max(0min, left(now)).count());
}

Result<std::optional<std::chrono::minutes>> parse_sleep(std::string_view text) {
    if (text == "end") return std::optional<std::chrono::minutes>();
    constexpr int kMost = 24 * 60;
    int count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    const int minutes = unit == "h" ? count * 60 : count;
    const bool good = error == std::errc() && (unit.empty() || unit == "m" || unit == "h") &&
                      count > 0 && count <= kMost && minutes <= kMost;
    if (good) return std::optional(std::chrono::minutes(minutes));
    return Error{ErrorCode::invalid_argument,
                 fmt::format("\"{}\" is no time to sleep after", text),
                 {},
                 {},
                 "give minutes (20m), hours (1h), up to a day, or end"};
}

} // namespace narrate::player
