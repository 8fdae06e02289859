// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <optional>

#include "narrate/timeline.hpp"

namespace narrate::render {

/// Which position of a tape is heard at which position of what is played: the two differ by speed,
/// by jumps, and by what was written and cut away again. Pure.
class PlayMap {
public:
    /// From `played` on, the tape is heard from `taped` on, `speed` times as fast.
    void follow(Frames played, Frames taped, double speed);
    /// What was written from `at` to `to` is not played: `to` follows `at`. Nothing of the tape is
    /// heard there until something is followed.
    void cut(Frames at, Frames to);

    /// What is heard now, as a position of what is played: `taken` is where the device's callback
    /// is, `delay` how long its last frame takes to the ear.
    [[nodiscard]] Frames heard(Frames taken, Frames delay) const;
    /// The tape's position; nothing where none was followed.
    [[nodiscard]] std::optional<Frames> taped(Frames played) const;

    /// What lies before a position is not asked for any more.
    void forget_before(Frames played);

private:
    struct Stretch {
        Frames played;
        std::optional<Frames> taped; ///< Nothing: behind a cut.
        double speed = 1;
    };
    struct Cut {
        Frames at;
        Frames to;
    };

    std::deque<Stretch> stretches_;
    std::deque<Cut> cuts_;
};

} // namespace narrate::render
