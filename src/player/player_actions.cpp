// SPDX-License-Identifier: Apache-2.0
// What the player's keys, and what others ask for, bring about.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.hpp"
#include "player/player.hpp"
#include "player/settings.hpp"

namespace narrate::player {

namespace {

using namespace std::chrono_literals;
using render::PlaybackState;

constexpr double kRateStep = 0.1;
constexpr int kVolumeStep = 5; // Per cent.
/// So far into a sentence, going back means to its own beginning.
constexpr auto kInside = 1500ms;

} // namespace

void Player::take_key(const Key& key, Time now) {
    if (dialogue_) return act_on_dialogue(key, now);
    if (const auto action = keys_.find(key)) act(*action, now);
}

void Player::act(Action action, Time now) {
    if (act_on_sound(action, now)) return;
    switch (action) {
    case Action::previous_article: return open_neighbour(-1);
    case Action::next_article: return open_neighbour(1);
    case Action::redraw: return want(Effect::Kind::redraw);
    case Action::quit: return quit();
    case Action::help: {
        std::vector<std::string> lines;
        for (const HelpLine& line : keys_.help())
            lines.push_back(fmt::format("{:<16} {}", line.keys, line.text));
        dialogue_ = Dialogue::reading("Keys", std::move(lines));
        asks_ = Asks::help;
        return;
    }
    default: break;
    }
    if (!article_ || outline_.empty() || act_on_place(action)) return;
    switch (action) {
    case Action::search:
        dialogue_ = Dialogue::line("/");
        asks_ = Asks::search;
        return;
    case Action::search_next: return search(Direction::forward, now);
    case Action::search_previous: return search(Direction::backward, now);
    case Action::go_to:
        dialogue_ = Dialogue::line("go to %: ");
        asks_ = Asks::go_to;
        return;
    case Action::voice: return want(Effect::Kind::list_voices);
    default: return;
    }
}

bool Player::act_on_sound(Action action, Time now) {
    switch (action) {
    case Action::pause: set_paused(!paused_); return true;
    case Action::slower: set_rate(rate_ - kRateStep); return true;
    case Action::faster: set_rate(rate_ + kRateStep); return true;
    case Action::half_rate: set_rate(rate_ / 2); return true;
    case Action::double_rate: set_rate(rate_ * 2); return true;
    case Action::reset_rate: set_rate(1); return true;
    case Action::quieter: set_volume(volume_ - kVolumeStep); return true;
    case Action::louder: set_volume(volume_ + kVolumeStep); return true;
    case Action::mute:
        muted_ = !muted_;
        send_volume();
        return true;
    case Action::sleep: {
        sleep_.next(now);
        const std::string until = sleep_.text(now);
        tell(until.empty() ? "no sleep timer" : "sleep: " + until, now);
        return true;
    }
    default: return false;
    }
}

bool Player::act_on_place(Action action) {
    switch (action) {
    case Action::previous_sentence: step_sentence(-1); return true;
    case Action::next_sentence: step_sentence(1); return true;
    case Action::previous_paragraph: step_paragraph(-1); return true;
    case Action::next_paragraph: step_paragraph(1); return true;
    case Action::previous_heading: seek_sentence(outline_.heading_before(place())); return true;
    case Action::next_heading: seek_sentence(outline_.heading_after(place())); return true;
    case Action::begin: seek_sentence(0); return true;
    case Action::end: seek_sentence(outline_.size() - 1); return true;
    default: return false;
    }
}

// Places.

void Player::seek(std::size_t byte) {
    position_ = byte;
    word_ = {};
    into_sentence_ = 0ms;
    progress_ = Progress::jumped;
    if (has_ended()) state_ = PlaybackState::playing;
    ended_ = false;
    want({Effect::Kind::seek, byte});
}

void Player::seek_sentence(std::optional<std::size_t> place) {
    if (place) seek(outline_.sentence(*place).begin);
}

void Player::step_sentence(int by) {
    const std::size_t here = place();
    if (by > 0) {
        if (here + 1 < outline_.size()) seek_sentence(here + 1);
        return;
    }
    seek_sentence(into_sentence_ > kInside || here == 0 ? here : here - 1);
}

void Player::step_paragraph(int by) {
    const std::size_t here = place();
    const std::size_t paragraph = outline_.paragraph_of(here);
    if (by > 0) {
        if (paragraph + 1 < outline_.paragraphs()) seek_sentence(outline_.begin_of(paragraph + 1));
        return;
    }
    const std::size_t begin = outline_.begin_of(paragraph);
    const bool inside = here > begin || into_sentence_ > kInside;
    seek_sentence(inside || paragraph == 0 ? begin : outline_.begin_of(paragraph - 1));
}

void Player::search(Direction direction, Time now) {
    if (searched_.empty()) return tell("nothing has been searched for", now);
    const std::string_view text = article_->text;
    const bool forward = direction == Direction::forward;
    // On from the last match; the first time, from what is heard.
    const std::size_t from = match_ ? match_->begin + (forward ? 1 : 0) : position_;
    match_ = find_text(text, searched_, from, direction);
    if (!match_) {
        match_ = find_text(text, searched_, forward ? 0 : text.size(), direction);
        if (match_) tell(forward ? "went on from the beginning" : "went on from the end", now);
    }
    if (!match_) return tell(fmt::format("not found: {}", searched_), now);
    seek_sentence(outline_.place_of(match_->begin));
}

void Player::go_to_percent(std::string_view text, Time now) {
    text = base::trim(text);
    if (text.ends_with('%')) text.remove_suffix(1);
    constexpr double kAll = 100;
    double percent = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), percent);
    const bool good =
        error == std::errc() && end == text.data() + text.size() && percent >= 0 && percent <= kAll;
    if (!good) return tell("give a number from 0 to 100", now);
    const double size = static_cast<double>(article_->text.size());
    seek_sentence(outline_.place_of(static_cast<std::size_t>(size * percent / kAll)));
}

void Player::seek_time(std::chrono::milliseconds time) {
    const std::size_t place = lengths_.place_at(std::max(0ms, time));
    const auto begin = lengths_.begin_of(place);
    const auto length = lengths_.begin_of(place + 1) - begin;
    const TextRange sentence = outline_.sentence(place);
    // Words are about as long as they are written.
    const double part = length.count() == 0 ? 0
                                            : static_cast<double>((time - begin).count()) /
                                                  static_cast<double>(length.count());
    const double bytes = static_cast<double>(sentence.size()) * std::clamp(part, 0.0, 1.0);
    seek(sentence.begin + static_cast<std::size_t>(bytes));
}

// Sound.

void Player::set_paused(bool paused) {
    want(paused ? Effect::Kind::pause : Effect::Kind::resume);
    paused_ = paused;
    if (article_ && !has_ended()) state_ = paused ? PlaybackState::paused : PlaybackState::playing;
    if (paused) remember();
}

void Player::set_rate(double rate) {
    rate_ = std::clamp(std::round(rate * 100) / 100, kSlowestRate, kFastestRate);
    want({Effect::Kind::set_rate, 0, rate_});
}

void Player::set_volume(int volume) {
    volume_ = std::clamp(volume, 0, kLoudest);
    muted_ = false;
    send_volume();
}

void Player::send_volume() {
    want({Effect::Kind::set_volume, 0, muted_ ? 0 : volume_factor(volume_)});
}

// Dialogues.

void Player::choose_voice(std::vector<std::string> voices) {
    voices_ = std::move(voices);
    const auto here = std::find(voices_.begin(), voices_.end(), voice_);
    const auto selected =
        here == voices_.end() ? std::size_t{0} : static_cast<std::size_t>(here - voices_.begin());
    dialogue_ = Dialogue::list("Voices", voices_, selected);
    asks_ = Asks::voice;
}

void Player::act_on_dialogue(const Key& key, Time now) {
    const auto outcome = dialogue_->take(key);
    if (asks_ == Asks::search && outcome == Dialogue::Outcome::open)
        match_ = find_text(article_->text, dialogue_->text(), position_, Direction::forward);
    if (outcome == Dialogue::Outcome::open) return;
    if (outcome == Dialogue::Outcome::done) act_on_line(now);
    if (outcome == Dialogue::Outcome::cancelled && asks_ == Asks::search) match_.reset();
    dialogue_.reset();
    asks_ = Asks::nothing;
}

void Player::act_on_line(Time now) {
    if (asks_ == Asks::search) {
        if (!dialogue_->text().empty()) searched_ = dialogue_->text();
        match_.reset();
        search(Direction::forward, now);
    } else if (asks_ == Asks::go_to) {
        go_to_percent(dialogue_->text(), now);
    } else if (asks_ == Asks::voice) {
        voice_ = voices_[dialogue_->selected()];
        lengths_.forget();
        want({Effect::Kind::set_voice, 0, 0, voice_});
    }
}

// What others ask for.

void Player::take_request(const RemoteRequest& request, Time now) {
    using Kind = RemoteRequest::Kind;
    const auto offset = std::chrono::duration_cast<std::chrono::milliseconds>(request.offset);
    const bool playable = article_ && !outline_.empty();
    switch (request.kind) {
    case Kind::play: return set_paused(false);
    case Kind::pause: return set_paused(true);
    case Kind::play_pause: return act(Action::pause, now);
    case Kind::stop:
        if (playable) seek_sentence(0);
        return set_paused(true);
    case Kind::next: return open_neighbour(1);
    case Kind::previous: return open_neighbour(-1);
    case Kind::seek_by:
        if (playable) seek_time(position_time() + offset);
        return;
    case Kind::seek_to:
        if (playable) seek_time(offset);
        return;
    case Kind::set_rate: return set_rate(request.value);
    case Kind::set_volume:
        return set_volume(static_cast<int>(
            std::lround(std::min(request.value * 100, static_cast<double>(kLoudest)))));
    case Kind::quit: return quit();
    }
}

} // namespace narrate::player
