// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <termios.h>

#include <memory>

#include "io/descriptor.hpp"

namespace narrate::player {

/// Keys from a terminal as they are typed, without a drawn screen: no waiting for Enter, no echo,
/// until it goes. One at a time.
class Keyboard {
public:
    /// The terminal of standard input, or the process's own. Null where there is none, and where it
    /// belongs to other programs at the moment: narrate runs in the background.
    static std::unique_ptr<Keyboard> open();

    Keyboard(const Keyboard&) = delete;
    Keyboard& operator=(const Keyboard&) = delete;
    ~Keyboard();

    [[nodiscard]] int descriptor() const { return terminal_.get(); }

    /// Gives the terminal back for a while, as before SIGSTOP.
    void suspend() const;
    void resume() const;

private:
    Keyboard(io::Descriptor terminal, const termios& before)
        : terminal_(std::move(terminal)), before_(before) {
        resume();
    }

    io::Descriptor terminal_;
    termios before_;
};

} // namespace narrate::player
