// SPDX-License-Identifier: Apache-2.0
#include "render/playback.hpp"

#include <cmath>
#include <utility>

#include "pcm/convert.hpp"
#include "pcm/resampler.hpp"

namespace narrate::render {

namespace {

using namespace std::chrono_literals;

/// Of spoken sentences around the one that is heard.
constexpr auto kAhead = 120s;
constexpr auto kBehind = 180s;
/// What is left of a sentence should last until the next one has been spoken anew.
constexpr auto kTimeToSpeak = 200ms;

constexpr auto kNap = 100ms;     ///< While all is well.
constexpr auto kShortNap = 20ms; ///< While the end, or a cut, is waited for.
constexpr auto kMarkNap = 15ms;  ///< While marks are told.
constexpr auto kLongNap = 10s;   ///< While no device is open.

} // namespace

Playback::Playback(NarratorFactory make_narrator, std::unique_ptr<sink::Device> device,
                   Telling telling)
    : telling_(telling), outlet_(std::move(device), deck_),
      recorder_(std::move(make_narrator), *this), thread_([this] { run(); }) {}

Playback::~Playback() {
    {
        const std::lock_guard lock(mutex_);
        quit_ = true;
        touch();
    }
    thread_.join();
}

void Playback::play(std::shared_ptr<const Article> article, std::size_t from) {
    const std::lock_guard lock(mutex_);
    article_ = std::move(article);
    forget_news();
    start_anew(from);
}

void Playback::stop() {
    const std::lock_guard lock(mutex_);
    recorder_.stop();
    ++order_;
    article_.reset();
    forget_news();
    tape_.clear();
    jump({});
}

void Playback::pause() {
    const std::lock_guard lock(mutex_);
    deck_.pause();
    touch();
}

void Playback::resume() {
    const std::lock_guard lock(mutex_);
    deck_.resume();
    touch();
}

void Playback::seek(std::size_t position) {
    const std::lock_guard lock(mutex_);
    if (!article_) return;
    const auto taped = tape_.find(position);
    if (!taped) return start_anew(position);
    target_ = position;
    jump(taped);
}

void Playback::set_rate(double rate) {
    const std::lock_guard lock(mutex_);
    if (rate == voicing_.rate) return;
    voicing_.rate = rate;
    if (article_) target_ = look().position;
    deck_.set_rate(rate);
    if (!article_) return;
    if (!deck_.cursor()) return start_anew(target_);
    ended_ = false;
    speak_rest_anew();
    touch();
}

void Playback::set_voice(std::string name) {
    const std::lock_guard lock(mutex_);
    voicing_.voice = std::move(name);
    if (article_) start_anew(look().position);
}

void Playback::set_volume(double volume) {
    const std::lock_guard lock(mutex_);
    deck_.set_volume(volume);
}

PlaybackStatus Playback::status() const {
    const std::lock_guard lock(mutex_);
    return look();
}

PlaybackNews Playback::take_news() {
    const std::lock_guard lock(mutex_);
    wakeup_.clear();
    return std::exchange(news_, {});
}

std::chrono::milliseconds Playback::missed() const {
    const std::lock_guard lock(mutex_);
    return deck_.missed();
}

// The recorder's thread.

void Playback::wait_for_room(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, stop, [this] {
        const Frames ahead = tape_.end() - deck_.cursor().value_or(tape_.begin());
        return to_milliseconds(ahead, tape_.format()) < kAhead;
    });
}

void Playback::add(const Order& order, const FittedNarrator& narrator, PcmFormat format,
                   TapedSentence sentence) {
    const std::lock_guard lock(mutex_);
    if (order.number != order_) return;
    if (tape_.empty()) tape_.set_format(format);
    fit(sentence, format);
    follows_rate_ = narrator.follows_rate;
    tape_.add(std::move(sentence));
    const TapedSentence& added = tape_.back();
    tell().spoken.push_back({added.source, own_length(added, added.length)});
    // The first one sets off at once; for the others there is time.
    if (!deck_.cursor() || *deck_.cursor() == added.begin) touch();
}

void Playback::finish(const Order& order, Result<Narration> narration) {
    const std::lock_guard lock(mutex_);
    if (order.number != order_) return;
    tape_.complete();
    touch();
    // Behind the last sentence nothing is left to be said: no fault.
    const bool nothing_left =
        !narration && order.from > 0 && narration.error().code == ErrorCode::no_article;
    failed_ = !narration && !nothing_left;
    if (failed_) tell().failure = narration.error();
    if (narration) tell().narration = std::move(*narration);
}

// Under the lock.

PlaybackStatus Playback::look() const {
    PlaybackStatus status;
    if (!article_) return status;
    status.state = ended_ && failed_   ? PlaybackState::failed
                   : ended_            ? PlaybackState::ended
                   : deck_.is_paused() ? PlaybackState::paused
                                       : PlaybackState::playing;
    status.position = target_;
    const auto [frame, sentence] = deck_.heard();
    if (sentence == nullptr) return status;
    status.sentence = sentence->source;
    status.position = sentence->source.begin;
    status.into_sentence = own_length(*sentence, frame - sentence->begin);
    if (const Mark* word = word_at(*sentence, frame)) {
        status.word = word->range;
        status.position = word->range.begin;
    }
    return status;
}

PlaybackNews& Playback::tell() {
    wakeup_.raise();
    return news_;
}

/// That of another article. A device is the same for all.
void Playback::forget_news() {
    auto failure = std::exchange(news_, {}).device_failure;
    news_.device_failure = std::move(failure);
}

void Playback::touch() {
    touched_ = true;
    changed_.notify_all();
    room_.notify_all();
}

void Playback::order(std::size_t from) {
    failed_ = false;
    recorder_.record({++order_, article_, from, voicing_});
}

void Playback::start_anew(std::size_t from) {
    target_ = from;
    tape_.clear();
    jump({});
    order(from);
}

void Playback::jump(std::optional<Frames> cursor) {
    deck_.jump(cursor);
    if (cursor) follower_.move(*cursor);
    ended_ = false;
    touch();
}

/// From the next sentence on at the new rate, by the voice itself where it can.
void Playback::speak_rest_anew() {
    const Frames cursor = *deck_.cursor();
    const TapedSentence* last = tape_.at(cursor);
    if (last == nullptr || !follows_rate_) return;
    const auto left = to_milliseconds(last->begin + last->length - cursor, tape_.format());
    const TapedSentence* next = tape_.at(last->begin + last->length);
    if (left < kTimeToSpeak && next != nullptr) last = next;
    const std::size_t from = last->source.end;
    tape_.drop_behind(last->begin);
    order(from);
}

/// A later narration of the same article may begin with a voice of another format.
void Playback::fit(TapedSentence& sentence, PcmFormat format) const {
    if (format == tape_.format()) return;
    sentence.samples = pcm::convert(sentence.samples, format, tape_.format());
    for (Mark& word : sentence.words)
        word.frame = pcm::resampled(word.frame, format.sample_rate, tape_.format().sample_rate);
}

/// At the voice's own rate.
std::chrono::milliseconds Playback::own_length(const TapedSentence& sentence, Frames length) const {
    const auto spoken = static_cast<double>(to_milliseconds(length, tape_.format()).count());
    return std::chrono::milliseconds(std::llround(spoken * sentence.rate));
}

// The thread that plays.

void Playback::run() {
    std::unique_lock lock(mutex_);
    while (!quit_) {
        touched_ = false;
        const auto nap = step(lock);
        changed_.wait_for(lock, nap, [this] { return quit_ || touched_; });
    }
    outlet_.close(lock);
}

std::chrono::milliseconds Playback::step(Outlet::Lock& lock) {
    if (article_ && !deck_.cursor()) find_cursor();
    note_heard();
    // In a rest it is looked for anew when there is something to say.
    if (auto loss = outlet_.drop_lost(lock); loss && !is_resting()) pause_for(std::move(*loss));
    if (is_resting()) {
        outlet_.rest(lock);
        deck_.fill();
        deck_.forget_old();
        return outlet_.is_open() ? kNap : std::chrono::milliseconds(kLongNap);
    }
    if (!deck_.cursor()) return kNap;
    if (auto opened = outlet_.open(lock); !opened) {
        if (!is_resting()) pause_for(opened.error()); // Meanwhile it may have been stopped.
        return kNap;
    }
    deck_.fill();
    note_end();
    const Frames kept = to_frames(kBehind, tape_.format());
    if (deck_.cursor()) tape_.drop_before(*deck_.cursor() - kept);
    deck_.forget_old();
    room_.notify_all();
    if (ended_) return kNap;
    if (telling_ == Telling::marks) return kMarkNap;
    return deck_.is_busy() ? kShortNap : kNap;
}

void Playback::find_cursor() {
    auto cursor = tape_.find(target_);
    // The sentence wanted is not to be said, and the tape begins behind it.
    if (!cursor && !tape_.empty()) cursor = tape_.begin();
    if (cursor) {
        deck_.begin(*cursor);
        follower_.move(*cursor);
        return;
    }
    if (!tape_.is_complete() || ended_) return;
    ended_ = true;
    tell();
}

void Playback::pause_for(Error error) {
    deck_.pause();
    tell().device_failure = std::move(error);
}

void Playback::note_heard() {
    if (telling_ != Telling::marks || ended_ || !article_ || !deck_.cursor()) return;
    const auto [frame, sentence] = deck_.heard();
    if (sentence == nullptr) return;
    const std::size_t told = news_.heard.size();
    follower_.follow(tape_, frame, news_.heard);
    if (news_.heard.size() > told) tell();
}

void Playback::note_end() {
    if (ended_ || !outlet_.is_open() || !deck_.is_heard_out()) return;
    if (telling_ == Telling::marks) follower_.follow(tape_, tape_.end(), news_.heard);
    ended_ = true;
    tell();
}

} // namespace narrate::render
