// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "narrate/sink.hpp"

namespace narrate::test {

/// What sinks of a test's own have taken, and how much they may take.
struct Mouth {
    std::mutex mutex;
    std::condition_variable_any changed;
    std::vector<std::int16_t> heard;
    std::size_t most = SIZE_MAX; ///< Samples; then the sink is full.
    PcmFormat format;
    std::atomic<bool> missing{false}; ///< No sink can be opened.
    std::atomic<bool> broken{false};  ///< Writing fails.
    std::atomic<int> opened{0};
    std::atomic<int> finished{0};
    std::atomic<int> abandoned{0};

    void allow(std::size_t samples) {
        const std::lock_guard lock(mutex);
        most = samples;
        changed.notify_all();
    }
    [[nodiscard]] std::vector<std::int16_t> samples() {
        const std::lock_guard lock(mutex);
        return heard;
    }
    SinkSource sinks();
};

class MouthSink final : public Sink {
public:
    explicit MouthSink(Mouth& mouth) : mouth_(mouth) {}

    Result<void> open(PcmFormat format) override {
        if (mouth_.missing) return Error{ErrorCode::device_unavailable, "no mouth", {}, {}, {}};
        ++mouth_.opened;
        mouth_.format = format;
        return {};
    }
    Result<void> write(std::span<const std::int16_t> samples,
                       const std::stop_token& stop) override {
        if (mouth_.broken) return Error{ErrorCode::device_unavailable, "broken", {}, {}, {}};
        std::unique_lock lock(mouth_.mutex);
        if (!mouth_.changed.wait(lock, stop, [&] { return mouth_.heard.size() < mouth_.most; }))
            return Error{ErrorCode::cancelled, "stopped", {}, {}, {}};
        mouth_.heard.insert(mouth_.heard.end(), samples.begin(), samples.end());
        return {};
    }
    Result<void> finish(const std::stop_token&) override {
        ++mouth_.finished;
        return {};
    }
    void abandon() override { ++mouth_.abandoned; }

private:
    Mouth& mouth_;
};

inline SinkSource Mouth::sinks() {
    return [this]() -> Result<std::unique_ptr<Sink>> {
        return std::unique_ptr<Sink>(std::make_unique<MouthSink>(*this));
    };
}

} // namespace narrate::test
