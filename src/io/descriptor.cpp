// SPDX-License-Identifier: Apache-2.0
#include "io/descriptor.hpp"

#include <unistd.h>

namespace narrate::io {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        reset();
        fd_ = other.release();
    }
    return *this;
}

void Descriptor::reset() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
}

} // namespace narrate::io
