// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace narrate::sink {

/// Samples on their way from one writing thread to one reading thread. Both sides are wait-free:
/// neither locks, allocates nor makes system calls, so the reader may be a sound card's callback.
/// The algorithm is Lamport's single-producer single-consumer queue (1977) with acquire and release
/// counters that only grow.
class SampleRing { // NOLINT(clang-analyzer-optin.performance.Padding): see the members.
public:
    /// Holds at least `capacity` samples.
    explicit SampleRing(std::size_t capacity)
        : samples_(std::bit_ceil(std::max<std::size_t>(capacity, 2))), mask_(samples_.size() - 1) {}

    /// Writer: takes what fits and gives its count.
    std::size_t write(std::span<const std::int16_t> samples) {
        const std::size_t written = written_.load(std::memory_order_relaxed);
        const std::size_t free =
            samples_.size() - (written - read_.load(std::memory_order_acquire));
        const std::size_t count = std::min(free, samples.size());
        for (std::size_t i = 0; i < count; ++i) samples_[(written + i) & mask_] = samples[i];
        written_.store(written + count, std::memory_order_release);
        return count;
    }

    /// Reader: gives what there is and its count.
    std::size_t read(std::span<std::int16_t> samples) {
        const std::size_t read = read_.load(std::memory_order_relaxed);
        const std::size_t there = written_.load(std::memory_order_acquire) - read;
        const std::size_t count = std::min(there, samples.size());
        for (std::size_t i = 0; i < count; ++i) samples[i] = samples_[(read + i) & mask_];
        read_.store(read + count, std::memory_order_release);
        return count;
    }

    /// Samples in it, as either side last heard.
    [[nodiscard]] std::size_t size() const {
        return written_.load(std::memory_order_acquire) - read_.load(std::memory_order_acquire);
    }

private:
    std::vector<std::int16_t> samples_;
    std::size_t mask_;
    // Apart from each other, so that the two threads do not fight over one cache line.
    alignas(64) std::atomic<std::size_t> written_{0};
    alignas(64) std::atomic<std::size_t> read_{0};
};

} // namespace narrate::sink
