// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/descriptor.hpp"

namespace narrate::io {

/// Wakes whoever polls its descriptor. Any thread.
class Wakeup {
public:
    Wakeup();

    /// Readable from raise() until clear().
    [[nodiscard]] int descriptor() const { return event_.get(); }
    void raise() const;
    void clear() const;

private:
    Descriptor event_;
};

} // namespace narrate::io
