// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <optional>
#include <thread>

#include "base/cancelled.hpp"
#include "sink/device.hpp"

namespace narrate::sink {

namespace {

using namespace std::chrono_literals;

/// Enough to bridge a busy machine.
constexpr auto kCapacity = 1000ms;
constexpr auto kNap = 4ms;

class DeviceSink final : public Sink {
public:
    explicit DeviceSink(std::unique_ptr<Device> device) : device_(std::move(device)) {}
    ~DeviceSink() override { device_->close(); }

    Result<void> open(PcmFormat format) override {
        playout_.emplace(format, kCapacity);
        playout_->expect_more(false); // Until there is something to play.
        return device_->open(*playout_);
    }

    Result<void> write(std::span<const std::int16_t> samples,
                       const std::stop_token& stop) override {
        while (!samples.empty()) {
            samples = samples.subspan(playout_->write(samples));
            playout_->expect_more(true);
            if (samples.empty()) break;
            if (auto waited = wait(stop); !waited) return waited;
        }
        return {};
    }

    /// Waits until the last frame has been heard.
    Result<void> finish(const std::stop_token& stop) override {
        playout_->expect_more(false);
        while (playout_->taken() < playout_->written() || playout_->silent() < device_->latency())
            if (auto waited = wait(stop); !waited) return waited;
        device_->close();
        return {};
    }

    void abandon() override { device_->close(); }

private:
    Result<void> wait(const std::stop_token& stop) {
        if (stop.stop_requested()) {
            abandon();
            return base::narration_stopped();
        }
        if (auto loss = device_->loss()) return std::move(*loss);
        std::this_thread::sleep_for(kNap);
        return {};
    }

    std::unique_ptr<Device> device_;
    std::optional<Playout> playout_;
};

} // namespace

std::unique_ptr<Sink> create_device_sink(std::unique_ptr<Device> device) {
    return std::make_unique<DeviceSink>(std::move(device));
}

} // namespace narrate::sink
