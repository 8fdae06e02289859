// SPDX-License-Identifier: Apache-2.0
#include "player/loop.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <future>
#include <stop_token>
#include <thread>
#include <utility>

#include "io/environment.hpp"
#include "io/signals.hpp"
#include "io/wakeup.hpp"
#include "player/key_decoder.hpp"

namespace narrate::player {

namespace {

using namespace std::chrono_literals;
using render::PlaybackState;

constexpr auto kFrame = 50ms;      ///< Between pictures while sound plays.
constexpr auto kQuietFrame = 1s;   ///< While nothing moves.
constexpr auto kKeyTimeout = 50ms; ///< A lone Escape is told from a sequence by what follows it.
constexpr auto kFallSilent = 80ms; ///< What the device still holds is heard out.

class Loop {
public:
    Loop(Player& player, render::Playback& playback, Display& display, House& house,
         const io::Signals& signals)
        : player_(player), playback_(playback), display_(display), house_(house), signals_(signals),
          input_(display.input()) {}

    LoopEnd run() {
        for (;;) {
            apply_effects();
            if (done_) break;
            if (auto shown = show(); !shown) {
                end_.error = shown.error();
                player_.quit();
                apply_effects();
                break;
            }
            publish();
            wait();
        }
        stop_.request_stop();
        playback_.stop();
        (void)show(); // A last message may be new.
        return std::move(end_);
    }

private:
    /// Of several messages, each is shown, be it for a moment.
    Result<void> show() {
        for (std::string& message : house_.take_messages()) {
            player_.tell(std::move(message), io::now());
            if (auto shown = display_.show(player_.scene(io::now())); !shown) return shown;
        }
        return display_.show(player_.scene(io::now()));
    }

    // What the player wants.

    void apply_effects() {
        while (!done_) {
            auto effects = player_.take_effects();
            if (effects.empty()) return;
            for (const Effect& effect : effects) apply(effect);
        }
    }

    void apply(const Effect& effect) {
        switch (effect.kind) {
        case Effect::Kind::open: return open(effect.place);
        case Effect::Kind::pause: return playback_.pause();
        case Effect::Kind::resume: return playback_.resume();
        case Effect::Kind::seek: return playback_.seek(effect.place);
        case Effect::Kind::set_rate: return playback_.set_rate(effect.value);
        case Effect::Kind::set_volume: return playback_.set_volume(effect.value);
        case Effect::Kind::set_voice:
            house_.use_voice(effect.text);
            return playback_.set_voice(effect.text);
        case Effect::Kind::list_voices: return player_.choose_voice(house_.voices(*article_));
        case Effect::Kind::remember:
            return house_.remember(*article_, effect.place, effect.value != 0);
        case Effect::Kind::redraw: display_.suspend(); return display_.resume();
        case Effect::Kind::quit: done_ = true; return;
        }
    }

    // Articles are read on a thread of their own: an address may take long.

    void open(std::size_t place) {
        playback_.stop();
        wanted_ = place;
        stop_.request_stop(); // What is being opened is not wanted any more.
        if (!opening_.valid()) open_wanted();
    }

    void open_wanted() {
        const std::size_t place = *std::exchange(wanted_, std::nullopt);
        stop_ = std::stop_source();
        opening_ = std::async(std::launch::async, [this, place, stop = stop_.get_token()] {
            auto opened = house_.open(place, stop);
            opened_.raise();
            return opened;
        });
    }

    void take_opened() {
        opened_.clear();
        auto opened = opening_.get();
        if (wanted_) return open_wanted(); // Another one is wanted by now.
        if (!opened) {
            house_.note(opened.error());
            return player_.article_failed(opened.error().message(), house_.articles(), io::now());
        }
        article_ = opened->article;
        playback_.play(article_, opened->from); // First of all: speaking takes its time.
        player_.article_opened(std::move(*opened), io::now());
    }

    // What happens.

    void wait() {
        std::array<pollfd, 5> watched{{
            {signals_.descriptor(), POLLIN, 0},
            {input_, POLLIN, 0},
            {playback_.descriptor(), POLLIN, 0},
            {opened_.descriptor(), POLLIN, 0},
            {remote_ ? remote_->descriptor() : -1,
             remote_ ? remote_->events() : static_cast<short>(0), 0},
        }};
        const int ready = ::poll(watched.data(), watched.size(), timeout());
        if (ready == 0 && keys_.is_waiting()) take_keys(keys_.flush());
        if (watched[0].revents != 0) take_signals();
        if (watched[1].revents != 0) read_keys();
        if (watched[2].revents != 0) learn();
        if (watched[3].revents != 0) take_opened();
        if (remote_)
            for (const RemoteRequest& request : remote_->process())
                player_.take_request(request, io::now());
        apply_effects();
        if (!done_) hear();
    }

    [[nodiscard]] int timeout() const {
        std::chrono::milliseconds wait =
            state_ == PlaybackState::playing ? kFrame : std::chrono::milliseconds(kQuietFrame);
        if (keys_.is_waiting()) wait = std::min<std::chrono::milliseconds>(wait, kKeyTimeout);
        if (remote_)
            if (const auto due = remote_->timeout()) wait = std::min(wait, *due);
        return static_cast<int>(wait.count());
    }

    void take_keys(const std::vector<Key>& keys) {
        for (const Key& key : keys) {
            player_.take_key(key, io::now());
            apply_effects();
            if (done_) return;
        }
    }

    void read_keys() {
        std::array<char, 256> bytes{};
        const ssize_t count = ::read(input_, bytes.data(), bytes.size());
        if (count > 0) {
            take_keys(keys_.decode({bytes.data(), static_cast<std::size_t>(count)}));
        } else if (count == 0 || (errno != EINTR && errno != EAGAIN)) {
            input_ = -1; // The terminal has gone; SIGHUP tells the rest.
        }
    }

    void take_signals() {
        while (const auto signal = signals_.take()) {
            if (*signal == SIGWINCH) {
                display_.resize();
            } else if (*signal == SIGTSTP) {
                suspend();
            } else {
                end_.signal = signal;
                player_.quit();
            }
        }
    }

    /// Ctrl-Z: silence, and the terminal as it was, until SIGCONT.
    void suspend() {
        playback_.pause();
        std::this_thread::sleep_for(kFallSilent);
        display_.suspend();
        ::kill(::getpid(), SIGSTOP);
        display_.resume();
        display_.resize();
        if (!player_.is_paused()) playback_.resume();
    }

    void learn() {
        const auto news = playback_.take_news();
        player_.learn(news, io::now());
        if (news.narration) house_.note(*article_, *news.narration);
        if (news.failure) house_.note(*news.failure);
        if (!news.device_failure || sounded_) return; // It was told, and may come back.
        end_.error = news.device_failure;
        player_.quit();
    }

    void hear() {
        if (!article_) return;
        const auto status = playback_.status();
        state_ = status.state;
        sounded_ = sounded_ || !status.sentence.empty();
        player_.hear(status, io::now());
    }

    void publish() {
        // The bus may wait until the first sound is on its way.
        if (sounded_ && !std::exchange(asked_for_remote_, true)) remote_ = open_remote();
        const auto progress = player_.take_progress();
        if (remote_) remote_->publish(player_.remote_status(), progress);
    }

    Player& player_;
    render::Playback& playback_;
    Display& display_;
    House& house_;
    const io::Signals& signals_;

    int input_;
    KeyDecoder keys_;
    std::shared_ptr<const Article> article_;
    PlaybackState state_ = PlaybackState::idle;
    bool sounded_ = false; ///< Something was heard.
    std::unique_ptr<Remote> remote_;
    bool asked_for_remote_ = false;
    io::Wakeup opened_;
    std::optional<std::size_t> wanted_; ///< To be opened when the article under way has been.
    std::stop_source stop_;             ///< Of the article under way.
    std::future<Result<OpenedArticle>> opening_;
    bool done_ = false;
    LoopEnd end_;
};

} // namespace

LoopEnd run_loop(Player& player, render::Playback& playback, Display& display, House& house,
                 const io::Signals& signals) {
    return Loop(player, playback, display, house, signals).run();
}

} // namespace narrate::player
