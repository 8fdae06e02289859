// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "base/cancelled.hpp"
#include "base/guarded.hpp"
#include "sink/device.hpp"

namespace narrate::sink {

namespace {

using namespace std::chrono_literals;

/// Of sound that a sink gets at once: what is asked for is heard that much later.
constexpr auto kPiece = 10ms;

class SinkDevice final : public Device {
public:
    SinkDevice(SinkSource source, std::chrono::milliseconds latency)
        : source_(std::move(source)), time_to_ear_(latency) {}
    SinkDevice(const SinkDevice&) = delete;
    SinkDevice& operator=(const SinkDevice&) = delete;
    ~SinkDevice() override { close(); }

    void choose(std::string) override {}

    Result<void> open(Playout& playout) override {
        return base::guarded([&] { return start(playout); });
    }
    void close() override { thread_ = {}; } // Stops it, and waits for it.

    [[nodiscard]] Frames latency() const override { return latency_; }
    [[nodiscard]] std::optional<Error> loss() override {
        const std::lock_guard lock(mutex_);
        return loss_;
    }

private:
    Result<void> start(Playout& playout) {
        close();
        auto sink = source_();
        if (!sink) return sink.error();
        if (!*sink) return Error{ErrorCode::output_failed, "there is no sink", {}, {}, {}};
        if (auto opened = (*sink)->open(playout.format()); !opened) {
            (*sink)->abandon();
            return opened;
        }
        latency_ = to_frames(time_to_ear_, playout.format());
        {
            const std::lock_guard lock(mutex_);
            loss_.reset();
        }
        thread_ = std::jthread([this, &playout, sink = std::move(*sink)](
                                   const std::stop_token& stop) { feed(playout, *sink, stop); });
        return {};
    }
    /// The sink sets the pace. It gets what is played, with the ramps around pauses and jumps, but
    /// no silence for what is not there.
    void feed(Playout& playout, Sink& sink, const std::stop_token& stop) {
        auto fed = base::guarded([&] { return write(playout, sink, stop); });
        if (fed) return;
        sink.abandon();
        const std::lock_guard lock(mutex_);
        loss_ = std::move(fed.error());
    }

    static Result<void> write(Playout& playout, Sink& sink, const std::stop_token& stop) {
        const Frames piece = to_frames(kPiece, playout.format());
        const auto channels = static_cast<std::size_t>(playout.format().channels);
        std::vector<std::int16_t> samples(static_cast<std::size_t>(piece.count) * channels);
        while (!stop.stop_requested()) {
            playout.fill(samples);
            const Frames sound = piece - std::min(piece, playout.silent());
            if (sound == Frames{}) {
                std::this_thread::sleep_for(kPiece);
                continue;
            }
            const auto count = static_cast<std::size_t>(sound.count) * channels;
            if (auto written = sink.write(std::span(samples).first(count), stop); !written)
                return written;
        }
        const bool heard_out = playout.taken() == playout.written();
        return heard_out ? sink.finish({}) : Result<void>(base::narration_stopped());
    }

    SinkSource source_;
    std::chrono::milliseconds time_to_ear_;
    Frames latency_;
    std::mutex mutex_; ///< Of:
    std::optional<Error> loss_;
    std::jthread thread_;
};

} // namespace

std::unique_ptr<Device> create_sink_device(SinkSource source, std::chrono::milliseconds latency) {
    return std::make_unique<SinkDevice>(std::move(source), latency);
}

} // namespace narrate::sink
