// SPDX-License-Identifier: Apache-2.0
#include "io/signals.hpp"

#include <sys/signalfd.h>
#include <unistd.h>

namespace narrate::io {

Signals::Signals(std::initializer_list<int> numbers) {
    sigemptyset(&watched_);
    for (const int number : numbers) sigaddset(&watched_, number);
    ::pthread_sigmask(SIG_BLOCK, &watched_, &before_);
    descriptor_ = Descriptor(::signalfd(-1, &watched_, SFD_CLOEXEC | SFD_NONBLOCK));
}

Signals::~Signals() {
    // One that came and was not taken has been answered by ending: it must not end the program now.
    while (take()) {
    }
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

std::optional<int> Signals::take() const {
    signalfd_siginfo info{};
    if (::read(descriptor_.get(), &info, sizeof info) != sizeof info) return std::nullopt;
    return static_cast<int>(info.ssi_signo);
}

} // namespace narrate::io
