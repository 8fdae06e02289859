// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "player/dialogue.hpp"
#include "player/key_map.hpp"
#include "player/lengths.hpp"
#include "player/outline.hpp"
#include "player/remote.hpp"
#include "player/scene.hpp"
#include "player/search.hpp"
#include "player/sleep_timer.hpp"
#include "render/playback.hpp"

namespace narrate::player {

/// Something that the player wants done.
struct Effect {
    enum class Kind {
        open, ///< The article of the queue at `place`.
        pause,
        resume,
        seek,        ///< To the byte `place` of the article's text.
        set_rate,    ///< `value`.
        set_volume,  ///< `value`, a factor.
        set_voice,   ///< `text`.
        list_voices, ///< For choose_voice().
        remember,    ///< That the article was heard up to the byte `place`; `value` 1: to its end.
        redraw,      ///< The whole screen: something else wrote on it.
        quit,
    };
    Kind kind = Kind::pause;
    std::size_t place = 0;
    double value = 0;
    std::string text = {};
    friend bool operator==(const Effect&, const Effect&) = default;
};

struct PlayerOptions {
    double rate = 1;
    int volume = 100; ///< Per cent.
    KeyMap keys = KeyMap::standard();
    std::size_t articles = 1; ///< In the queue.
    SleepTimer sleep = {};
};

/// An article that was opened.
struct OpenedArticle {
    std::shared_ptr<const Article> article;
    std::size_t from = 0;     ///< The byte of its text where playing begins.
    std::string voice;        ///< That will speak it.
    std::size_t place = 0;    ///< In the queue; what was asked for, or one behind it.
    std::size_t articles = 1; ///< In the queue by now.
};

/// What a player does about keys, about what others ask for, and about what is heard: it keeps the
/// state that is shown, and tells what is to be done. Pure: no sound, no terminal, no clock; the
/// time is told, from any clock that does not go back.
class Player {
public:
    using Time = std::chrono::nanoseconds;

    /// Wants the first article opened.
    explicit Player(PlayerOptions options);

    void take_key(const Key& key, Time now);
    void take_request(const RemoteRequest& request, Time now);
    void article_opened(OpenedArticle opened, Time now);
    /// The article could not be opened: the next one in the direction of travel is tried, and from
    /// the first one on those behind it. `articles`: in the queue by now.
    void article_failed(std::string_view why, std::size_t articles, Time now);
    void hear(const render::PlaybackStatus& status, Time now);
    void learn(const render::PlaybackNews& news, Time now);
    void choose_voice(std::vector<std::string> voices);
    void tell(std::string message, Time now);
    /// Stops as after the key q.
    void quit();

    /// What is to be done, in order; each is given once.
    std::vector<Effect> take_effects();

    [[nodiscard]] Scene scene(Time now) const;
    [[nodiscard]] RemoteStatus remote_status() const;
    /// Whether the position jumped since this was last asked.
    Progress take_progress();
    /// Whether it is to be silent until it is told to go on, whatever is opened meanwhile.
    [[nodiscard]] bool is_paused() const { return paused_; }

private:
    void act(Action action, Time now);
    bool act_on_place(Action action);
    bool act_on_sound(Action action, Time now);
    void act_on_dialogue(const Key& key, Time now);
    void act_on_line(Time now);
    void want(Effect effect) { effects_.push_back(std::move(effect)); }
    void want(Effect::Kind kind) { effects_.push_back({kind}); }

    void open(std::size_t index);
    void open_neighbour(int step);
    void end_article();
    [[nodiscard]] bool has_ended() const {
        return state_ == render::PlaybackState::ended || state_ == render::PlaybackState::failed;
    }
    void remember();

    [[nodiscard]] std::size_t place() const { return outline_.place_of(position_); }
    void seek(std::size_t byte);
    void seek_sentence(std::optional<std::size_t> place);
    void step_sentence(int by);
    void step_paragraph(int by);
    void search(Direction direction, Time now);
    void go_to_percent(std::string_view text, Time now);
    void seek_time(std::chrono::milliseconds time);
    [[nodiscard]] std::chrono::milliseconds position_time() const;

    void set_rate(double rate);
    void set_volume(int volume);
    void send_volume();
    void set_paused(bool paused);

    KeyMap keys_;
    std::vector<Effect> effects_;

    std::size_t index_ = 0; ///< Of the article in the queue.
    std::size_t articles_ = 1;
    int direction_ = 1; ///< Of travel through the queue.
    std::shared_ptr<const Article> article_;
    std::string voice_;
    Outline outline_;
    Lengths lengths_;

    render::PlaybackState state_ = render::PlaybackState::idle;
    std::size_t position_ = 0; ///< Byte of the article's text.
    bool sounding_ = false;    ///< As in Scene.
    TextRange word_;
    std::chrono::milliseconds into_sentence_{0};
    bool paused_ = false;
    bool ended_ = false;
    Progress progress_ = Progress::steady;
    std::size_t remembered_ = 0; ///< Byte of the article's text.
    Time remembered_at_{0};

    double rate_;
    int volume_;
    bool muted_ = false;
    SleepTimer sleep_;

    enum class Asks { nothing, search, go_to, voice, help };
    Asks asks_ = Asks::nothing;
    std::optional<Dialogue> dialogue_;
    std::vector<std::string> voices_;
    std::string searched_;
    std::optional<TextRange> match_;
    std::string message_;
    Time message_until_{0};
};

/// What a volume in per cent does to the samples: below 100 by its cube, as loudness is heard.
double volume_factor(int volume);

} // namespace narrate::player
