// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>
#include <initializer_list>
#include <optional>

#include "io/descriptor.hpp"

namespace narrate::io {

/// Signals that wait in a descriptor instead of interrupting, for programs (a library must not
/// touch signals). To be made before any other thread, in the thread that outlives it.
class Signals {
public:
    Signals(std::initializer_list<int> numbers);
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;
    ~Signals();

    /// Readable while a signal waits.
    [[nodiscard]] int descriptor() const { return descriptor_.get(); }
    /// The next one; nothing when none waits.
    [[nodiscard]] std::optional<int> take() const;

private:
    sigset_t watched_{};
    sigset_t before_{};
    Descriptor descriptor_;
};

} // namespace narrate::io
