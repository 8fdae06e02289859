// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "capi/failure.hpp"
#include "capi/handles.hpp"

using namespace narrate;
using capi::guarded;
using capi::option;
using capi::text_of;

namespace {

narrate_mark to_c(const Mark& mark) {
    static_assert(static_cast<int>(MarkKind::word) == NARRATE_MARK_WORD);
    return {static_cast<narrate_mark_kind>(mark.kind), mark.source == MarkSource::estimated ? 1 : 0,
            capi::to_c(mark.range), mark.frame.count};
}

/// A sink whose work C code does.
class CallerSink final : public Sink {
public:
    explicit CallerSink(const narrate_sink& sink)
        : user_(option(&sink, &narrate_sink::user)), open_(option(&sink, &narrate_sink::open)),
          write_(option(&sink, &narrate_sink::write)),
          finish_(option(&sink, &narrate_sink::finish)),
          abandon_(option(&sink, &narrate_sink::abandon)) {}

    [[nodiscard]] bool is_complete() const { return open_ != nullptr && write_ != nullptr; }

    Result<void> open(PcmFormat format) override {
        channels_ = static_cast<std::size_t>(format.channels);
        return told(open_(user_, {format.sample_rate, format.channels}));
    }
    Result<void> write(std::span<const std::int16_t> samples, const std::stop_token&) override {
        return told(write_(user_, samples.data(), samples.size() / channels_));
    }
    Result<void> finish(const std::stop_token&) override {
        return told(finish_ == nullptr ? 0 : finish_(user_));
    }
    void abandon() override {
        if (abandon_ != nullptr) abandon_(user_);
    }

private:
    static Result<void> told(int refused) {
        if (refused == 0) return {};
        return Error{ErrorCode::output_failed, "the caller's sink took no more", {}, {}, {}};
    }

    void* user_;
    decltype(narrate_sink::open) open_;
    decltype(narrate_sink::write) write_;
    decltype(narrate_sink::finish) finish_;
    decltype(narrate_sink::abandon) abandon_;
    std::size_t channels_ = 1;
};

Result<VoiceSpec> voice_of(const narrate_narrator_options* options) {
    using Given = narrate_narrator_options;
    if (const char* file = option(options, &Given::voice_file)) return parse_voice(file, "voice");
    if (const char* name = option(options, &Given::voice)) return find_builtin_voice(name);
    return builtin_voice_for(text_of(option(options, &Given::language)));
}

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
                std::transform(progress.marks.begin(), progress.marks.end(), marks.begin(), to_c);
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

narrate_status run(narrate_narrator* narrator, const narrate_article* article, Sink& sink,
                   const narrate_run_options* options, narrate_narration** narration) {
    auto done = Run(options).narrate(narrator->narrator, article->article, sink);
    if (!done) return capi::fail(done.error());
    if (narration != nullptr) *narration = new narrate_narration{std::move(*done)};
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
        using Given = narrate_narrator_options;
        if (narrator == nullptr) return capi::fail(capi::invalid("no place for the narrator"));
        auto voice = voice_of(options);
        if (!voice) return capi::fail(voice.error());
        NarratorOptions wants;
        wants.voice = std::move(*voice);
        const double rate = option(options, &Given::rate);
        if (rate != 0) wants.rate = rate;
        const auto* folders = option(options, &Given::backend_folders);
        const std::size_t count = option(options, &Given::backend_folder_count);
        for (std::size_t i = 0; folders != nullptr && i < count; ++i)
            wants.backend_folders.emplace_back(text_of(folders[i]));
        wants.journal = text_of(option(options, &Given::journal));
        auto made = Narrator::create(wants);
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
        CallerSink caller(*sink);
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

void narrate_narration_free(narrate_narration* narration) {
    delete narration;
}

narrate_format narrate_narration_format(const narrate_narration* narration) {
    const PcmFormat format = narration->narration.timeline.format;
    return {format.sample_rate, format.channels};
}

int64_t narrate_narration_frames(const narrate_narration* narration) {
    return narration->narration.timeline.length.count;
}

size_t narrate_narration_sentence_count(const narrate_narration* narration) {
    return narration->narration.sentences;
}

size_t narrate_narration_mark_count(const narrate_narration* narration) {
    return narration->narration.timeline.marks.size();
}

narrate_mark narrate_narration_mark(const narrate_narration* narration, size_t index) {
    return to_c(narration->narration.timeline.marks[index]);
}

size_t narrate_narration_skipped_count(const narrate_narration* narration) {
    return narration->narration.skipped.size();
}

narrate_skipped narrate_narration_skipped(const narrate_narration* narration, size_t index) {
    const SkippedText& skipped = narration->narration.skipped[index];
    return {capi::to_c(skipped.range), skipped.reason.c_str()};
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
