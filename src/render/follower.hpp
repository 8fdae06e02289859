// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "narrate/text.hpp"
#include "narrate/timeline.hpp"
#include "render/tape.hpp"

namespace narrate::render {

/// "What stands in `range` begins to be heard."
struct HeardText {
    MarkKind kind = MarkKind::word;
    TextRange range; ///< In Article::text.
    friend bool operator==(const HeardText&, const HeardText&) = default;
};

/// Tells each sentence and word of a tape once, in their order, when it has come to be heard,
/// however seldom it looks. A sentence that is gone back to is told again.
class Follower {
public:
    /// The tape is played from `frame` on.
    void move(Frames frame);
    /// It has been heard up to and including `frame`.
    void follow(const Tape& tape, Frames frame, std::vector<HeardText>& heard);

private:
    Frames next_; ///< Of the tape: before it all has been told.
    TextRange sentence_;
};

} // namespace narrate::render
