// SPDX-License-Identifier: Apache-2.0
#include "render/playback.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "io/wakeup.hpp"
#include "pcm/convert.hpp"
#include "pcm/resampler.hpp"
#include "pcm/stretcher.hpp"
#include "render/play_map.hpp"

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
/// Of spoken sentences around the one that is heard.
constexpr auto kAhead = 120s;
constexpr auto kBehind = 180s;
/// What is left of a sentence should last until the next one has been spoken anew.
constexpr auto kTimeToSpeak = 200ms;
/// A device that has nothing to say for so long is given back.
constexpr auto kRest = 10s;

constexpr auto kNap = 100ms;     ///< While all is well.
constexpr auto kShortNap = 20ms; ///< While the end, or a device, is waited for.

Error device_lost() {
    return {ErrorCode::device_unavailable,
            "the sound device has gone",
            {},
            {},
            "connect it again and go on, or choose another one with --device"};
}

} // namespace

/// The recorder's thread adds sentences to the tape; this one's takes them from there, stretches
/// them, and keeps the device's playout filled.
class Playback::Player final : public RecorderOutput {
public:
    Player(NarratorFactory make_narrator, std::unique_ptr<sink::Device> device)
        : device_(std::move(device)), recorder_(std::move(make_narrator), *this),
          thread_([this] { run(); }) {}
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;
    ~Player() override {
        {
            const std::lock_guard lock(mutex_);
            quit_ = true;
            touch();
        }
        thread_.join();
    }

    void play(std::shared_ptr<const Article> article, std::size_t from) {
        const std::lock_guard lock(mutex_);
        article_ = std::move(article);
        start_anew(from);
    }

    void stop() {
        const std::lock_guard lock(mutex_);
        recorder_.stop();
        ++order_;
        article_.reset();
        tape_.clear();
        jump({}, taken());
        touch();
    }

    void set_paused(bool paused) {
        const std::lock_guard lock(mutex_);
        paused_ = paused;
        if (playout_ && paused) playout_->pause();
        if (playout_ && !paused && device_open_) playout_->resume();
        touch();
    }

    void seek(std::size_t position) {
        const std::lock_guard lock(mutex_);
        if (!article_) return;
        const auto taped = tape_.find(position);
        if (!taped) return start_anew(position);
        target_ = position;
        jump(taped, taken());
        touch();
    }

    void set_rate(double rate) {
        const std::lock_guard lock(mutex_);
        if (rate == voicing_.rate) return;
        voicing_.rate = rate;
        if (!article_) return;
        if (!cursor_) return start_anew(target_);
        const Frames place = next_place();
        const auto taped = map_.taped(place);
        jump(std::min(taped.value_or(*cursor_), tape_.end()), place == cut_to_ ? cut_at_ : place,
             Target::keep);
        speak_rest_anew();
        touch();
    }

    void set_voice(std::string name) {
        const std::lock_guard lock(mutex_);
        voicing_.voice = std::move(name);
        if (article_) start_anew(position());
    }

    void set_volume(double volume) {
        const std::lock_guard lock(mutex_);
        volume_ = volume;
        if (playout_) playout_->set_volume(volume);
    }

    PlaybackStatus status() const {
        const std::lock_guard lock(mutex_);
        PlaybackStatus status;
        if (!article_) return status;
        status.state = ended_    ? PlaybackState::ended
                       : paused_ ? PlaybackState::paused
                                 : PlaybackState::playing;
        status.position = target_;
        const auto [frame, sentence] = heard();
        if (sentence == nullptr) return status;
        status.sentence = sentence->source;
        status.position = sentence->source.begin;
        status.into_sentence = std::chrono::milliseconds(std::llround(
            static_cast<double>(to_milliseconds(frame - sentence->begin, tape_.format()).count()) *
            sentence->rate));
        if (const Mark* word = word_at(*sentence, frame)) {
            status.word = word->range;
            status.position = word->range.begin;
        }
        return status;
    }

    PlaybackNews take_news() {
        const std::lock_guard lock(mutex_);
        wakeup_.clear();
        return std::exchange(news_, {});
    }

    [[nodiscard]] int descriptor() const { return wakeup_.descriptor(); }

    std::chrono::milliseconds missed() const {
        const std::lock_guard lock(mutex_);
        return playout_ ? to_milliseconds(playout_->missed(), playout_->format()) : 0ms;
    }

    // The recorder's thread.

    void wait_for_room(const std::stop_token& stop) override {
        std::unique_lock lock(mutex_);
        room_.wait(lock, stop, [this] {
            const Frames ahead = tape_.end() - cursor_.value_or(tape_.begin());
            return to_milliseconds(ahead, tape_.format()) < kAhead;
        });
    }

    void add(const Order& order, const FittedNarrator& narrator, PcmFormat format,
             TapedSentence sentence) override {
        const std::lock_guard lock(mutex_);
        if (order.number != order_) return;
        if (tape_.empty()) tape_.set_format(format);
        fit(sentence, format);
        follows_rate_ = narrator.follows_rate;
        tape_.add(std::move(sentence));
        const TapedSentence& added = *tape_.at(tape_.end() - Frames{1});
        const auto length = to_milliseconds(added.length, tape_.format()).count();
        tell().spoken.push_back({added.source, std::chrono::milliseconds(std::llround(
                                                   static_cast<double>(length) * added.rate))});
        // The first one sets off at once; for the others there is time.
        if (!cursor_ || *cursor_ == added.begin) touch();
    }

    void finish(const Order& order, Result<Narration> narration) override {
        const std::lock_guard lock(mutex_);
        if (order.number != order_) return;
        recorded_ = true;
        touch();
        // Behind the last sentence nothing is left to be said: no fault.
        const bool nothing_left =
            !narration && order.from > 0 && narration.error().code == ErrorCode::no_article;
        if (!narration && !nothing_left) tell().failure = narration.error();
        if (!narration) return;
        auto& [spoken, skipped, replaced, failure] = tell();
        skipped.insert(skipped.end(), narration->skipped.begin(), narration->skipped.end());
        replaced.insert(replaced.end(), narration->replaced.begin(), narration->replaced.end());
    }

private:
    enum class Target { reach, keep };

    /// A later narration of the same article may begin with a voice of another format.
    void fit(TapedSentence& sentence, PcmFormat format) const {
        if (format == tape_.format()) return;
        sentence.samples = pcm::convert(sentence.samples, format, tape_.format());
        for (Mark& word : sentence.words)
            word.frame = pcm::resampled(word.frame, format.sample_rate, tape_.format().sample_rate);
    }

    PlaybackNews& tell() {
        wakeup_.raise();
        return news_;
    }

    void touch() {
        touched_ = true;
        changed_.notify_all();
        room_.notify_all();
    }

    void order(std::size_t from) {
        recorded_ = false;
        recorder_.record({++order_, article_, from, voicing_});
    }

    void start_anew(std::size_t from) {
        target_ = from;
        tape_.clear();
        jump({}, taken());
        order(from);
        touch();
    }

    /// What comes next is the tape from `cursor` on; it is heard from `at` on.
    void jump(std::optional<Frames> cursor, Frames at, Target target = Target::reach) {
        cursor_ = cursor;
        stretcher_.reset();
        left_.clear();
        ended_ = false;
        finished_ = false;
        if (!playout_) return;
        playout_->cut(at);
        cut_at_ = at;
        cut_to_ = playout_->written();
        map_.cut(at, cut_to_);
        if (target == Target::reach) reached_from_ = cut_to_;
    }

    [[nodiscard]] Frames taken() const { return playout_ ? playout_->taken() : Frames{}; }

    /// Of what is played, where a change can set in. A cut that is still to come is the place
    /// itself.
    [[nodiscard]] Frames next_place() const {
        const Frames taken = playout_->taken();
        if (taken < cut_to_) return cut_to_;
        const Frames margin = paused_ ? Frames{} : to_frames(kMargin, playout_->format());
        return std::min(playout_->written(), taken + margin);
    }

    /// From the next sentence on at the new rate, by the voice itself where it can.
    void speak_rest_anew() {
        const TapedSentence* last = tape_.at(*cursor_);
        if (last == nullptr || !follows_rate_) return;
        const auto left = to_milliseconds(last->begin + last->length - *cursor_, tape_.format());
        const TapedSentence* next = tape_.at(last->begin + last->length);
        if (left < kTimeToSpeak && next != nullptr) last = next;
        const std::size_t from = last->source.end;
        tape_.drop_behind(last->begin);
        order(from);
    }

    struct Heard {
        Frames frame;
        const TapedSentence* sentence = nullptr;
    };

    /// Nothing while the target of a jump has not been reached.
    [[nodiscard]] Heard heard() const {
        if (!playout_) return {};
        const Frames delay = std::max(Frames{}, latency_ - playout_->silent());
        const Frames taken = playout_->taken();
        const Frames position = map_.heard(taken, delay);
        if (taken < reached_from_ || position < reached_from_) return {};
        const auto frame = map_.taped(position);
        if (!frame) return {};
        return {*frame, tape_.at(std::min(*frame, tape_.end() - Frames{1}))};
    }

    [[nodiscard]] std::size_t position() const {
        const auto [frame, sentence] = heard();
        if (sentence == nullptr) return target_;
        const Mark* word = word_at(*sentence, frame);
        return word == nullptr ? sentence->source.begin : word->range.begin;
    }

    // The thread that plays.

    void run() {
        std::unique_lock lock(mutex_);
        while (!quit_) {
            touched_ = false;
            const auto nap = step(lock);
            changed_.wait_for(lock, nap, [this] { return quit_ || touched_; });
        }
        device_->close();
    }

    std::chrono::milliseconds step(std::unique_lock<std::mutex>& lock) {
        if (article_ && !cursor_) {
            cursor_ = tape_.find(target_);
            // The sentence wanted is not to be said, and the tape begins behind it.
            if (!cursor_ && !tape_.empty()) cursor_ = tape_.begin();
        }
        if (device_open_ && device_->is_lost()) {
            close_device();
            pause_for(device_lost());
        }
        if (is_resting()) return rest();
        if (article_ && cursor_ && !prepare(lock)) return kNap;
        if (!playout_ || !article_) return kNap;
        fill();
        note_end();
        tape_.drop_before(cursor_.value_or(tape_.begin()) - to_frames(kBehind, tape_.format()));
        map_.forget_before(playout_->taken() - to_frames(kCapacity, playout_->format()));
        room_.notify_all();
        return finished_ && !ended_ ? kShortNap : kNap;
    }

    [[nodiscard]] bool is_resting() const { return !article_ || paused_ || ended_; }

    std::chrono::milliseconds rest() {
        const auto now = std::chrono::steady_clock::now();
        if (!rests_since_) rests_since_ = now;
        if (device_open_ && now - *rests_since_ > kRest) close_device();
        if (playout_ && article_ && cursor_ && !ended_) fill();
        return device_open_ ? kNap : std::chrono::milliseconds(kRest);
    }

    void pause_for(Error error) {
        paused_ = true;
        if (playout_) playout_->pause();
        tell().failure = std::move(error);
    }

    void close_device() {
        device_->close();
        device_open_ = false;
    }

    /// A device that plays what the tape holds. It may take its time: the lock is not held
    /// meanwhile.
    bool prepare(std::unique_lock<std::mutex>& lock) {
        rests_since_.reset();
        if (playout_ && playout_->format() != tape_.format()) {
            close_device();
            playout_.reset();
        }
        if (!playout_) {
            playout_ = std::make_unique<sink::Playout>(tape_.format(), kCapacity);
            playout_->set_volume(volume_);
            playout_->expect_more(false);
            map_ = {};
            cut_at_ = cut_to_ = reached_from_ = {};
            stretcher_.reset();
            left_.clear();
        }
        if (device_open_) return true;
        fill(); // So that sound is there when the device asks for it.
        lock.unlock();
        auto opened = device_->open(*playout_);
        lock.lock();
        device_open_ = opened.has_value();
        latency_ = device_->latency();
        if (!opened) pause_for(opened.error());
        if (opened && !paused_) playout_->resume();
        return device_open_;
    }

    /// Of sound that will be played.
    [[nodiscard]] Frames ready() const {
        const Frames written = playout_->written();
        return written - std::max(std::min(cut_to_, written), playout_->taken());
    }

    void fill() {
        const Frames enough = to_frames(kReady, playout_->format());
        while (ready() < enough) {
            if (!left_.empty()) {
                const std::size_t taken = playout_->write(left_);
                left_.erase(left_.begin(), left_.begin() + static_cast<std::ptrdiff_t>(taken));
                if (!left_.empty()) return;
                playout_->expect_more(true);
            }
            if (!stretch_next()) return;
        }
    }

    /// Takes a piece of the tape; gives whether there was one.
    bool stretch_next() {
        const TapedSentence* sentence = tape_.at(*cursor_);
        if (sentence == nullptr) {
            playout_->expect_more(false);
            if (!recorded_ || finished_) return false;
            finished_ = true;
            if (stretcher_) stretcher_->finish(left_);
            return !left_.empty();
        }
        constexpr std::int64_t kPiece = 1024;
        const double speed = voicing_.rate / sentence->rate;
        if (!stretcher_ || std::abs(stretcher_->speed() - speed) > kSameSpeed) change_speed(speed);
        const auto channels = static_cast<std::size_t>(tape_.format().channels);
        const Frames into = *cursor_ - sentence->begin;
        const std::int64_t count = std::min(kPiece, (sentence->length - into).count);
        stretcher_->add(std::span(sentence->samples)
                            .subspan(static_cast<std::size_t>(into.count) * channels,
                                     static_cast<std::size_t>(count) * channels),
                        left_);
        *cursor_ += Frames{count};
        return true;
    }

    void change_speed(double speed) {
        if (stretcher_) stretcher_->finish(left_);
        stretcher_.emplace(tape_.format(), std::abs(speed - 1) < kSameSpeed ? 1 : speed);
        const Frames waiting{static_cast<std::int64_t>(left_.size()) / tape_.format().channels};
        map_.follow(playout_->written() + waiting, *cursor_, stretcher_->speed());
    }

    void note_end() {
        if (!finished_ || ended_ || !left_.empty() || !device_open_) return;
        const bool heard =
            playout_->taken() >= playout_->written() && playout_->silent() >= latency_;
        if (!heard) return;
        ended_ = true;
        tell();
    }

    static constexpr double kSameSpeed = 1e-6;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::condition_variable_any room_;
    io::Wakeup wakeup_;
    PlaybackNews news_;

    std::shared_ptr<const Article> article_;
    Voicing voicing_;
    double volume_ = 1;
    bool paused_ = false;
    std::size_t target_ = 0; ///< Of the text: where playing was to go on.

    std::uint64_t order_ = 0; ///< The number of the last one.
    bool recorded_ = false;   ///< All that was ordered is on the tape.
    bool follows_rate_ = false;
    Tape tape_;
    std::optional<Frames> cursor_; ///< On the tape: what is taken next.
    std::optional<pcm::Stretcher> stretcher_;
    std::vector<std::int16_t> left_; ///< Stretched, and not yet in the playout.
    bool finished_ = false;          ///< The tape's end has been taken.
    bool ended_ = false;             ///< And heard.

    std::unique_ptr<sink::Playout> playout_;
    PlayMap map_;
    Frames cut_at_;
    Frames cut_to_;
    Frames reached_from_; ///< Of what is played: before it, the target has not been reached.

    std::unique_ptr<sink::Device> device_; ///< The thread's.
    bool device_open_ = false;
    Frames latency_; ///< Of the open device.
    std::optional<std::chrono::steady_clock::time_point> rests_since_;

    bool touched_ = false;
    bool quit_ = false;
    Recorder recorder_; ///< Ends before all that it uses.
    std::thread thread_;
};

Playback::Playback(NarratorFactory make_narrator, std::unique_ptr<sink::Device> device)
    : player_(std::make_unique<Player>(std::move(make_narrator), std::move(device))) {}

Playback::~Playback() = default;

void Playback::play(std::shared_ptr<const Article> article, std::size_t from) {
    player_->play(std::move(article), from);
}

void Playback::stop() {
    player_->stop();
}

void Playback::pause() {
    player_->set_paused(true);
}

void Playback::resume() {
    player_->set_paused(false);
}

void Playback::seek(std::size_t position) {
    player_->seek(position);
}

void Playback::set_rate(double rate) {
    player_->set_rate(rate);
}

void Playback::set_voice(std::string name) {
    player_->set_voice(std::move(name));
}

void Playback::set_volume(double volume) {
    player_->set_volume(volume);
}

PlaybackStatus Playback::status() const {
    return player_->status();
}

PlaybackNews Playback::take_news() {
    return player_->take_news();
}

int Playback::descriptor() const {
    return player_->descriptor();
}

std::chrono::milliseconds Playback::missed() const {
    return player_->missed();
}

} // namespace narrate::render
