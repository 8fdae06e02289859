// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "narrate/error.hpp"

namespace narrate::player {

/// When to fall silent by itself: after some minutes, or at the end of the article. Pure: the time
/// is told, from any clock that does not go back.
class SleepTimer {
public:
    using Time = std::chrono::nanoseconds;

    void set(std::chrono::minutes after, Time now) {
        until_ = now + after;
        at_end_ = false;
    }
    void set_at_end() {
        until_.reset();
        at_end_ = true;
    }
    void clear() {
        until_.reset();
        at_end_ = false;
    }
    /// Off, 15, 30, 45 and 60 minutes, the end of the article, off: what a key goes through.
    void next(Time now);

    [[nodiscard]] bool is_due(Time now) const { return until_ && now >= *until_; }
    [[nodiscard]] bool ends_with_article() const { return at_end_; }
    /// "12 min", "end of article", or empty.
    [[nodiscard]] std::string text(Time now) const;

private:
    [[nodiscard]] std::chrono::minutes left(Time now) const;

    std::optional<Time> until_;
    bool at_end_ = false;
};

/// What --sleep asks for: minutes ("20m", "20"), hours ("1h"), or "end" (no minutes).
/// Errors: invalid_argument.
Result<std::optional<std::chrono::minutes>> parse_sleep(std::string_view text);

} // namespace narrate::player
