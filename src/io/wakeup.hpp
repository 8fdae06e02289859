// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>

#include "io/descriptor.hpp"

namespace narrate::io {

/// Wakes whoever polls its descriptor. Any thread.
class Wakeup {
public:
    /// Throws std::runtime_error where there are no more descriptors: nobody could be woken.
    Wakeup();

    /// Readable from raise() until clear().
    [[nodiscard]] int descriptor() const { return event_.get(); }
    void raise() const;
    void clear() const;

private:
    Descriptor event_;
};

/// Waits until one of the descriptors is readable.
void wait_readable(std::initializer_list<int> descriptors);

} // namespace narrate::io
