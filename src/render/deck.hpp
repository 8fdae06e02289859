// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "pcm/stretcher.hpp"
#include "render/play_map.hpp"
#include "render/tape.hpp"
#include "sink/playout.hpp"

namespace narrate::render {

/// What is heard at this moment.
struct Heard {
    Frames frame; ///< Of the tape.
    const TapedSentence* sentence = nullptr;
};

/// Plays a tape: takes it from a cursor on, stretches it to the rate that is wanted, and keeps some
/// of it ready in a playout, where jumps and changes of the rate cut it away again. One thread at a
/// time; a device's callback may take from the playout meanwhile.
class Deck {
public:
    /// The tape must outlive it.
    explicit Deck(const Tape& tape) : tape_(tape) {}

    void pause();
    void resume();
    [[nodiscard]] bool is_paused() const { return paused_; }
    /// A factor; 1: as it was spoken.
    void set_volume(double volume);
    /// What is ready at the rate before is spoken over.
    void set_rate(double rate);

    /// Goes on at the tape's `cursor`, at once; nothing: falls silent until begin().
    void jump(std::optional<Frames> cursor);
    /// The tape holds by now what is to be played.
    void begin(Frames cursor) { cursor_ = cursor; }
    /// On the tape: what is taken next.
    [[nodiscard]] std::optional<Frames> cursor() const { return cursor_; }

    /// Whether the playout has the tape's format. renew() makes one that has, and is not for one
    /// that a device plays; before the first there is none.
    [[nodiscard]] bool fits() const { return playout_ && playout_->format() == tape_.format(); }
    void renew();
    [[nodiscard]] sink::Playout& playout() { return *playout_; }

    /// No device plays, so jumps come to pass by themselves.
    void settle();
    /// Makes sound ready, where the playout fits.
    void fill();
    /// Whether something is to come to pass shortly: the end, or a jump that keeps sound waiting.
    [[nodiscard]] bool is_busy() const;
    /// Whether the last frame of a complete tape has been heard.
    [[nodiscard]] bool is_heard_out() const;

    /// `latency`: from the device's callback to the ear.
    void set_latency(Frames latency) { latency_ = latency; }
    /// No sentence while what was jumped to has not been reached.
    [[nodiscard]] Heard heard() const;
    /// Silence that came because sound came too late, in all playouts.
    [[nodiscard]] std::chrono::milliseconds missed() const;
    void forget_old();

private:
    enum class Target { reach, keep };

    void cut(std::optional<Frames> cursor, Frames at, Target target);
    [[nodiscard]] Frames next_place() const;
    [[nodiscard]] Frames ready() const;
    bool take_piece();
    void change_speed(double speed);

    const Tape& tape_;
    double rate_ = 1;
    double volume_ = 1;
    bool paused_ = false;

    std::optional<Frames> cursor_;
    std::optional<pcm::Stretcher> stretcher_;
    std::vector<std::int16_t> left_; ///< Stretched, and not yet in the playout.
    bool finished_ = false;          ///< The end of a complete tape has been taken.

    std::unique_ptr<sink::Playout> playout_;
    PlayMap map_;
    Frames cut_at_;
    Frames cut_to_;
    Frames reached_from_; ///< Of what is played: before it, the target has not been reached.
    Frames latency_;
    std::chrono::milliseconds missed_before_{0}; ///< In playouts that have gone.
};

} // namespace narrate::render
