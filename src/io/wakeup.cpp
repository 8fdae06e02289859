// SPDX-License-Identifier: Apache-2.0
#include "io/wakeup.hpp"

#include <poll.h>
#include <sys/eventfd.h>

#include <cerrno>
#include <stdexcept>
#include <vector>

namespace narrate::io {

Wakeup::Wakeup() : event_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (event_.get() < 0) throw std::runtime_error("no more descriptors");
}

void Wakeup::raise() const {
    (void)::eventfd_write(event_.get(), 1);
}

void Wakeup::clear() const {
    eventfd_t count = 0;
    (void)::eventfd_read(event_.get(), &count);
}

void wait_readable(std::initializer_list<int> descriptors) {
    std::vector<pollfd> watched;
    for (const int descriptor : descriptors) watched.push_back({descriptor, POLLIN, 0});
    while (::poll(watched.data(), watched.size(), -1) < 0 && errno == EINTR) {
    }
}

} // namespace narrate::io
