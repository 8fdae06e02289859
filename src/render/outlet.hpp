// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include "render/deck.hpp"
#include "sink/device.hpp"

namespace narrate::render {

/// The device that plays a deck: opened when there is something to play, given back after a rest.
/// One thread; the deck is under the caller's lock, which is not held while a device is opened or
/// closed, since that may take its time.
class Outlet {
public:
    using Lock = std::unique_lock<std::mutex>;

    /// The deck must outlive it.
    Outlet(std::unique_ptr<sink::Device> device, Deck& deck)
        : device_(std::move(device)), deck_(deck) {}

    [[nodiscard]] bool is_open() const { return is_open_; }
    /// Has a device play the deck, from a playout of its tape's format. Errors: device_unavailable.
    Result<void> open(Lock& lock);
    /// Nothing is to be heard at the moment.
    void rest(Lock& lock);
    void close(Lock& lock);
    /// Closes a device that is of no more use; gives why it is.
    std::optional<Error> drop_lost(Lock& lock);

private:
    std::unique_ptr<sink::Device> device_;
    Deck& deck_;
    bool is_open_ = false;
    std::optional<std::chrono::steady_clock::time_point> rests_since_;
};

} // namespace narrate::render
