// SPDX-License-Identifier: Apache-2.0
#include "render/deck.hpp"

#include <algorithm>
#include <cmath>

namespace narrate::render {

namespace {

using namespace std::chrono_literals;

/// Of sound that is ready for the device: bridges a busy machine. What was changed is cut out of
/// it.
constexpr auto kReady = 400ms;
/// Room for that, for what is cut away, and for what takes its place.
constexpr auto kCapacity = 1200ms;
/// Ahead of the place where a change of rate sets in: the device's callback may take so much before
/// it sees the change.
constexpr auto kMargin = 15ms;
constexpr double kSameSpeed = 1e-6;

} // namespace

void Deck::pause() {
    paused_ = true;
    if (playout_) playout_->pause();
}

void Deck::resume() {
    paused_ = false;
    if (playout_) playout_->resume();
}

void Deck::set_volume(double volume) {
    volume_ = volume;
    if (playout_) playout_->set_volume(volume);
}

void Deck::set_rate(double rate) {
    rate_ = rate;
    if (!cursor_ || !playout_) return;
    const Frames place = next_place();
    // Where the target of a jump has not been written yet, it stays.
    const Frames taped = fits() ? map_.taped(place).value_or(*cursor_) : *cursor_;
    cut(std::min(taped, tape_.end()), place == cut_to_ ? cut_at_ : place, Target::keep);
}

void Deck::jump(std::optional<Frames> cursor) {
    cut(cursor, playout_ ? playout_->taken() : Frames{}, Target::reach);
}

/// What comes next is the tape from `cursor` on; it is heard from `at` on.
void Deck::cut(std::optional<Frames> cursor, Frames at, Target target) {
    cursor_ = cursor;
    stretcher_.reset();
    left_.clear();
    finished_ = false;
    if (!playout_) return;
    playout_->cut(at);
    if (!cursor) playout_->expect_more(false);
    cut_at_ = at;
    cut_to_ = playout_->written();
    map_.cut(at, cut_to_);
    if (target == Target::reach) reached_from_ = cut_to_;
}

/// Of what is played, where a change can set in. A cut that is still to come is the place itself.
Frames Deck::next_place() const {
    const Frames taken = playout_->taken();
    if (taken < cut_to_) return cut_to_;
    const Frames margin = paused_ ? Frames{} : to_frames(kMargin, playout_->format());
    return std::min(playout_->written(), taken + margin);
}

void Deck::renew() {
    missed_before_ = missed();
    playout_ = std::make_unique<sink::Playout>(tape_.format(), kCapacity);
    playout_->set_volume(volume_);
    playout_->expect_more(false);
    if (paused_) playout_->pause();
    map_ = {};
    cut_at_ = cut_to_ = reached_from_ = {};
    stretcher_.reset();
    left_.clear();
}

void Deck::settle() {
    if (playout_) playout_->settle();
}

/// Of sound that will be played.
Frames Deck::ready() const {
    const Frames written = playout_->written();
    return written - std::max(std::min(cut_to_, written), playout_->taken());
}

void Deck::fill() {
    if (!cursor_ || !fits()) return;
    const Frames enough = to_frames(kReady, playout_->format());
    while (ready() < enough) {
        if (!left_.empty()) {
            const std::size_t taken = playout_->write(left_);
            left_.erase(left_.begin(), left_.begin() + static_cast<std::ptrdiff_t>(taken));
            if (!left_.empty()) return;
            playout_->expect_more(true);
        }
        if (!take_piece()) return;
    }
}

/// Takes a piece of the tape; gives whether there was one.
bool Deck::take_piece() {
    const TapedSentence* sentence = tape_.at(*cursor_);
    if (sentence == nullptr) {
        playout_->expect_more(false);
        if (!tape_.is_complete() || finished_) return false;
        finished_ = true;
        if (stretcher_) stretcher_->finish(left_);
        return !left_.empty();
    }
    constexpr std::int64_t kPiece = 1024;
    const double speed = rate_ / sentence->rate;
    const Frames into = *cursor_ - sentence->begin;
    // What stretching gives is some per cent off: that must not add up over an article.
    const bool drifts = into == Frames{} && stretcher_ && stretcher_->speed() != 1;
    if (!stretcher_ || drifts || std::abs(stretcher_->speed() - speed) > kSameSpeed)
        change_speed(speed);
    const auto channels = static_cast<std::size_t>(tape_.format().channels);
    const std::int64_t count = std::min(kPiece, (sentence->length - into).count);
    stretcher_->add(std::span(sentence->samples)
                        .subspan(static_cast<std::size_t>(into.count) * channels,
                                 static_cast<std::size_t>(count) * channels),
                    left_);
    *cursor_ += Frames{count};
    return true;
}

void Deck::change_speed(double speed) {
    if (stretcher_) stretcher_->finish(left_);
    stretcher_.emplace(tape_.format(), std::abs(speed - 1) < kSameSpeed ? 1 : speed);
    const Frames waiting{static_cast<std::int64_t>(left_.size()) / tape_.format().channels};
    map_.follow(playout_->written() + waiting, *cursor_, stretcher_->speed());
}

bool Deck::is_busy() const {
    return playout_ && (finished_ || playout_->taken() < cut_to_);
}

bool Deck::is_heard_out() const {
    return playout_ && finished_ && left_.empty() && playout_->taken() >= playout_->written() &&
           playout_->silent() >= latency_;
}

Heard Deck::heard() const {
    if (!playout_) return {};
    const Frames delay = std::max(Frames{}, latency_ - playout_->silent());
    const Frames taken = playout_->taken();
    const Frames position = map_.heard(taken, delay);
    const bool begun = taken > Frames{} || playout_->silent() > Frames{};
    if (!begun || taken < reached_from_ || position < reached_from_) return {};
    const auto frame = map_.taped(position);
    if (!frame) return {};
    return {*frame, tape_.at(std::min(*frame, tape_.end() - Frames{1}))};
}

std::chrono::milliseconds Deck::missed() const {
    return missed_before_ +
           (playout_ ? to_milliseconds(playout_->missed(), playout_->format()) : 0ms);
}

void Deck::forget_old() {
    if (playout_)
        map_.forget_before(playout_->taken() - latency_ - to_frames(kCapacity, playout_->format()));
}

} // namespace narrate::render
