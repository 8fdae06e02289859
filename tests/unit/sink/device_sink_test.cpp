// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <atomic>
#include <mutex>
#include <numeric>
#include <thread>

#include "sink/device.hpp"

using namespace narrate;

namespace {

using Samples = std::vector<std::int16_t>;

constexpr PcmFormat kMono{1000, 1};

/// What a device does, for the test to tell and to see.
struct Desk {
    bool missing = false;
    std::size_t most = SIZE_MAX; ///< Frames that it takes; then it is lost.
    std::atomic<int> closed{0};
    Samples heard;
};

/// Takes sound on a thread of its own, as fast as it comes.
class DeskDevice final : public sink::Device {
public:
    explicit DeskDevice(Desk& desk) : desk_(desk) {}
    DeskDevice(const DeskDevice&) = delete;
    DeskDevice& operator=(const DeskDevice&) = delete;
    ~DeskDevice() override { close(); }

    void choose(std::string) override {}
    Result<void> open(sink::Playout& playout) override {
        if (desk_.missing) return Error{ErrorCode::device_unavailable, "no device", {}, {}, {}};
        thread_ = std::jthread([this, &playout](const std::stop_token& stop) {
            Samples samples(20);
            while (!stop.stop_requested() && desk_.heard.size() < desk_.most) {
                const Frames before = playout.taken();
                playout.fill(samples);
                const auto count = (playout.taken() - before).count;
                desk_.heard.insert(desk_.heard.end(), samples.begin(), samples.begin() + count);
                std::this_thread::yield();
            }
            lost_ = true;
        });
        return {};
    }
    void close() override {
        if (thread_.joinable()) ++desk_.closed;
        thread_ = {};
    }
    [[nodiscard]] Frames latency() const override { return {100}; }
    [[nodiscard]] std::optional<Error> loss() override {
        if (!lost_) return std::nullopt;
        return Error{ErrorCode::device_unavailable, "the device has gone", {}, {}, "connect it"};
    }

private:
    Desk& desk_;
    std::atomic<bool> lost_{false};
    std::jthread thread_;
};

Samples counted(std::size_t count) {
    Samples samples(count);
    std::iota(samples.begin(), samples.end(), std::int16_t{1});
    return samples;
}

} // namespace

TEST_CASE("a device sink plays all samples, and has played them when it is finished", "[threads]") {
    Desk desk;
    const auto sink = sink::create_device_sink(std::make_unique<DeskDevice>(desk));
    REQUIRE(sink->open(kMono));
    const Samples samples = counted(20'000); // More than it holds at once.
    REQUIRE(sink->write(std::span(samples).first(100), {}));
    REQUIRE(sink->write(std::span(samples).subspan(100), {}));
    REQUIRE(sink->finish({}));
    CHECK(desk.closed == 1);
    CHECK((desk.heard == samples));
}

TEST_CASE("a device sink without a device, or with one that goes away, fails", "[threads]") {
    Desk desk;
    desk.missing = true;
    auto sink = sink::create_device_sink(std::make_unique<DeskDevice>(desk));
    const auto opened = sink->open(kMono);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::device_unavailable);
    sink->abandon();

    desk.missing = false;
    desk.most = 500;
    sink = sink::create_device_sink(std::make_unique<DeskDevice>(desk));
    REQUIRE(sink->open(kMono));
    const auto written = sink->write(counted(20'000), {});
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::device_unavailable);
    CHECK_FALSE(written.error().hint.empty());
}

TEST_CASE("a device sink that is stopped falls silent in the middle", "[threads]") {
    Desk desk;
    desk.most = 0; // It takes nothing; but it is not asked whether it is lost.
    const auto sink = sink::create_device_sink(std::make_unique<DeskDevice>(desk));
    REQUIRE(sink->open(kMono));
    std::stop_source stop;
    stop.request_stop();
    const auto written = sink->write(counted(20'000), stop.get_token());
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::cancelled);
    CHECK(desk.closed == 1);
}
