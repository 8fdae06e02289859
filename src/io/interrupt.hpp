// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

#include "io/signals.hpp"
#include "io/wakeup.hpp"

namespace narrate::io {

/// Turns SIGINT, SIGTERM and SIGHUP into a request to stop, for programs (a library must not touch
/// signals). To be made before any other thread, in the thread that outlives it; also makes writing
/// to a closed pipe an error instead of the program's end.
class Interrupt {
public:
    Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    ~Interrupt();

    [[nodiscard]] std::stop_token token() const { return source_.get_token(); }
    /// The signal that came; 0: none.
    [[nodiscard]] int signal() const { return signal_; }

private:
    void wait();

    Signals signals_{SIGINT, SIGTERM, SIGHUP};
    Wakeup done_;
    std::stop_source source_;
    std::atomic<int> signal_{0};
    std::thread thread_; ///< Last: it begins when the rest is there.
};

} // namespace narrate::io
