// SPDX-License-Identifier: Apache-2.0
#include "player/player.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace narrate::player {

namespace {

using namespace std::chrono_literals;
using render::PlaybackState;

constexpr auto kMessageTime = 5s;
/// What is lost when the machine stops is no more than this.
constexpr auto kRememberEvery = 5s;

} // namespace

Player::Player(PlayerOptions options)
    : keys_(std::move(options.keys)), articles_(options.articles), rate_(options.rate),
      volume_(options.volume), sleep_(options.sleep) {
    want({Effect::Kind::set_rate, 0, rate_});
    send_volume();
    open(0);
}

std::vector<Effect> Player::take_effects() {
    return std::exchange(effects_, {});
}

Progress Player::take_progress() {
    return std::exchange(progress_, Progress::steady);
}

void Player::tell(std::string message, Time now) {
    message_ = std::move(message);
    message_until_ = now + kMessageTime;
}

void Player::quit() {
    remember();
    want(Effect::Kind::quit);
}

// Articles.

void Player::open(std::size_t index) {
    index_ = index;
    article_.reset();
    outline_ = {};
    lengths_ = {};
    dialogue_.reset();
    asks_ = Asks::nothing;
    match_.reset();
    position_ = 0;
    word_ = {};
    sounding_ = false;
    state_ = PlaybackState::idle;
    want({Effect::Kind::open, index});
}

void Player::open_neighbour(int step) {
    const bool possible = step > 0 ? index_ + 1 < articles_ : index_ > 0;
    if (!possible) return;
    remember();
    direction_ = step;
    open(step > 0 ? index_ + 1 : index_ - 1);
}

void Player::article_opened(OpenedArticle opened, Time now) {
    article_ = std::move(opened.article);
    voice_ = std::move(opened.voice);
    index_ = opened.place;
    articles_ = std::max(opened.articles, opened.place + 1);
    outline_ = Outline(*article_);
    lengths_ = Lengths(outline_);
    position_ = opened.from;
    remembered_ = outline_.empty() ? position_ : outline_.sentence(place()).begin;
    remembered_at_ = now;
    ended_ = false;
    progress_ = Progress::jumped;
}

void Player::article_failed(std::string_view why, std::size_t articles, Time now) {
    tell(std::string(why), now);
    articles_ = std::max(articles, index_ + 1);
    if (direction_ < 0 && index_ > 0) return open(index_ - 1);
    direction_ = 1;
    if (index_ + 1 < articles_) return open(index_ + 1);
    want(Effect::Kind::quit);
}

void Player::remember() {
    if (!article_ || ended_) return;
    remembered_ = outline_.empty() ? position_ : outline_.sentence(place()).begin;
    want({Effect::Kind::remember, remembered_});
}

void Player::end_article() {
    // What could not be spoken is not behind the listener.
    if (state_ == PlaybackState::failed)
        remember();
    else
        want({Effect::Kind::remember, article_->text.size(), 1});
    ended_ = true;
    if (sleep_.ends_with_article()) {
        sleep_.clear();
        want(Effect::Kind::quit);
    } else if (index_ + 1 < articles_) {
        direction_ = 1;
        open(index_ + 1);
    } else {
        want(Effect::Kind::quit);
    }
}

// What is heard.

void Player::hear(const render::PlaybackStatus& status, Time now) {
    if (!article_ || status.state == PlaybackState::idle) return;
    const bool paused_now = status.state == PlaybackState::paused && state_ != status.state;
    state_ = status.state;
    if (state_ == PlaybackState::playing || state_ == PlaybackState::paused)
        paused_ = state_ == PlaybackState::paused;
    position_ = status.position;
    word_ = status.word;
    sounding_ = !status.sentence.empty();
    into_sentence_ = status.into_sentence;
    if (has_ended()) {
        if (!ended_) end_article();
        return;
    }
    if (sleep_.is_due(now)) {
        sleep_.clear();
        if (!paused_) tell("asleep", now);
        set_paused(true);
    }
    if (outline_.empty()) return;
    const bool moved = outline_.sentence(place()).begin != remembered_;
    if (paused_now || (moved && now - remembered_at_ >= kRememberEvery)) {
        remember();
        remembered_at_ = now;
    }
}

void Player::learn(const render::PlaybackNews& news, Time now) {
    for (const auto& [sentence, length] : news.spoken)
        if (!outline_.empty()) lengths_.set(outline_.place_of(sentence.begin), length);
    if (news.narration && !news.narration->skipped.empty())
        tell(fmt::format("could not be spoken: {}", news.narration->skipped.front().reason), now);
    if (news.narration && !news.narration->replaced.empty()) {
        const auto& [voice, replacement, reason] = news.narration->replaced.front();
        tell(fmt::format("the voice {} failed; {} took its place: {}", voice, replacement, reason),
             now);
    }
    for (const auto& failure : {news.failure, news.device_failure})
        if (failure) tell(failure->message(), now);
}

// What is shown.

std::chrono::milliseconds Player::position_time() const {
    if (outline_.empty()) return 0ms;
    return lengths_.begin_of(place()) + into_sentence_;
}

Scene Player::scene(Time now) const {
    Scene scene;
    scene.article = article_.get();
    scene.word = word_;
    scene.match = match_;
    Status& status = scene.status;
    status.article = index_ + 1;
    status.articles = articles_;
    status.rate = rate_;
    status.volume = volume_;
    status.muted = muted_;
    status.voice = voice_;
    status.sleep = sleep_.text(now);
    if (now < message_until_) scene.message = message_;
    if (dialogue_) {
        scene.prompt = dialogue_->prompt();
        scene.panel = dialogue_->panel();
    }
    if (!article_) return scene;
    status.title = article_->metadata.title;
    status.state = has_ended()                       ? Status::State::ended
                   : state_ == PlaybackState::paused ? Status::State::paused
                   : state_ == PlaybackState::idle   ? Status::State::loading
                                                     : Status::State::playing;
    if (outline_.empty()) return scene;
    scene.sentence = outline_.sentence(place());
    scene.sounding = sounding_;
    status.paragraph = outline_.paragraph_of(place()) + 1;
    status.paragraphs = outline_.paragraphs();
    const auto heard_in = [this](std::chrono::milliseconds time) {
        return std::chrono::milliseconds(std::llround(static_cast<double>(time.count()) / rate_));
    };
    status.position = heard_in(position_time());
    status.length = heard_in(lengths_.whole());
    status.length_estimated = !lengths_.is_exact();
    return scene;
}

RemoteStatus Player::remote_status() const {
    RemoteStatus status;
    status.rate = rate_;
    status.volume = muted_ ? 0 : volume_ / 100.0;
    status.can_go_next = index_ + 1 < articles_;
    status.can_go_previous = index_ > 0;
    if (!article_) return status;
    status.state = state_ == PlaybackState::playing  ? RemoteStatus::State::playing
                   : state_ == PlaybackState::paused ? RemoteStatus::State::paused
                                                     : RemoteStatus::State::stopped;
    status.track = index_ + 1;
    status.title = article_->metadata.title;
    status.artist = article_->metadata.byline;
    status.album = article_->metadata.site;
    status.url = article_->metadata.url;
    status.position = position_time();
    // An estimate that is mended at each sentence would be told to the whole desktop.
    status.length = lengths_.is_exact()
                        ? lengths_.whole()
                        : std::chrono::round<std::chrono::minutes>(lengths_.whole());
    return status;
}

double volume_factor(int volume) {
    const double part = volume / 100.0;
    return volume <= 100 ? part * part * part : part;
}

} // namespace narrate::player
