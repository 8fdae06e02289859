// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <utility>

namespace narrate::sink {

/// Tells by a count of calls whether a callback has stopped for good. Pure: the time is told, from
/// a clock that does not go back.
class Heartbeat {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// To be asked several times a second. What was never called is about to be.
    bool has_stopped(std::uint64_t calls, Time now) {
        const bool unwatched = now - std::exchange(last_look_, now) > kLongestLook;
        if (calls != calls_ || unwatched) {
            calls_ = calls;
            last_call_ = now;
        }
        return calls != 0 && now - last_call_ > kLongestSilence;
    }

private:
    static constexpr std::chrono::milliseconds kLongestSilence{2000};
    /// When nobody asked for so long, the whole program may have been stopped.
    static constexpr std::chrono::milliseconds kLongestLook{500};

    std::uint64_t calls_ = 0;
    Time last_call_;
    Time last_look_;
};

} // namespace narrate::sink
