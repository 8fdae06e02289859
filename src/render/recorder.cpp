// SPDX-License-Identifier: Apache-2.0
#include "render/recorder.hpp"

#include <utility>

#include "base/cancelled.hpp"
#include "base/guarded.hpp"

namespace narrate::render {

namespace {

/// Holds a sentence's samples until its marks have come, too.
class SentenceSink final : public Sink {
public:
    explicit SentenceSink(RecorderOutput& output) : output_(output) {}

    Result<void> open(PcmFormat) override { return {}; }
    Result<void> write(std::span<const std::int16_t> samples,
                       const std::stop_token& stop) override {
        output_.wait_for_room(stop);
        if (stop.stop_requested()) return base::narration_stopped();
        samples_.assign(samples.begin(), samples.end());
        return {};
    }
    Result<void> finish(const std::stop_token&) override { return {}; }
    void abandon() override {}

    std::vector<std::int16_t> take() { return std::exchange(samples_, {}); }

private:
    RecorderOutput& output_;
    std::vector<std::int16_t> samples_;
};

std::vector<Mark> words_of(const NarrationProgress& progress) {
    std::vector<Mark> words;
    for (Mark mark : progress.marks) {
        if (mark.kind != MarkKind::word || mark.range.begin < progress.sentence.begin) continue;
        mark.frame = mark.frame - progress.begin;
        words.push_back(mark);
    }
    return words;
}

} // namespace

Recorder::Recorder(NarratorFactory make_narrator, RecorderOutput& output)
    : make_narrator_(std::move(make_narrator)), output_(output), thread_([this] { run(); }) {}

Recorder::~Recorder() {
    {
        const std::lock_guard lock(mutex_);
        quit_ = true;
        next_.reset();
        under_way_.request_stop();
        changed_.notify_all();
    }
    thread_.join();
}

void Recorder::record(Order order) {
    const std::lock_guard lock(mutex_);
    next_ = std::move(order);
    under_way_.request_stop();
    changed_.notify_all();
}

void Recorder::stop() {
    const std::lock_guard lock(mutex_);
    next_.reset();
    under_way_.request_stop();
}

void Recorder::run() {
    for (;;) {
        Order order;
        std::stop_token stop;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return quit_ || next_; });
            if (quit_) return;
            order = std::move(*next_);
            next_.reset();
            under_way_ = std::stop_source();
            stop = under_way_.get_token();
        }
        // An engine of the caller's own should not throw, but this thread would end the program.
        auto narration = base::guarded([&] { return narrate(order, stop); });
        if (!stop.stop_requested()) output_.finish(order, std::move(narration));
    }
}

Result<void> Recorder::fit(const Order& order) {
    const std::string& language = order.article->metadata.language;
    // One that does not follow the rate is stretched to any.
    const bool fits = narrator_ && language_ == language && voicing_.voice == order.voicing.voice &&
                      (voicing_.rate == order.voicing.rate || !narrator_->follows_rate);
    if (fits) return {};
    narrator_.reset();
    auto narrator = make_narrator_(*order.article, order.voicing);
    if (!narrator) return narrator.error();
    narrator_.emplace(std::move(*narrator));
    voicing_ = order.voicing;
    language_ = language;
    return {};
}

Result<Narration> Recorder::narrate(const Order& order, const std::stop_token& stop) {
    if (auto fitted = fit(order); !fitted) return fitted.error();
    SentenceSink sink(output_);
    const auto progress = [&](const NarrationProgress& told) {
        TapedSentence sentence;
        sentence.source = told.sentence;
        sentence.samples = sink.take();
        sentence.words = words_of(told);
        sentence.rate = narrator_->rate;
        if (!stop.stop_requested())
            output_.add(order, *narrator_, told.format, std::move(sentence));
    };
    return narrator_->narrator.narrate(*order.article, sink, stop, progress, order.from);
}

} // namespace narrate::render
