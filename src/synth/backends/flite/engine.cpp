// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/flite/engine.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "synth/backends/flite/sound.hpp"

namespace narrate::flite {

namespace {

constexpr const char* kVersion = "2.2"; // The library does not tell.

double clamped(int value, int least, int most) {
    return static_cast<double>(std::clamp(value, least, most));
}

void amplify(std::span<std::int16_t> samples, double gain) {
    if (gain == 1) return;
    using Limits = std::numeric_limits<std::int16_t>;
    for (std::int16_t& sample : samples)
        sample = static_cast<std::int16_t>(
            std::lround(std::clamp<double>(sample * gain, Limits::min(), Limits::max())));
}

} // namespace

Result<void> FliteEngine::start() {
    return choose(name_.empty() ? std::string(voices().front().name) : name_);
}

Result<void> FliteEngine::choose(const std::string& name) {
    if (voice_ && voice_->descriptor().name == name) return {};
    auto voice = Voice::load(name);
    if (!voice) return voice.error();
    voice_ = *voice;
    return {};
}

PcmFormat FliteEngine::format() const {
    return {voice_ ? voice_->descriptor().sample_rate : 0, 1};
}

synth::Info FliteEngine::describe() {
    std::vector<std::string> names;
    for (const VoiceDescriptor& voice : voices()) names.emplace_back(voice.name);
    return {"flite", kVersion, std::move(names), format().sample_rate, true};
}

Result<void> FliteEngine::prepare(const synth::Synthesize& request) {
    if (!request.voice.empty())
        if (auto chosen = choose(request.voice); !chosen) return chosen;
    const synth::Prosody& prosody = request.prosody;
    constexpr double kMiddle = 50; // Of pitch and range: the voice's own.
    delivery_.duration = voice_->descriptor().words_a_minute / clamped(prosody.rate, 80, 450);
    // From half to double the voice's own frequency.
    delivery_.pitch = std::exp2((clamped(prosody.pitch, 0, 99) - kMiddle) / kMiddle);
    delivery_.pitch_range = clamped(prosody.range, 0, 99) / kMiddle;
    gain_ = clamped(prosody.volume, 0, 200) / 100;
    return {};
}

std::vector<Token> FliteEngine::tokens_of(const synth::SentenceText& sentence) {
    std::vector<SpelledWord> spelled;
    for (const auto& [range, ipa] : sentence.pronunciations) {
        if (!phones_) phones_.emplace();
        if (auto phones = phones_->spell(ipa)) spelled.push_back({range, std::move(*phones)});
    }
    return tokenise(sentence.text, spelled);
}

Result<synth::SentenceMarks> FliteEngine::speak(const synth::SentenceText& sentence,
                                                const synth::SampleFunction& take) {
    const std::vector<Token> all = tokens_of(sentence);
    synth::SentenceMarks marks;
    for (std::span<const Token> rest = all; !rest.empty();) {
        const auto part = rest.first(utterance_length(rest));
        rest = rest.subspan(part.size());
        auto said = voice_->say(part, delivery_, Output::sound);
        if (!said) return said.error();
        const TrimmedSound sound = trim(*said, format().sample_rate);
        for (const TokenStart& start : sound.starts)
            marks.events.push_back({part[start.token].position, marks.frames + start.frame});
        const auto samples = std::span(said->samples)
                                 .subspan(static_cast<std::size_t>(sound.first.count),
                                          static_cast<std::size_t>(sound.length.count));
        amplify(samples, gain_);
        fade_out(samples, format().sample_rate);
        take(samples);
        marks.frames += sound.length;
    }
    return marks;
}

Result<std::string> FliteEngine::phonemize(const synth::SentenceText& sentence) {
    const std::vector<Token> all = tokens_of(sentence);
    if (!phones_) phones_.emplace();
    std::string ipa;
    for (std::span<const Token> rest = all; !rest.empty();) {
        const auto part = rest.first(utterance_length(rest));
        rest = rest.subspan(part.size());
        const auto said = voice_->say(part, delivery_, Output::segments);
        if (!said) return said.error();
        if (!ipa.empty()) ipa += ' ';
        ipa += phones_->ipa(said->segments);
    }
    return ipa;
}

} // namespace narrate::flite
