// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "io/wakeup.hpp"
#include "narrate/article.hpp"
#include "narrate/timeline.hpp"
#include "render/deck.hpp"
#include "render/follower.hpp"
#include "render/outlet.hpp"
#include "render/recorder.hpp"
#include "render/tape.hpp"

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
    std::vector<HeardText> heard; ///< With Telling::marks.
    /// What came of the last narration that ended.
    std::optional<Narration> narration;
    /// The narration failed, and what was spoken ends here.
    std::optional<Error> failure;
    /// The device is missing or was lost, and playing is paused until resume() tries it again.
    std::optional<Error> device_failure;
};

enum class Telling {
    lengths,
    marks, ///< And each sentence and word when it is heard: some 70 looks a second.
};

/// Plays an article on a device as it is spoken, and does at once what a listener asks for: what
/// was spoken a short while ago and what will be heard in the next two minutes is kept, so that
/// moving about needs no new speech. Sound goes on by itself on threads of its own: the recorder's
/// adds sentences to the tape, another one plays them on the deck, for the outlet. Nothing here
/// waits for them. Any thread.
class Playback final : private RecorderOutput {
public:
    Playback(NarratorFactory make_narrator, std::unique_ptr<sink::Device> device,
             Telling telling = Telling::lengths);
    Playback(const Playback&) = delete;
    Playback& operator=(const Playback&) = delete;
    ~Playback() override; ///< Within some 20 ms.

    /// Plays the article from the word that holds this byte of its text.
    void play(std::shared_ptr<const Article> article, std::size_t from);
    /// Falls silent, and forgets the article.
    void stop();

    /// Within milliseconds and the device's latency, without a click; resume() goes on with the
    /// next sample.
    void pause();
    void resume();
    void seek(std::size_t position);
    /// Within kSlowestRate and kFastestRate; at once and with the pitch kept. Where the voice's
    /// engine can, it speaks faster or slower itself from the next sentence on.
    void set_rate(double rate);
    /// Goes on at the same word. Empty: the voice of the article's language.
    void set_voice(std::string name);
    /// A factor, 0–2; 1: as it is spoken.
    void set_volume(double volume);

    [[nodiscard]] PlaybackStatus status() const;
    PlaybackNews take_news();
    /// Readable while there is news.
    [[nodiscard]] int descriptor() const { return wakeup_.descriptor(); }
    /// Silence that was heard because sound came too late.
    [[nodiscard]] std::chrono::milliseconds missed() const;

private:
    // The recorder's thread.
    void wait_for_room(const std::stop_token& stop) override;
    void add(const Order& order, const FittedNarrator& narrator, PcmFormat format,
             TapedSentence sentence) override;
    void finish(const Order& order, Result<Narration> narration) override;

    // The thread that plays.
    void run();
    std::chrono::milliseconds step(Outlet::Lock& lock);
    void find_cursor();
    void note_heard();
    void note_end();
    void pause_for(Error error);
    [[nodiscard]] bool is_resting() const { return !article_ || deck_.is_paused() || ended_; }

    // Under the lock.
    [[nodiscard]] PlaybackStatus look() const;
    PlaybackNews& tell();
    void forget_news();
    void touch();
    void order(std::size_t from);
    void start_anew(std::size_t from);
    void jump(std::optional<Frames> cursor);
    void speak_rest_anew();
    void fit(TapedSentence& sentence, PcmFormat format) const;
    [[nodiscard]] std::chrono::milliseconds own_length(const TapedSentence& sentence,
                                                       Frames length) const;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::condition_variable_any room_;
    io::Wakeup wakeup_;
    PlaybackNews news_;

    std::shared_ptr<const Article> article_;
    Voicing voicing_;
    std::size_t target_ = 0; ///< Of the text: where playing was to go on.

    std::uint64_t order_ = 0; ///< The number of the last one.
    bool follows_rate_ = false;
    bool failed_ = false; ///< What was ordered last could not all be spoken.
    bool ended_ = false;  ///< All that is on a complete tape has been heard.
    Tape tape_;
    Deck deck_{tape_};
    const Telling telling_;
    Follower follower_;

    Outlet outlet_; ///< Of the thread that plays.
    bool touched_ = false;
    bool quit_ = false;
    Recorder recorder_; ///< Ends before all that it uses.
    std::thread thread_;
};

} // namespace narrate::render
