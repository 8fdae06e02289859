// SPDX-License-Identifier: Apache-2.0
#include "io/interrupt.hpp"

#include <poll.h>

#include <array>
#include <cerrno>

namespace narrate::io {

Interrupt::Interrupt() : thread_([this] { wait(); }) {}

Interrupt::~Interrupt() {
    done_.raise();
    thread_.join();
}

void Interrupt::wait() {
    std::array<pollfd, 2> watched{
        {{signals_.descriptor(), POLLIN, 0}, {done_.descriptor(), POLLIN, 0}}};
    for (;;) {
        const int ready = ::poll(watched.data(), watched.size(), -1);
        if (ready < 0 && errno == EINTR) continue;
        if (ready < 0 || watched[1].revents != 0) return;
        if (const auto signal = signals_.take()) {
            signal_ = *signal;
            source_.request_stop();
        }
    }
}

} // namespace narrate::io
