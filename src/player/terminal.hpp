// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>

#include "narrate/error.hpp"
#include "player/screen.hpp"

namespace narrate::player {

enum class Colours : std::uint8_t {
    automatic, ///< Where the terminal has them and NO_COLOR is not set.
    never,
};

/// A terminal taken over for a while: its alternate screen, no echo, no cursor. Everything is put
/// back when it goes, and when the program crashes. There is one at a time; one thread at a time.
class Terminal {
public:
    /// Opens the process's own terminal (/dev/tty), or standard input and output where they are
    /// one. Errors: output_failed: there is none, or it can do too little (TERM=dumb).
    static Result<std::unique_ptr<Terminal>> open(Colours colours = Colours::automatic);

    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal();

    /// Keys come from here, byte by byte as the terminal sends them. It is not to be closed.
    [[nodiscard]] int input() const;

    [[nodiscard]] Size size() const;
    /// Looks at the size anew; to be called after SIGWINCH, before the next drawing.
    void resize();

    /// Only what has changed is sent. A screen of another size is drawn as far as it reaches.
    void draw(const Screen& screen);

    /// Gives the terminal back for a while, as before SIGSTOP …
    void suspend();
    /// … and takes it over again, with what was drawn last, at the size that it has by now.
    void resume();

private:
    class Session;
    explicit Terminal(std::unique_ptr<Session> session);

    std::unique_ptr<Session> session_;
};

} // namespace narrate::player
