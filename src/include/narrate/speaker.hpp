// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "narrate/article.hpp"
#include "narrate/error.hpp"
#include "narrate/export.h"
#include "narrate/narrator.hpp"
#include "narrate/sink.hpp"
#include "narrate/synthesizer.hpp"
#include "narrate/text.hpp"
#include "narrate/timeline.hpp"

/// Articles that are heard while they are spoken.
namespace narrate {

/// What has happened, in its order.
struct SpeakerEvent {
    enum class Kind : std::uint8_t {
        started,  ///< The article begins to be heard.
        block,    ///< These: `range` begins to be heard.
        sentence, ///<
        word,     ///<
        paused,   ///< By pause(), or with an `error`: the sound card is missing or was lost.
        resumed,
        /// All up to the article's end has been spoken, and will be heard: `narration` tells what
        /// came of it, from where it was begun. Comes again after a change of rate or voice, and
        /// after a seek to what had not been spoken.
        narrated,
        ended,     ///< The article has been heard.
        failed,    ///< What could be spoken of it has been heard; `error` tells the rest.
        cancelled, ///< stop() or skip() took it away, or it was never begun.
        idle,      ///< Nothing is left to be heard.
    };
    Kind kind = Kind::idle;
    std::uint64_t article = 0; ///< The number that speak() gave it; 0: none.
    TextRange range = {};      ///< In Article::text.
    std::optional<Error> error = {};
    std::shared_ptr<const Narration> narration = {};
};
/// "word", for logs.
NARRATE_API const char* to_string(SpeakerEvent::Kind kind);

struct SpeakerOptions {
    /// Without a voice (an empty `voice.backend`) each article gets that of its language. `journal`
    /// is left alone.
    NarratorOptions narrator = {};
    /// The sound card, by the beginning of its name; empty: the default one.
    std::string device = {};
    /// Where the sound goes instead of a sound card: a new sink whenever sound sets in after a rest
    /// or in another format. A sink that waits while it is full sets the pace; it is written to on
    /// a thread of its own, some 10 ms at a time. After ten seconds of rest, or at the speaker's
    /// end, it is finished when all that there was has been heard, else (in a pause) abandoned.
    SinkSource sink = {};
    /// Of that sink: from its write() to the ear, 0-10 s.
    std::chrono::milliseconds latency{0};
    /// Engines of the caller's own, instead of the voices' backends: they speak at the voice's own
    /// rate, and are stretched to others.
    SynthesizerSource synthesizer = {};
    /// A factor, 0-2; 1: as it is spoken.
    double volume = 1.0;
    /// Called with each event on a thread of the speaker's, one at a time; then poll() gives none.
    /// It may call the speaker, but neither wait for it nor end it, and must not throw. While it
    /// takes long, the article goes on, but marks come late, and so does the next article.
    std::function<void(const SpeakerEvent&)> on_event = {};
};

/// What is heard at this moment.
struct SpeakerStatus {
    enum class State : std::uint8_t {
        idle,    ///< Nothing is left to be heard.
        playing, ///< Or about to.
        paused,
    };
    State state = State::idle;
    std::uint64_t article = 0; ///< The number of the one that is heard; 0: none.
    std::size_t position = 0;  ///< Of its text: the word that is heard, or where sound will set in.
    TextRange sentence = {};   ///< Empty while none is heard.
    TextRange word = {};       ///< Empty while none is heard.
    std::size_t waiting = 0;   ///< Articles behind it in the queue.
};

/// Speaks articles one after the other, on a sound card or into a sink of the caller's, and does at
/// once what a listener asks for. No call waits for sound but those named wait; what is asked for
/// is heard within some milliseconds and the sound card's latency. Any thread may call; several
/// speakers may be heard at once in one program. Signal handlers, locale, standard streams and
/// environment are not touched; with the first sound card the libraries behind it (ALSA, JACK) are
/// told to write no messages, for the whole process.
class NARRATE_API Speaker {
public:
    /// Errors: invalid_argument (a rate or volume out of range), internal (no more threads or
    /// descriptors). What is wrong with a voice or sound card comes as an event.
    static Result<Speaker> create(SpeakerOptions options);

    Speaker(Speaker&&) noexcept;
    Speaker& operator=(Speaker&&) noexcept;
    /// /// Falls silent; within some 20 ms no thread or process of it is left. It takes longer only
    /// while a sound card is being looked for or opened, and where an engine, a sink or a callback
    /// of the caller's does not return. Not from a callback.
    ~Speaker();

    /// /// Adds an article, not null, to the queue, to be heard from the word on that holds the
    /// byte `from` of its text; gives its number: 1, 2, 3 …
    std::uint64_t speak(std::shared_ptr<const Article> article, std::size_t from = 0);
    std::uint64_t speak(Article article, std::size_t from = 0);
    /// // What follows is about the article that is heard when it is called: see status().

    /// Ends it, and goes on with the next one.
    void skip();
    /// /// Falls silent, and empties the queue. After it no mark of these articles is told.
    void stop();

    /// Stays so for what is spoken later, too. resume() goes on with the next sample, and looks
    /// again for a sound card that was lost.
    void pause();
    void resume();
    /// Goes on at the word that holds this byte of the article's text, or at the next one.
    void seek(std::size_t position);
    /// At a range's beginning.
    void seek(TextRange range) { seek(range.begin); }
    /// At a sentence of spoken_sentences(); behind the last one the article ends.
    void seek_sentence(std::size_t index);

    /// Within kSlowestRate and kFastestRate, from what is heard now on; the pitch stays. Errors:
    /// invalid_argument.
    Result<void> set_rate(double rate);
    /// 0-2. Errors: invalid_argument.
    Result<void> set_volume(double volume);
    /// /// Goes on at the same word with a voice that the options' `voices` find, also on this
    /// thread; empty: the options' own, else that of each article's language. Errors:
    /// voice_unknown, voice_invalid.
    Result<void> set_voice(const std::string& name);

    [[nodiscard]] SpeakerStatus status() const;

    /// What has happened since it was last asked. When nobody asks for long, marks are lost, and
    /// nothing else.
    std::vector<SpeakerEvent> poll();
    /// The same, one by one; nothing when there is none.
    std::optional<SpeakerEvent> next();
    /// For select, poll or epoll: readable while poll() has something to give.
    [[nodiscard]] int descriptor() const;
    /// Waits until poll() has something to give; false: it had not in this time.
    [[nodiscard]] bool wait_for(std::chrono::milliseconds timeout) const;
    /// /// Waits until nothing is left to be heard. A pause is waited for, too, also one for want
    /// of a sound card.
    void wait() const;

private:
    struct Impl;
    explicit Speaker(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace narrate
