// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

#include "narrate/timeline.hpp"

namespace narrate::sink {

/// Sound between the thread that writes it and a sound card's callback, which takes it with
/// fill(). The callback's side is wait-free: it neither locks, allocates nor makes system calls.
/// Much may stand in it, so that a busy machine is bridged, and yet what is asked for is heard at
/// once: the callback itself pauses, and what was written can still be cut away. Every sample is
/// played once and as it was written, but for ramps of three milliseconds, which keep pauses, cuts
/// and changes of volume from clicking.
///
/// The ring is Lamport's single-producer single-consumer queue (1977) with counters that only grow.
class Playout { // NOLINT(clang-analyzer-optin.performance.Padding): see the members.
public:
    /// Holds at least `capacity` of sound.
    Playout(PcmFormat format, std::chrono::milliseconds capacity);

    [[nodiscard]] PcmFormat format() const { return format_; }

    // The writing thread's.

    /// Takes whole frames as far as they fit, and gives the count of samples.
    std::size_t write(std::span<const std::int16_t> samples);
    /// All that was ever written: the position of what comes next.
    [[nodiscard]] Frames written() const { return in_frames(written_.load(kRelaxed)); }
    /// What stands from `at` on is not played: what is written after this follows `at`. If the
    /// callback has passed it, it follows as soon as can be. A cut that has not come to pass yet is
    /// replaced, and must not be by a later one.
    void cut(Frames at);

    /// While nobody calls fill(): a cut at what comes next comes to pass, in silence.
    void settle();

    // Any thread's.

    /// How far the callback has come. After a cut it goes on behind what was cut away.
    [[nodiscard]] Frames taken() const { return in_frames(read_.load(kAcquire)); }
    /// Silence that went out since the last frame that was taken.
    [[nodiscard]] Frames silent() const { return {silent_.load(kAcquire)}; }
    /// Frames of silence that stood in for sound which came too late.
    [[nodiscard]] Frames missed() const { return {missed_.load(kAcquire)}; }
    void pause() { paused_.store(true, kRelease); }
    void resume() { paused_.store(false, kRelease); }
    [[nodiscard]] bool is_paused() const { return paused_.load(kAcquire); }
    /// 1: as it was written.
    void set_volume(double volume) { volume_.store(static_cast<float>(volume), kRelease); }
    /// Whether the writer has said all: nothing that is missing now comes too late.
    void expect_more(bool more) { more_.store(more, kRelease); }

    // The callback's.

    /// Fills whole frames: with what was written, and with silence where there is nothing.
    void fill(std::span<std::int16_t> out);

private:
    static constexpr auto kRelaxed = std::memory_order_relaxed;
    static constexpr auto kAcquire = std::memory_order_acquire;
    static constexpr auto kRelease = std::memory_order_release;

    [[nodiscard]] Frames in_frames(std::uint64_t samples) const {
        return {static_cast<std::int64_t>(samples) / format_.channels};
    }
    struct Cut {
        std::uint64_t at = 0;
        std::uint64_t to = 0; ///< Where what follows stands.
    };
    [[nodiscard]] Cut next_cut(std::uint64_t read) const;
    bool take_frame(std::span<std::int16_t> out, std::uint64_t& read);
    std::size_t take_plain(std::span<std::int16_t> out, std::uint64_t& read);
    void slew(float target);

    PcmFormat format_;
    std::size_t channels_;
    std::vector<std::int16_t> samples_;
    std::uint64_t mask_;
    float step_;                 ///< What the gain may change by in a frame.
    std::uint64_t last_cut_ = 0; ///< The writer's: where what followed the last cut stands.

    // Apart from each other, so that the two threads do not fight over one cache line.
    alignas(64) std::atomic<std::uint64_t> written_{0};
    /// The low halves of a cut's two positions, in one word, so that they are seen together.
    std::atomic<std::uint64_t> cut_{0};
    std::atomic<bool> paused_{false};
    std::atomic<bool> more_{true};
    std::atomic<float> volume_{1.0F};
    alignas(64) std::atomic<std::uint64_t> read_{0};
    std::atomic<std::int64_t> silent_{0};
    std::atomic<std::int64_t> missed_{0};
    float gain_ = 1.0F; ///< The callback's.
};

} // namespace narrate::sink
