// SPDX-License-Identifier: Apache-2.0
#include "narrate/narrator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "io/environment.hpp"
#include "render/plan.hpp"
#include "render/word_marks.hpp"
#include "synth/registry.hpp"

namespace narrate {

namespace {

constexpr double kSlowest = 0.5;
constexpr double kFastest = 4.0;
/// Stands in for a sentence that could not be spoken.
constexpr std::chrono::milliseconds kSkippedSilence{300};
/// Runs handed to the backend before their turn: enough to keep it busy, few enough to stay small.
constexpr std::size_t kRunsAhead = 4;

/// One narration under way: the conveyor from the planner over the synthesizer to the sink.
class Conveyor {
public:
    Conveyor(const Article& article, const VoiceSpec& voice, const render::Wording& wording,
             Synthesizer& synthesizer, Sink& sink, const std::stop_token& stop,
             const ProgressFunction& progress)
        : article_(article), planner_(article, voice, wording), synthesizer_(synthesizer),
          sink_(sink), stop_(stop), progress_(progress) {}

    Result<Narration> run() {
        for (;;) {
            if (auto planned = plan_ahead(); !planned) return planned.error();
            if (plans_.empty()) break;
            for (const PlannedSentence& sentence : plans_.front().sentences)
                if (auto spoken = speak(sentence); !spoken) return spoken.error();
            plans_.pop_front();
        }
        if (!opened_) {
            if (!narration_.skipped.empty()) return nothing_spoken();
            return Error{ErrorCode::no_article, "holds nothing that can be said", {}, {}, {}};
        }
        if (auto finished = sink_.finish(stop_); !finished) return finished.error();
        narration_.timeline.length = at_;
        return std::move(narration_);
    }

private:
    using PlannedSentence = render::PlannedSentence;

    [[nodiscard]] Error nothing_spoken() const {
        return {ErrorCode::backend_failed,
                "no sentence could be spoken",
                {},
                narration_.skipped.front().reason,
                "narrate doctor shows whether the backend works"};
    }

    Result<void> plan_ahead() {
        while (plans_.size() < kRunsAhead) {
            auto plan = planner_.next();
            if (!plan) return {};
            if (auto submitted = synthesizer_.submit(std::move(plan->run)); !submitted)
                return submitted;
            plans_.push_back(std::move(*plan));
        }
        return {};
    }

    Result<void> speak(const PlannedSentence& sentence) {
        ++narration_.sentences;
        const Frames begin = at_;
        if (sentence.spoken.empty()) {
            mark(sentence, {}, {}, begin);
            return {};
        }
        auto audio = synthesizer_.next(stop_);
        if (!audio) return audio.error();
        if (auto opened = open(audio->format); !opened) return opened;
        const PcmFormat format = narration_.timeline.format;
        const auto channels = static_cast<std::size_t>(format.channels);
        if (!audio->failure.empty()) {
            narration_.skipped.push_back({sentence.source, audio->failure});
            audio->events.clear();
            audio->samples.assign(
                static_cast<std::size_t>(to_frames(kSkippedSilence, format).count) * channels, 0);
        }
        const Frames length{static_cast<std::int64_t>(audio->samples.size() / channels)};
        mark(sentence, audio->events, length, begin);
        const Frames pause = to_frames(sentence.utterance.pause_after, format);
        audio->samples.resize(audio->samples.size() +
                              static_cast<std::size_t>(pause.count) * channels);
        if (auto written = sink_.write(audio->samples, stop_); !written) return written;
        at_ += length + pause;
        if (progress_) progress_({sentence.source, begin, at_, article_.text.size()});
        return {};
    }

    /// With the first sound, the sink learns its format; all else must come in the same.
    Result<void> open(PcmFormat format) {
        if (opened_ && format == narration_.timeline.format) return {};
        if (opened_)
            return Error{
                ErrorCode::backend_failed, "the backend changed its audio format", {}, {}, {}};
        opened_ = true;
        narration_.timeline.format = format;
        return sink_.open(format);
    }

    void mark(const PlannedSentence& sentence, std::span<const SpeechEvent> events, Frames length,
              Frames begin) {
        auto& marks = narration_.timeline.marks;
        if (sentence.begins_block)
            marks.push_back({MarkKind::block, MarkSource::measured, sentence.block, begin});
        marks.push_back({MarkKind::sentence, MarkSource::measured, sentence.source, begin});
        const auto words = render::word_marks(article_.text, sentence.source, sentence.utterance,
                                              events, length, begin);
        marks.insert(marks.end(), words.begin(), words.end());
    }

    const Article& article_;
    render::Planner planner_;
    Synthesizer& synthesizer_;
    Sink& sink_;
    const std::stop_token& stop_;
    const ProgressFunction& progress_;
    std::deque<render::PlannedRun> plans_; ///< Handed in, not yet spoken; the front is under way.
    Narration narration_;
    Frames at_;
    bool opened_ = false;
};

} // namespace

struct Narrator::Impl {
    VoiceSpec voice;
    render::Wording wording;
    std::unique_ptr<Synthesizer> synthesizer;
};

Narrator::Narrator(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Narrator::Narrator(Narrator&&) noexcept = default;
Narrator& Narrator::operator=(Narrator&&) noexcept = default;
Narrator::~Narrator() = default;

Result<Narrator> Narrator::create(const NarratorOptions& options) {
    if (!(options.rate >= kSlowest && options.rate <= kFastest)) {
        return Error{ErrorCode::invalid_argument,
                     fmt::format("the rate {} is out of range", options.rate),
                     {},
                     {},
                     fmt::format("give a rate from {} to {}", kSlowest, kFastest)};
    }
    std::vector<std::string> folders = options.backend_folders;
    for (std::string& folder : io::split_list(io::environment("NARRATE_BACKENDS")))
        folders.push_back(std::move(folder));
    auto synthesizer = synth::open_synthesizer(options.voice, options.rate, folders);
    if (!synthesizer) return synthesizer.error();
    return create(options, std::move(*synthesizer));
}

Result<Narrator> Narrator::create(const NarratorOptions& options,
                                  std::unique_ptr<Synthesizer> synthesizer) {
    auto impl = std::make_unique<Impl>();
    impl->voice = options.voice;
    impl->wording = {options.verbaliser,
                     speech::Lexicon(options.voice.language, builtin_lexicon(), options.lexicon)};
    impl->synthesizer = std::move(synthesizer);
    return Narrator(std::move(impl));
}

Result<Narration> Narrator::narrate(const Article& article, Sink& sink, const std::stop_token& stop,
                                    const ProgressFunction& progress) {
    auto narration =
        Conveyor(article, impl_->voice, impl_->wording, *impl_->synthesizer, sink, stop, progress)
            .run();
    if (!narration) sink.abandon();
    return narration;
}

} // namespace narrate
