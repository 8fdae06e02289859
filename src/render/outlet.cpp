// SPDX-License-Identifier: Apache-2.0
#include "render/outlet.hpp"

namespace narrate::render {

namespace {

/// A device that has nothing to say for so long is given back.
constexpr std::chrono::seconds kRest{10};

} // namespace

Result<void> Outlet::open(Lock& lock) {
    rests_since_.reset();
    if (!deck_.fits()) {
        close(lock);
        deck_.renew();
    }
    if (is_open_) return {};
    deck_.settle();
    deck_.fill(); // So that sound is there when the device asks for it.
    sink::Playout& playout = deck_.playout();
    lock.unlock();
    auto opened = device_->open(playout);
    lock.lock();
    is_open_ = opened.has_value();
    if (opened) deck_.set_latency(device_->latency());
    return opened;
}

void Outlet::rest(Lock& lock) {
    const auto now = std::chrono::steady_clock::now();
    if (!rests_since_) rests_since_ = now;
    if (now - *rests_since_ > kRest) close(lock);
    if (!is_open_) deck_.settle();
}

void Outlet::close(Lock& lock) {
    if (!is_open_) return;
    is_open_ = false;
    lock.unlock();
    device_->close();
    lock.lock();
}

std::optional<Error> Outlet::drop_lost(Lock& lock) {
    auto loss = is_open_ ? device_->loss() : std::nullopt;
    if (loss) close(lock);
    return loss;
}

} // namespace narrate::render
