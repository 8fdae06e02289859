// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "narrate/narrate.h"
#include "narrate/sink.hpp"

namespace narrate::capi {

/// A sink whose work C code does.
class CallerSink final : public Sink {
public:
    explicit CallerSink(const narrate_sink& sink);

    [[nodiscard]] bool is_complete() const { return open_ != nullptr && write_ != nullptr; }

    Result<void> open(PcmFormat format) override;
    Result<void> write(std::span<const std::int16_t> samples, const std::stop_token& stop) override;
    Result<void> finish(const std::stop_token& stop) override;
    void abandon() override;

private:
    void* user_;
    decltype(narrate_sink::open) open_;
    decltype(narrate_sink::write) write_;
    decltype(narrate_sink::finish) finish_;
    decltype(narrate_sink::abandon) abandon_;
    std::size_t channels_ = 1;
};

} // namespace narrate::capi
