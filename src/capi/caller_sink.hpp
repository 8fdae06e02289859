// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "narrate/narrate.h"
#include "narrate/sink.hpp"

namespace narrate::capi {

/// A sink whose work C code does.
class CallerSink final : public Sink {
public:
    explicit CallerSink(const narrate_sink& sink);

    Result<void> open(PcmFormat format) override;
    Result<void> write(std::span<const std::int16_t> samples, const std::stop_token& stop) override;
    Result<void> finish(const std::stop_token& stop) override;
    void abandon() override;

private:
    friend Result<CallerSink> sink_of(const narrate_sink& sink);

    void* user_;
    decltype(narrate_sink::open) open_;
    decltype(narrate_sink::write) write_;
    decltype(narrate_sink::finish) finish_;
    decltype(narrate_sink::abandon) abandon_;
    decltype(narrate_sink::cancel) cancel_;
    std::size_t channels_ = 1;
};

/// Errors: invalid_argument, for one that can do too little.
Result<CallerSink> sink_of(const narrate_sink& sink);

} // namespace narrate::capi
