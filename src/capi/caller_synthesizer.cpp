// SPDX-License-Identifier: Apache-2.0
#include "capi/caller_synthesizer.hpp"

#include <memory>
#include <utility>

#include "capi/failure.hpp"
#include "capi/handles.hpp"

using namespace narrate;

struct narrate_audio {
    const std::stop_token& stop;
    SentenceAudio audio;

    [[nodiscard]] Frames length() const {
        return {static_cast<std::int64_t>(audio.samples.size()) / audio.format.channels};
    }
};

namespace narrate::capi {

namespace {

struct Engine {
    explicit Engine(const narrate_synthesizer& engine)
        : user(option(&engine, &narrate_synthesizer::user)),
          speak(option(&engine, &narrate_synthesizer::speak)),
          release(option(&engine, &narrate_synthesizer::release)) {}
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    ~Engine() {
        if (release != nullptr) release(user);
    }

    void* user;
    decltype(narrate_synthesizer::speak) speak;
    decltype(narrate_synthesizer::release) release;
};

class CallerSynthesizer final : public SentenceSynthesizer {
public:
    CallerSynthesizer(std::shared_ptr<const Engine> engine, const VoiceSpec& voice)
        : engine_(std::move(engine)), voice_(voice.name), language_(voice.language) {}

private:
    Result<SentenceAudio> speak(const SpokenSentence& sentence,
                                const std::stop_token& stop) override {
        std::vector<narrate_pronunciation> pronunciations;
        for (const Pronunciation& told : sentence.pronunciations)
            pronunciations.push_back({to_c(told.spoken), told.ipa.c_str()});
        const narrate_sentence asked{sentence.text.c_str(), sentence.text.size(),
                                     language_.c_str(),     voice_.c_str(),
                                     pronunciations.data(), pronunciations.size()};
        narrate_audio audio{stop, {}};
        if (engine_->speak(engine_->user, &asked, &audio) == 0) return std::move(audio.audio);
        SentenceAudio failed;
        failed.format = audio.audio.format;
        failed.failure = "the caller's engine did not speak it";
        return failed;
    }

    std::shared_ptr<const Engine> engine_;
    std::string voice_;
    std::string language_;
};

} // namespace

Result<SynthesizerSource> synthesizers_of(const narrate_synthesizer& engine) {
    if (!is_sized(&engine)) return unsized();
    if (option(&engine, &narrate_synthesizer::speak) == nullptr)
        return invalid("an engine must be able to speak");
    return SynthesizerSource([shared = std::make_shared<const Engine>(engine)](
                                 const VoiceSpec& voice) -> Result<std::unique_ptr<Synthesizer>> {
        return std::unique_ptr<Synthesizer>(std::make_unique<CallerSynthesizer>(shared, voice));
    });
}

} // namespace narrate::capi

extern "C" {

narrate_status narrate_audio_write(narrate_audio* audio, narrate_format format,
                                   const int16_t* samples, size_t frames) {
    return capi::guarded([&] {
        const PcmFormat given{format.sample_rate, format.channels};
        if (audio == nullptr || (samples == nullptr && frames > 0))
            return capi::fail(capi::invalid("sound needs samples, and a place to go"));
        if (!is_valid(given)) return capi::fail(capi::invalid("sound cannot have this format"));
        if (!audio->audio.samples.empty() && given != audio->audio.format)
            return capi::fail(capi::invalid("all of a sentence's sound has one format"));
        audio->audio.format = given;
        audio->audio.samples.insert(audio->audio.samples.end(), samples,
                                    samples + frames * static_cast<std::size_t>(format.channels));
        return NARRATE_OK;
    });
}

narrate_status narrate_audio_mark(narrate_audio* audio, size_t position) {
    return capi::guarded([&] {
        if (audio == nullptr) return capi::fail(capi::invalid("a mark needs sound"));
        audio->audio.events.push_back({position, audio->length()});
        return NARRATE_OK;
    });
}

int narrate_audio_is_stopped(const narrate_audio* audio) {
    return audio != nullptr && audio->stop.stop_requested() ? 1 : 0;
}

} // extern "C"
