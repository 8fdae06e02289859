// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "narrate/error.hpp"
#include "narrate/export.h"
#include "narrate/text.hpp"
#include "narrate/timeline.hpp"
#include "narrate/voice.hpp"

/// What turns spoken text into sound.
namespace narrate {

/// Sentences that a backend speaks one after the other, from one clean state: the same run always
/// gives the same samples. Where runs begin and end depends on the text alone.
struct SpeechRun {
    std::string text;                 ///< The sentences' spoken text, in order.
    std::vector<TextRange> sentences; ///< In `text`; ordered, not overlapping, not empty.
    /// Of words in `text`: ordered, not overlapping. A backend that cannot use one reads the text.
    std::vector<Pronunciation> pronunciations = {};
};

/// "At `frame`, what stands at byte `position` of the sentence's spoken text begins to be heard."
/// As the backend said it: positions may point into a word or between two, but lie in the text, and
/// frames lie in the sentence's audio and never go back.
struct SpeechEvent {
    std::size_t position = 0;
    Frames frame;
};

/// A part of a sentence that could not be spoken.
struct LostPart {
    TextRange spoken; ///< In the sentence's spoken text.
    std::string reason;
};

/// Takes the place of what could not be spoken.
inline constexpr std::chrono::milliseconds kLostSilence{300};

/// The sound of one sentence.
struct SentenceAudio {
    PcmFormat format;
    std::vector<std::int16_t> samples;
    std::vector<SpeechEvent> events; ///< Empty when the backend reports none.
    std::string failure; ///< Why the sentence could not be spoken; then `samples` is empty.
    std::vector<LostPart> lost = {}; ///< A silence of kLostSilence stands for each, or for several.
};

/// Speaks runs with one voice. Not thread-safe: one thread at a time.
class NARRATE_API Synthesizer {
public:
    virtual ~Synthesizer() = default;

    /// Hands in a run; returns at once. Runs are answered in the order of their submission.
    virtual Result<void> submit(SpeechRun run) = 0;

    /// Whether another run would be begun at once. Without this, runs are handed in one by one.
    [[nodiscard]] virtual bool wants_more() const { return false; }

    /// Waits for the next sentence of the runs submitted. A sentence that the backend cannot speak
    /// is a SentenceAudio with a `failure`, not an Error. Errors: cancelled (within 20 ms of the
    /// request, unless a server on the network is just being called: that may take some seconds),
    /// backend_failed, backend_unavailable, invalid_argument (nothing was submitted).
    virtual Result<SentenceAudio> next(const std::stop_token& stop) = 0;

    /// Forgets the runs that were submitted. Others may follow.
    virtual void cancel() = 0;
};

/// A sentence as it is to be said.
struct SpokenSentence {
    std::string text;                               ///< UTF-8; not empty.
    std::vector<Pronunciation> pronunciations = {}; ///< Of words in it; as in SpeechRun.
};

/// A synthesizer that makes sound of one sentence at a time: for engines in the caller's process.
/// What it gives is checked.
class NARRATE_API SentenceSynthesizer : public Synthesizer {
public:
    Result<void> submit(SpeechRun run) final;
    Result<SentenceAudio> next(const std::stop_token& stop) final;
    void cancel() final;

protected:
    /// Called on the thread that narrates; should return soon when `stop` is requested, what it
    /// gives then is not heard. The format must be valid. A sentence that cannot be spoken is a
    /// SentenceAudio with a `failure`; an Error ends the narration.
    virtual Result<SentenceAudio> speak(const SpokenSentence& sentence,
                                        const std::stop_token& stop) = 0;

private:
    std::deque<SpokenSentence> sentences_;
};

/// Makes synthesizers for voices, never null. Called on the thread that narrates.
using SynthesizerSource = std::function<Result<std::unique_ptr<Synthesizer>>(const VoiceSpec&)>;

} // namespace narrate
