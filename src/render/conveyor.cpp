// SPDX-License-Identifier: Apache-2.0
#include "render/conveyor.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <optional>
#include <utility>

#include "pcm/convert.hpp"
#include "render/plan.hpp"
#include "render/word_marks.hpp"

namespace narrate::render {

namespace {

/// Runs handed in before their turn, at most: a bound where they hold next to nothing.
constexpr std::size_t kMostRunsAhead = 64;

/// A run that was handed in.
struct Submitted {
    PlannedRun plan;
    std::size_t heard = 0; ///< Sentences of its run that have come.
};

/// What is left of a run.
SpeechRun rest_of(const Submitted& submitted) {
    SpeechRun run = submitted.plan.run;
    run.sentences.erase(run.sentences.begin(),
                        run.sentences.begin() + static_cast<std::ptrdiff_t>(submitted.heard));
    return run;
}

/// One narration under way: the conveyor from the planner over the synthesizers to the sink.
class Conveyor {
public:
    Conveyor(const Article& article, Cast& cast, const Verbaliser& verbaliser, Sink& sink,
             const std::stop_token& stop, const ProgressFunction& progress, std::size_t from)
        : article_(article), cast_(cast), planner_(article, cast, verbaliser, from), sink_(sink),
          stop_(stop), progress_(progress) {
        narration_.replaced = cast.take_early_replacements();
        // Growing by doubling would hold twice as many for a moment; pages that stay empty cost
        // nothing.
        constexpr std::size_t kBytesOfAWord = 5;
        narration_.timeline.marks.reserve(article.text.size() / kBytesOfAWord);
    }

    Result<Narration> run() {
        for (;;) {
            if (auto planned = plan_ahead(); !planned) return planned.error();
            if (runs_.empty()) break;
            for (const PlannedSentence& sentence : runs_.front().plan.sentences)
                if (auto spoken = speak(sentence); !spoken) return spoken.error();
            runs_.pop_front();
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
    [[nodiscard]] Error nothing_spoken() const {
        return {ErrorCode::backend_failed,
                "no sentence could be spoken",
                {},
                narration_.skipped.front().reason,
                "narrate doctor shows whether the backend works"};
    }

    /// Hands in as many runs as their voices have room for, at least one.
    Result<void> plan_ahead() {
        while (runs_.size() < kMostRunsAhead) {
            if (!next_) next_ = planner_.next();
            if (!next_) return {};
            const auto synthesizer = cast_.synthesizer(next_->part);
            if (!runs_.empty() && synthesizer && !(*synthesizer)->wants_more()) return {};
            runs_.push_back({std::move(*next_), 0});
            next_.reset();
            auto submitted = synthesizer ? (*synthesizer)->submit(runs_.back().plan.run)
                                         : Result<void>(synthesizer.error());
            if (!submitted) submitted = replace_voice(runs_.back().plan.part, submitted.error());
            if (!submitted) return submitted;
        }
        return {};
    }

    /// The fall-back of a voice says all that the voice has yet to say.
    Result<void> replace_voice(Cast::Part part, Error error) {
        for (;;) {
            if (!Cast::may_be_replaced(error)) return error;
            auto replaced = cast_.replace(part, error);
            if (!replaced) return replaced.error();
            narration_.replaced.push_back(std::move(*replaced));
            auto submitted = submit_again(part);
            if (submitted) return {};
            error = submitted.error();
        }
    }

    Result<void> submit_again(Cast::Part part) {
        const auto synthesizer = cast_.synthesizer(part);
        if (!synthesizer) return synthesizer.error();
        for (const Submitted& run : runs_) {
            if (run.plan.part != part) continue;
            if (auto submitted = (*synthesizer)->submit(rest_of(run)); !submitted) return submitted;
        }
        return {};
    }

    /// The next sentence of the run in hand, whoever speaks it in the end.
    Result<SentenceAudio> hear() {
        Submitted& run = runs_.front();
        for (;;) {
            const auto synthesizer = cast_.synthesizer(run.plan.part);
            auto audio = synthesizer ? (*synthesizer)->next(stop_)
                                     : Result<SentenceAudio>(synthesizer.error());
            if (audio) {
                ++run.heard;
                return audio;
            }
            if (auto replaced = replace_voice(run.plan.part, audio.error()); !replaced)
                return replaced.error();
        }
    }

    Result<void> speak(const PlannedSentence& sentence) {
        ++narration_.sentences;
        const Frames begin = at_;
        if (sentence.spoken.empty()) {
            mark(sentence, {}, {}, begin);
            return {};
        }
        auto audio = hear();
        if (!audio) return audio.error();
        if (!is_valid(audio->format))
            return Error{
                ErrorCode::protocol_violation, "sound of an impossible format", {}, {}, {}};
        if (auto opened = open(audio->format); !opened) return opened;
        const PcmFormat format = narration_.timeline.format;
        const auto channels = static_cast<std::size_t>(format.channels);
        if (audio->failure.empty())
            note_voice();
        else
            audio->samples.assign(
                static_cast<std::size_t>(to_frames(kLostSilence, format).count) * channels, 0);
        note_skipped(sentence, *audio);
        fit(*audio, format);
        const Frames length{static_cast<std::int64_t>(audio->samples.size() / channels)};
        mark(sentence, audio->events, length, begin);
        // Who listens fast wants short pauses, too.
        const Frames pause{std::llround(
            static_cast<double>(to_frames(sentence.utterance.pause_after, format).count) /
            cast_.rate())};
        audio->samples.resize(audio->samples.size() +
                              static_cast<std::size_t>(pause.count) * channels);
        if (auto written = sink_.write(audio->samples, stop_); !written) return written;
        at_ += length + pause;
        if (progress_) {
            const std::span<const Mark> marks(narration_.timeline.marks);
            progress_({sentence.source, begin, at_, format, article_.text.size(),
                       marks.subspan(std::exchange(marks_told_, marks.size()))});
        }
        return {};
    }

    void note_voice() {
        const std::string& name = cast_.voice(runs_.front().plan.part).name;
        auto& voices = narration_.voices;
        if (std::find(voices.begin(), voices.end(), name) == voices.end()) voices.push_back(name);
    }

    void note_skipped(const PlannedSentence& sentence, SentenceAudio& audio) {
        if (!audio.failure.empty()) {
            narration_.skipped.push_back({sentence.source, audio.failure});
            audio.events.clear();
        }
        for (const LostPart& part : audio.lost)
            narration_.skipped.push_back(
                {sentence.utterance.map.to_source(part.spoken), part.reason});
    }

    /// Sound of a voice with another format than the narration's is made like it.
    static void fit(SentenceAudio& audio, PcmFormat format) {
        if (!audio.failure.empty() || audio.format == format) return;
        audio.samples = pcm::convert(audio.samples, audio.format, format);
        for (SpeechEvent& event : audio.events)
            event.frame = pcm::resampled(event.frame, audio.format.sample_rate, format.sample_rate);
    }

    /// With the first sound, the sink learns its format, which is that of the narration.
    Result<void> open(PcmFormat format) {
        if (opened_) return {};
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
        const auto words =
            word_marks(article_.text, sentence.source, sentence.utterance, events, length, begin);
        marks.insert(marks.end(), words.begin(), words.end());
    }

    const Article& article_;
    Cast& cast_;
    Planner planner_;
    Sink& sink_;
    const std::stop_token& stop_;
    const ProgressFunction& progress_;
    std::optional<PlannedRun> next_; ///< Planned, not yet handed in.
    std::deque<Submitted> runs_;     ///< Handed in, not yet spoken; the front is under way.
    Narration narration_;
    Frames at_;
    std::size_t marks_told_ = 0; ///< Of the timeline's marks.
    bool opened_ = false;
};

} // namespace

Result<Narration> convey(const Article& article, Cast& cast, const Verbaliser& verbaliser,
                         Sink& sink, const std::stop_token& stop, const ProgressFunction& progress,
                         std::size_t from) {
    return Conveyor(article, cast, verbaliser, sink, stop, progress, from).run();
}

} // namespace narrate::render
