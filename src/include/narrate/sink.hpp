// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>

#include "narrate/error.hpp"
#include "narrate/export.h"
#include "narrate/timeline.hpp"

namespace narrate {

/// Where samples go: a file, a sound card, a pipe. open, write…, then finish or abandon.
/// Not thread-safe: one thread at a time.
class NARRATE_API Sink {
public:
    virtual ~Sink() = default;

    /// Called once, before the first write. Errors: output_failed, device_unavailable.
    virtual Result<void> open(PcmFormat format) = 0;

    /// Takes whole frames; waits while the sink is full. Errors: output_failed, device_unavailable,
    /// cancelled (when `stop` is requested while waiting).
    virtual Result<void> write(std::span<const std::int16_t> samples,
                               const std::stop_token& stop) = 0;

    /// Everything was written: plays or stores what is left, and completes the output. After an
    /// error the output is as if it had been abandoned.
    virtual Result<void> finish(const std::stop_token& stop) = 0;

    /// Leaves nothing behind. May follow any call, and may be the only one.
    virtual void abandon() = 0;
};

/// Makes sinks, one each time. Errors: as of Sink::open.
using SinkSource = std::function<Result<std::unique_ptr<Sink>>()>;

} // namespace narrate
