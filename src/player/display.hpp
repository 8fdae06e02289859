// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "narrate/error.hpp"
#include "player/scene.hpp"

namespace narrate::player {

/// Where a player is seen and where its keys come from. One thread.
class Display {
public:
    virtual ~Display() = default;

    /// Errors: output_closed (nobody reads any more), output_failed.
    virtual Result<void> show(const Scene& scene) = 0;
    /// Keys come from here, byte by byte; negative: there are none.
    [[nodiscard]] virtual int input() const = 0;

    /// What it was told stays to be read when it is gone.
    [[nodiscard]] virtual bool tells_lines() const { return false; }

    /// The terminal has another size.
    virtual void resize() {}
    /// Gives the terminal back for a while, as before SIGSTOP …
    virtual void suspend() {}
    /// … and takes it over again, whatever was written on it meanwhile.
    virtual void resume() {}
};

/// A screen that is drawn on the process's terminal. Errors: output_failed (there is none, or it
/// can do too little).
Result<std::unique_ptr<Display>> open_screen();

enum class Keys { read, ignored };

enum class Lines {
    all,  ///< One a sentence on standard output, and messages on standard error.
    none, ///< Keys alone.
};
/// For screen readers, logs and simple terminals.
std::unique_ptr<Display> open_lines(Lines lines, Keys keys);

} // namespace narrate::player
