// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "base/cancelled.hpp"
#include "narrate/synthesizer.hpp"

namespace narrate {

namespace {

/// What a speaker of sentences did wrong; empty when nothing.
std::string fault_of(const SentenceAudio& audio, const std::string& text) {
    if (!is_valid(audio.format)) return "sound of an impossible format";
    const auto channels = static_cast<std::size_t>(audio.format.channels);
    if (audio.samples.size() % channels != 0) return "a part of a frame";
    const Frames length{static_cast<std::int64_t>(audio.samples.size() / channels)};
    Frames last;
    for (const SpeechEvent& event : audio.events) {
        if (event.position > text.size()) return "an event behind the text";
        if (event.frame < last || event.frame > length) return "an event at no time of the sound";
        last = event.frame;
    }
    return {};
}

} // namespace

Result<void> SentenceSynthesizer::submit(SpeechRun run) {
    auto pronunciation = run.pronunciations.begin();
    for (const TextRange range : run.sentences) {
        SpokenSentence sentence{std::string(range.of(run.text)), {}};
        for (; pronunciation != run.pronunciations.end() && pronunciation->spoken.begin < range.end;
             ++pronunciation) {
            const auto [begin, end] = pronunciation->spoken;
            sentence.pronunciations.push_back(
                {{begin - range.begin, end - range.begin}, std::move(pronunciation->ipa)});
        }
        sentences_.push_back(std::move(sentence));
    }
    return {};
}

Result<SentenceAudio> SentenceSynthesizer::next(const std::stop_token& stop) {
    if (sentences_.empty())
        return Error{ErrorCode::invalid_argument, "nothing was submitted", {}, {}, {}};
    if (stop.stop_requested()) return base::narration_stopped();
    const SpokenSentence sentence = std::move(sentences_.front());
    sentences_.pop_front();
    auto audio = speak(sentence, stop);
    if (stop.stop_requested()) return base::narration_stopped();
    if (!audio) return audio;
    if (const std::string fault = fault_of(*audio, sentence.text); !fault.empty())
        return Error{ErrorCode::protocol_violation, "the synthesizer gave " + fault, {}, {}, {}};
    return audio;
}

void SentenceSynthesizer::cancel() {
    sentences_.clear();
}

} // namespace narrate
