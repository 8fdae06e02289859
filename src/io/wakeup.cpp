// SPDX-License-Identifier: Apache-2.0
#include "io/wakeup.hpp"

#include <sys/eventfd.h>

namespace narrate::io {

Wakeup::Wakeup() : event_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void Wakeup::raise() const {
    (void)::eventfd_write(event_.get(), 1);
}

void Wakeup::clear() const {
    eventfd_t count = 0;
    (void)::eventfd_read(event_.get(), &count);
}

} // namespace narrate::io
