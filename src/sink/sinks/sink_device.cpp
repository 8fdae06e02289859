// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <chrono>
#include <span>
#include <thread>
#include <utility>
#include <vector>

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
        close();
        auto sink = source_();
        if (!sink) return sink.error();
        if (auto opened = (*sink)->open(playout.format()); !opened) {
            (*sink)->abandon();
            return opened;
        }
        latency_ = to_frames(time_to_ear_, playout.format());
        lost_ = false;
        thread_ = std::jthread([this, &playout, sink = std::move(*sink)](
                                   const std::stop_token& stop) { feed(playout, *sink, stop); });
        return {};
    }
    void close() override { thread_ = {}; } // Stops it, and waits for it.

    [[nodiscard]] Frames latency() const override { return latency_; }
    [[nodiscard]] bool is_lost() override { return lost_; }

private:
    /// The sink sets the pace. It gets what is played, with the ramps around pauses and jumps, but
    /// no silence for what is not there.
    void feed(Playout& playout, Sink& sink, const std::stop_token& stop) {
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
            if (!sink.write(std::span(samples).first(count), stop)) {
                lost_ = !stop.stop_requested();
                return sink.abandon();
            }
        }
        const bool heard_out = playout.taken() == playout.written();
        if (!heard_out || !sink.finish({})) sink.abandon();
    }

    SinkSource source_;
    std::chrono::milliseconds time_to_ear_;
    Frames latency_;
    std::atomic<bool> lost_{false};
    std::jthread thread_;
};

} // namespace

std::unique_ptr<Device> create_sink_device(SinkSource source, std::chrono::milliseconds latency) {
    return std::make_unique<SinkDevice>(std::move(source), latency);
}

} // namespace narrate::sink
