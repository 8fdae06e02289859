// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "capi/caller_sink.hpp"
#include "capi/failure.hpp"
#include "capi/handles.hpp"
#include "capi/narrator_options.hpp"

using namespace narrate;
using capi::guarded;
using capi::option;
using capi::text_of;

namespace {

/// One run: its callback, and the two ways to stop it.
class Run {
public:
    explicit Run(const narrate_run_options* options)
        : progress_(option(options, &narrate_run_options::progress)),
          user_(option(options, &narrate_run_options::user)),
          from_(option(options, &narrate_run_options::from)) {
        const narrate_stop* stop = option(options, &narrate_run_options::stop);
        if (stop != nullptr) outside_.emplace(stop->source.get_token(), Stop{source_});
    }

    Result<Narration> narrate(Narrator& narrator, const Article& article, Sink& sink) {
        ProgressFunction tell;
        if (progress_ != nullptr)
            tell = [this](const NarrationProgress& progress) {
                std::vector<narrate_mark> marks(progress.marks.size());
                std::transform(progress.marks.begin(), progress.marks.end(), marks.begin(),
                               [](const Mark& mark) { return capi::to_c(mark); });
                if (progress_(user_, capi::to_c(progress.sentence), marks.data(), marks.size()) !=
                    0)
                    source_.request_stop();
            };
        return narrator.narrate(article, sink, source_.get_token(), tell, from_);
    }

private:
    struct Stop {
        std::stop_source& source;
        void operator()() const { source.request_stop(); }
    };
    narrate_progress progress_;
    void* user_;
    std::size_t from_;
    std::stop_source source_;
    std::optional<std::stop_callback<Stop>> outside_;
};

Result<Narrator> create(const NarratorOptions& wants, const SynthesizerSource& engine) {
    if (!engine) return Narrator::create(wants);
    auto synthesizer = engine(wants.voice);
    if (!synthesizer) return synthesizer.error();
    return Narrator::create(wants, std::move(*synthesizer));
}

narrate_status run(narrate_narrator* narrator, const narrate_article* article, Sink& sink,
                   const narrate_run_options* options, narrate_narration** narration) {
    auto done = Run(options).narrate(narrator->narrator, article->article, sink);
    if (!done) return capi::fail(done.error());
    if (narration != nullptr) *narration = capi::handle_of(std::move(*done));
    return NARRATE_OK;
}

} // namespace

extern "C" {

narrate_status narrate_stop_new(narrate_stop** stop) {
    return guarded([&] {
        if (stop == nullptr) return capi::fail(capi::invalid("no place for the stop"));
        *stop = new narrate_stop;
        return NARRATE_OK;
    });
}

void narrate_stop_request(narrate_stop* stop) {
    if (stop != nullptr) stop->source.request_stop();
}

void narrate_stop_free(narrate_stop* stop) {
    delete stop;
}

narrate_status narrate_narrator_new(const narrate_narrator_options* options,
                                    narrate_narrator** narrator) {
    return guarded([&] {
        if (narrator == nullptr) return capi::fail(capi::invalid("no place for the narrator"));
        auto voice = capi::voice_of(options);
        if (!voice) return capi::fail(voice.error());
        auto engine = capi::engine_of(options);
        if (!engine) return capi::fail(engine.error());
        NarratorOptions wants = capi::narrator_options(options);
        wants.voice = std::move(*voice);
        auto made = create(wants, *engine);
        if (!made) return capi::fail(made.error());
        *narrator = new narrate_narrator{std::move(*made)};
        return NARRATE_OK;
    });
}

void narrate_narrator_free(narrate_narrator* narrator) {
    delete narrator;
}

narrate_status narrate_narrator_run(narrate_narrator* narrator, const narrate_article* article,
                                    const narrate_sink* sink, const narrate_run_options* options,
                                    narrate_narration** narration) {
    return guarded([&] {
        if (narrator == nullptr || article == nullptr || sink == nullptr)
            return capi::fail(capi::invalid("a narration needs a narrator, an article and a sink"));
        capi::CallerSink caller(*sink);
        if (!caller.is_complete())
            return capi::fail(capi::invalid("a sink must be able to open and to write"));
        return run(narrator, article, caller, options, narration);
    });
}

narrate_status narrate_narrator_run_to_wav(narrate_narrator* narrator,
                                           const narrate_article* article, const char* path,
                                           const narrate_run_options* options,
                                           narrate_narration** narration) {
    return guarded([&] {
        if (narrator == nullptr || article == nullptr || path == nullptr)
            return capi::fail(capi::invalid("a narration needs a narrator, an article and a path"));
        auto file = create_wav_file(path);
        if (!file) return capi::fail(file.error());
        return run(narrator, article, **file, options, narration);
    });
}

const char* narrate_voice_name(size_t index) {
    const char* name = nullptr;
    (void)guarded([&] {
        static const std::vector<VoiceSpec> voices = builtin_voices();
        if (index < voices.size()) name = voices[index].name.c_str();
        return NARRATE_OK;
    });
    return name;
}

} // extern "C"
