// SPDX-License-Identifier: Apache-2.0
#include "capi/caller_sink.hpp"
#include "capi/failure.hpp"
#include "capi/handles.hpp"
#include "capi/narrator_options.hpp"
#include "capi/run.hpp"
#include "narrate/episode.hpp"

using namespace narrate;
using capi::guarded;
using capi::option;
using capi::text_of;

namespace {

EpisodeOptions from_c(const narrate_episode_options* given) {
    using Given = narrate_episode_options;
    EpisodeOptions options;
    options.format = text_of(option(given, &Given::format));
    options.bit_rate = option(given, &Given::bit_rate);
    if (const double loudness = option(given, &Given::loudness); loudness != 0)
        options.loudness = loudness;
    options.title = text_of(option(given, &Given::title));
    options.artist = text_of(option(given, &Given::artist));
    options.album = text_of(option(given, &Given::album));
    if (const void* cover = option(given, &Given::cover))
        options.cover.assign(static_cast<const char*>(cover), option(given, &Given::cover_size));
    const auto* names = option(given, &Given::transcripts);
    options.transcripts = capi::strings(names, option(given, &Given::transcript_count));
    options.word_times = option(given, &Given::word_times) != 0;
    return options;
}

Result<Narrator> create(const NarratorOptions& wants, const SynthesizerSource& engine) {
    if (!engine) return Narrator::create(wants);
    auto synthesizer = engine(wants.voice);
    if (!synthesizer) return synthesizer.error();
    return Narrator::create(wants, std::move(*synthesizer));
}

narrate_status run(narrate_narrator* narrator, const narrate_article* article, Sink& sink,
                   const narrate_run_options* options, narrate_narration** narration) {
    capi::Run one(options);
    auto done =
        narrator->narrator.narrate(article->article, sink, one.stop(), one.progress(), one.from());
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
        auto engine = capi::engine_of(options); // First: it is released whatever fails.
        if (!engine) return capi::fail(engine.error());
        if (narrator == nullptr) return capi::fail(capi::invalid("no place for the narrator"));
        if (!capi::is_sized(options)) return capi::fail(capi::unsized());
        auto voice = capi::voice_of(options);
        if (!voice) return capi::fail(voice.error());
        auto wants = capi::narrator_options(options);
        if (!wants) return capi::fail(wants.error());
        wants->voice = std::move(*voice);
        auto made = create(*wants, *engine);
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
        auto caller = capi::sink_of(*sink);
        if (!caller) return capi::fail(caller.error());
        if (!capi::is_sized(options)) return capi::fail(capi::unsized());
        return run(narrator, article, *caller, options, narration);
    });
}

narrate_status narrate_narrator_run_to_wav(narrate_narrator* narrator,
                                           const narrate_article* article, const char* path,
                                           const narrate_run_options* options,
                                           narrate_narration** narration) {
    return guarded([&] {
        if (narrator == nullptr || article == nullptr || path == nullptr)
            return capi::fail(capi::invalid("a narration needs a narrator, an article and a path"));
        if (!capi::is_sized(options)) return capi::fail(capi::unsized());
        auto file = create_wav_file(path);
        if (!file) return capi::fail(file.error());
        return run(narrator, article, **file, options, narration);
    });
}

narrate_status narrate_narrator_publish(narrate_narrator* narrator,
                                        const narrate_article* const* articles, size_t count,
                                        const char* path, const narrate_episode_options* options,
                                        const narrate_run_options* run) {
    return guarded([&] {
        if (narrator == nullptr || articles == nullptr || path == nullptr)
            return capi::fail(capi::invalid("an episode needs a narrator, articles and a path"));
        if (!capi::is_sized(options) || !capi::is_sized(run)) return capi::fail(capi::unsized());
        std::vector<Article> all;
        for (std::size_t i = 0; i < count; ++i) {
            if (articles[i] == nullptr) return capi::fail(capi::invalid("an article is missing"));
            all.push_back(articles[i]->article);
        }
        capi::Run one(run);
        const auto episode = render_episode(narrator->narrator, all, path, from_c(options),
                                            one.stop(), one.progress());
        return episode ? NARRATE_OK : capi::fail(episode.error());
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
