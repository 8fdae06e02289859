// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "narrate/article.hpp"
#include "narrate/timeline.hpp"
#include "render/recorder.hpp"
#include "sink/device.hpp"

namespace narrate::render {

enum class PlaybackState {
    idle,    ///< There is nothing to play.
    playing, ///< Or about to, when the first sound has been spoken.
    paused,
    ended,  ///< The article has been heard.
    failed, ///< What was spoken of it before the narration failed has been heard.
};

/// What is heard at this moment.
struct PlaybackStatus {
    PlaybackState state = PlaybackState::idle;
    /// Of Article::text: the word that is heard, or where the sound will set in.
    std::size_t position = 0;
    TextRange sentence = {}; ///< Empty while none is heard.
    TextRange word = {};     ///< Empty while none is heard.
    /// Of the sentence, at the voice's own rate.
    std::chrono::milliseconds into_sentence{0};
};

/// A sentence's length, with the pause behind it, at the voice's own rate.
struct SpokenLength {
    TextRange sentence;
    std::chrono::milliseconds length;
};

/// What has happened since it was last asked for.
struct PlaybackNews {
    std::vector<SpokenLength> spoken;
    /// What came of the last narration that ended.
    std::optional<Narration> narration;
    /// The narration failed, and what was spoken ends here; or the device is missing or was lost,
    /// and playing is paused until resume() tries it again.
    std::optional<Error> failure;
};

/// Plays an article on a device as it is spoken, and does at once what a listener asks for: what
/// was spoken a short while ago and what will be heard in the next two minutes is kept, so that
/// moving about needs no new speech. Sound goes on by itself on threads of its own; nothing here
/// waits for it. Any thread.
class Playback {
public:
    Playback(NarratorFactory make_narrator, std::unique_ptr<sink::Device> device);
    ~Playback(); ///< Within some 20 ms.

    /// Plays the article from the word that holds this byte of its text.
    void play(std::shared_ptr<const Article> article, std::size_t from);
    /// Falls silent, and forgets the article.
    void stop();

    /// Within milliseconds and the device's latency, without a click; resume() goes on with the
    /// next sample.
    void pause();
    void resume();
    void seek(std::size_t position);
    /// 0.5–4, at once and with the pitch kept; where the voice's engine can, it speaks faster or
    /// slower itself from the next sentence on.
    void set_rate(double rate);
    /// Goes on at the same word. Empty: the voice of the article's language.
    void set_voice(std::string name);
    /// A factor, 0–2; 1: as it is spoken.
    void set_volume(double volume);

    [[nodiscard]] PlaybackStatus status() const;
    PlaybackNews take_news();
    /// Readable while there is news.
    [[nodiscard]] int descriptor() const;
    /// Silence that was heard because sound came too late.
    [[nodiscard]] std::chrono::milliseconds missed() const;

private:
    class Player;
    std::unique_ptr<Player> player_;
};

} // namespace narrate::render
