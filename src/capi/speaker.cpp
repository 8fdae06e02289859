// SPDX-License-Identifier: Apache-2.0
#include "narrate/speaker.hpp"

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

#include "capi/caller_sink.hpp"
#include "capi/failure.hpp"
#include "capi/handles.hpp"
#include "capi/narrator_options.hpp"

using namespace narrate;
using capi::guarded;
using capi::option;
using capi::text_of;

namespace {

/// What C is told of an event; borrows from it.
class ToldEvent {
public:
    explicit ToldEvent(SpeakerEvent event) : event_(std::move(event)) {
        if (event_.error) message_ = event_.error->message();
        if (event_.narration) narration_.emplace(narrate_narration{event_.narration});
    }

    /// Fills in as much as C's structure has.
    void tell(narrate_event& event) const {
        static_assert(static_cast<int>(SpeakerEvent::Kind::idle) == NARRATE_EVENT_IDLE);
        const narrate_status status = event_.error ? capi::fail(*event_.error) : NARRATE_OK;
        const narrate_event whole{event.size,
                                  static_cast<narrate_event_kind>(event_.kind),
                                  event_.article,
                                  capi::to_c(event_.range),
                                  status,
                                  message_.c_str(),
                                  narration_ ? &*narration_ : nullptr};
        capi::fill(event, whole);
    }

private:
    SpeakerEvent event_;
    std::string message_;
    std::optional<narrate_narration> narration_;
};

using Given = narrate_speaker_options;

Result<SpeakerOptions> from_c(const narrate_speaker_options* given) {
    SpeakerOptions options;
    const auto* narrator = option(given, &Given::narrator);
    auto engine = capi::engine_of(narrator); // First: it is released whatever fails.
    if (!engine) return engine.error();
    options.synthesizer = std::move(*engine);
    if (!capi::is_sized(given) || !capi::is_sized(narrator)) return capi::unsized();
    auto wants = capi::narrator_options(narrator);
    if (!wants) return wants.error();
    options.narrator = std::move(*wants);
    if (capi::names_voice(narrator)) {
        auto voice = capi::voice_of(narrator);
        if (!voice) return voice.error();
        options.narrator.voice = std::move(*voice);
    }
    options.device = text_of(option(given, &Given::device));
    options.latency = std::chrono::milliseconds(option(given, &Given::latency));
    const double volume = option(given, &Given::volume);
    if (volume != 0) options.volume = volume;
    if (const auto* sink = option(given, &Given::sink)) {
        auto checked = capi::sink_of(*sink);
        if (!checked) return checked.error();
        options.sink = [copy = *checked]() -> Result<std::unique_ptr<Sink>> {
            return std::unique_ptr<Sink>(std::make_unique<capi::CallerSink>(copy));
        };
    }
    if (auto* on_event = option(given, &Given::on_event))
        options.on_event = [on_event,
                            user = option(given, &Given::user)](const SpeakerEvent& event) {
            narrate_event told{};
            told.size = sizeof told;
            const ToldEvent whole(event);
            whole.tell(told);
            on_event(user, &told);
        };
    return options;
}

} // namespace

struct narrate_speaker {
    Speaker speaker;
    std::optional<ToldEvent> told = {}; ///< That C was given last.
};

namespace {

/// A call of one of the speaker's functions, which may give a Result.
template <class Function, class... Arguments>
narrate_status call(narrate_speaker* speaker, Function function, Arguments&&... arguments) {
    return guarded([&] {
        if (speaker == nullptr) return capi::fail(capi::invalid("there is no speaker"));
        if constexpr (std::is_void_v<std::invoke_result_t<Function, Speaker&, Arguments...>>) {
            std::invoke(function, speaker->speaker, std::forward<Arguments>(arguments)...);
        } else {
            const auto done =
                std::invoke(function, speaker->speaker, std::forward<Arguments>(arguments)...);
            if (!done) return capi::fail(done.error());
        }
        return NARRATE_OK;
    });
}

} // namespace

extern "C" {

const char* narrate_event_name(narrate_event_kind kind) {
    return to_string(static_cast<SpeakerEvent::Kind>(kind));
}

narrate_status narrate_speaker_new(const narrate_speaker_options* options,
                                   narrate_speaker** speaker) {
    return guarded([&] {
        auto wants = from_c(options);
        if (!wants) return capi::fail(wants.error());
        if (speaker == nullptr) return capi::fail(capi::invalid("no place for the speaker"));
        auto made = Speaker::create(std::move(*wants));
        if (!made) return capi::fail(made.error());
        *speaker = new narrate_speaker{std::move(*made)};
        return NARRATE_OK;
    });
}

void narrate_speaker_free(narrate_speaker* speaker) {
    delete speaker;
}

narrate_status narrate_speaker_speak(narrate_speaker* speaker, const narrate_article* article,
                                     size_t from, uint64_t* number) {
    return guarded([&] {
        if (speaker == nullptr || article == nullptr)
            return capi::fail(capi::invalid("speaking needs a speaker and an article"));
        const std::uint64_t given = speaker->speaker.speak(article->shared, from);
        if (number != nullptr) *number = given;
        return NARRATE_OK;
    });
}

narrate_status narrate_speaker_skip(narrate_speaker* speaker) {
    return call(speaker, &Speaker::skip);
}

narrate_status narrate_speaker_stop(narrate_speaker* speaker) {
    return call(speaker, &Speaker::stop);
}

narrate_status narrate_speaker_pause(narrate_speaker* speaker) {
    return call(speaker, &Speaker::pause);
}

narrate_status narrate_speaker_resume(narrate_speaker* speaker) {
    return call(speaker, &Speaker::resume);
}

narrate_status narrate_speaker_seek(narrate_speaker* speaker, size_t position) {
    return call(speaker, static_cast<void (Speaker::*)(std::size_t)>(&Speaker::seek), position);
}

narrate_status narrate_speaker_seek_sentence(narrate_speaker* speaker, size_t index) {
    return call(speaker, &Speaker::seek_sentence, index);
}

narrate_status narrate_speaker_set_rate(narrate_speaker* speaker, double rate) {
    return call(speaker, &Speaker::set_rate, rate);
}

narrate_status narrate_speaker_set_volume(narrate_speaker* speaker, double volume) {
    return call(speaker, &Speaker::set_volume, volume);
}

narrate_status narrate_speaker_set_voice(narrate_speaker* speaker, const char* name) {
    return call(speaker, &Speaker::set_voice, std::string(text_of(name)));
}

narrate_status narrate_speaker_look(narrate_speaker* speaker, narrate_heard* heard) {
    return guarded([&] {
        if (speaker == nullptr || heard == nullptr || !capi::is_sized(heard))
            return capi::fail(capi::invalid("looking needs a speaker, and a place of some size"));
        static_assert(static_cast<int>(SpeakerStatus::State::paused) == NARRATE_PAUSED);
        const SpeakerStatus status = speaker->speaker.status();
        capi::fill(*heard,
                   narrate_heard{heard->size, static_cast<narrate_state>(status.state),
                                 status.article, status.position, capi::to_c(status.sentence),
                                 capi::to_c(status.word), status.waiting});
        return NARRATE_OK;
    });
}

int narrate_speaker_next(narrate_speaker* speaker, narrate_event* event) {
    bool found = false;
    (void)guarded([&] {
        if (speaker == nullptr || event == nullptr || !capi::is_sized(event)) return NARRATE_OK;
        auto next = speaker->speaker.next();
        if (!next) return NARRATE_OK;
        speaker->told.emplace(std::move(*next));
        speaker->told->tell(*event);
        found = true;
        return NARRATE_OK;
    });
    return found ? 1 : 0;
}

int narrate_speaker_descriptor(const narrate_speaker* speaker) {
    return speaker == nullptr ? -1 : speaker->speaker.descriptor();
}

int narrate_speaker_wait_for(const narrate_speaker* speaker, int milliseconds) {
    if (speaker == nullptr) return 0;
    const auto timeout = milliseconds < 0 ? std::chrono::milliseconds::max()
                                          : std::chrono::milliseconds(milliseconds);
    return speaker->speaker.wait_for(timeout) ? 1 : 0;
}

void narrate_speaker_wait(const narrate_speaker* speaker) {
    if (speaker != nullptr) speaker->speaker.wait();
}

} // extern "C"
