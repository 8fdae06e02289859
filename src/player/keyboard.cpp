// SPDX-License-Identifier: Apache-2.0
#include "player/keyboard.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace narrate::player {

std::unique_ptr<Keyboard> Keyboard::open() {
    io::Descriptor terminal(::isatty(STDIN_FILENO) == 1 ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
                                                        : ::open("/dev/tty", O_RDWR | O_CLOEXEC));
    termios before{};
    if (terminal.get() < 0 || ::tcgetpgrp(terminal.get()) != ::getpgrp() ||
        ::tcgetattr(terminal.get(), &before) != 0)
        return nullptr;
    return std::unique_ptr<Keyboard>(new Keyboard(std::move(terminal), before));
}

Keyboard::~Keyboard() {
    suspend();
}

void Keyboard::suspend() const {
    ::tcsetattr(terminal_.get(), TCSADRAIN, &before_);
}

void Keyboard::resume() const {
    termios typed = before_;
    typed.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    typed.c_cc[VMIN] = 1;
    typed.c_cc[VTIME] = 0;
    ::tcsetattr(terminal_.get(), TCSADRAIN, &typed);
}

} // namespace narrate::player
