// SPDX-License-Identifier: Apache-2.0
#include "render/speaker_options.hpp"

#include <utility>

#include "sink/sinks/portaudio.hpp"

namespace narrate::render {

namespace {

constexpr double kLoudest = 2;
constexpr std::chrono::milliseconds kLongestLatency = std::chrono::seconds(10);

Error invalid(std::string what, std::string hint) {
    return {ErrorCode::invalid_argument, std::move(what), {}, {}, std::move(hint)};
}

Result<VoiceSpec> voice_for(const NarratorOptions& options, const Article& article,
                            const std::string& name) {
    if (!name.empty()) return options.voices.find(name);
    if (!options.voice.backend.empty()) return options.voice;
    return options.voices.for_language(article.metadata.language);
}

} // namespace

Result<void> check(const SpeakerOptions& options) {
    if (auto checked = check_rate(options.narrator.rate); !checked) return checked;
    if (auto checked = check_volume(options.volume); !checked) return checked;
    if (options.latency.count() < 0 || options.latency > kLongestLatency)
        return invalid("the latency is out of range", "give 0 to 10 seconds");
    return {};
}

Result<void> check_volume(double volume) {
    if (volume >= 0 && volume <= kLoudest) return {};
    return invalid("the volume is out of range", "give a factor from 0 to 2");
}

Result<FittedNarrator> cast_for(const SpeakerOptions& options, const Article& article,
                                const Voicing& voicing) {
    auto voice = voice_for(options.narrator, article, voicing.voice);
    if (!voice) return voice.error();
    NarratorOptions wants = options.narrator;
    wants.journal.clear();
    wants.voice = std::move(*voice);
    if (!options.synthesizer) return fit_narrator(std::move(wants), voicing.rate);
    auto synthesizer = options.synthesizer(wants.voice);
    if (!synthesizer) return synthesizer.error();
    wants.rate = 1;
    auto narrator = Narrator::create(wants, std::move(*synthesizer));
    if (!narrator) return narrator.error();
    return FittedNarrator{std::move(*narrator), 1, false};
}

std::unique_ptr<sink::Device> device_for(const SpeakerOptions& options) {
    if (options.sink) return sink::create_sink_device(options.sink, options.latency);
    auto device = sink::create_portaudio();
    device->choose(options.device);
    return device;
}

} // namespace narrate::render
