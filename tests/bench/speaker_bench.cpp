// SPDX-License-Identifier: Apache-2.0
// How soon the library speaks, and how soon it is silent again: speaker_bench ROUNDS
// The sound card is the system's default one.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <thread>
#include <vector>

#include "narrate/narrate.hpp"

namespace {

using namespace narrate;
using Clock = std::chrono::steady_clock;

double milliseconds_of(const std::function<void()>& work) {
    const auto begin = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Takes sound at the pace of a sound card, and tells when the first of it came.
class PacedSink final : public Sink {
public:
    explicit PacedSink(std::atomic<bool>& begun) : begun_(begun) {}
    Result<void> open(PcmFormat format) override {
        format_ = format;
        return {};
    }
    Result<void> write(std::span<const std::int16_t> samples,
                       const std::stop_token& stop) override {
        begun_ = true;
        begun_.notify_all();
        const Frames frames{static_cast<std::int64_t>(samples.size()) / format_.channels};
        const auto until = Clock::now() + to_milliseconds(frames, format_);
        while (Clock::now() < until && !stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return {};
    }
    Result<void> finish(const std::stop_token&) override { return {}; }
    void abandon() override {}

private:
    std::atomic<bool>& begun_;
    PcmFormat format_;
};

class Figure {
public:
    explicit Figure(const char* name) : name_(name) {}
    void add(double value) { values_.push_back(value); }
    ~Figure() {
        if (values_.empty()) return;
        std::sort(values_.begin(), values_.end());
        std::printf("%-52s %7.2f ms, at most %7.2f ms\n", name_, values_[values_.size() / 2],
                    values_.back());
    }

private:
    const char* name_;
    std::vector<double> values_;
};

Article long_article() {
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += "The tide gauge measures the sea every six minutes, and nobody minds. ";
    return article_from_text(text);
}

void await_word(Speaker& speaker) {
    while (speaker.wait_for(std::chrono::seconds(10)))
        for (const SpeakerEvent& event : speaker.poll())
            if (event.kind == SpeakerEvent::Kind::word) return;
}

void measure_speaker(int rounds, bool card) {
    Figure first("speaker: speak() to the first sample in a sink");
    Figure stop(card ? "speaker on the sound card: stop()" : "speaker into a sink: stop()");
    Figure end(card ? "speaker on the sound card: its end" : "speaker into a sink: its end");
    for (int i = 0; i < rounds; ++i) {
        std::atomic<bool> begun{false};
        SpeakerOptions options;
        if (!card)
            options.sink = [&]() -> Result<std::unique_ptr<Sink>> {
                return std::unique_ptr<Sink>(std::make_unique<PacedSink>(begun));
            };
        auto speaker = Speaker::create(options);
        if (!speaker) std::exit(1);
        const double begin = milliseconds_of([&] {
            speaker->speak(long_article());
            if (!card) begun.wait(false);
        });
        if (!card) first.add(begin);
        await_word(*speaker);
        if (i % 2 == 0) stop.add(milliseconds_of([&] { speaker->stop(); }));
        if (i % 2 == 0) {
            speaker->speak(long_article());
            await_word(*speaker);
        }
        end.add(milliseconds_of([&] { std::optional<Speaker> gone(std::move(*speaker)); }));
    }
}

void measure_narrator(int rounds) {
    Figure cancelled("narrator: a stop request to the end of narrate()");
    NarratorOptions options;
    options.voice = *find_builtin_voice("en-gb");
    auto narrator = Narrator::create(options);
    if (!narrator) std::exit(1);
    const Article article = long_article();
    for (int i = 0; i < rounds; ++i) {
        std::atomic<bool> begun{false};
        PacedSink sink(begun);
        std::stop_source stop;
        Clock::time_point asked;
        std::thread other([&] {
            begun.wait(false);
            asked = Clock::now();
            stop.request_stop();
        });
        (void)narrator->narrate(article, sink, stop.get_token());
        other.join();
        cancelled.add(std::chrono::duration<double, std::milli>(Clock::now() - asked).count());
    }
}

} // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 20;
    measure_speaker(rounds, false);
    measure_speaker(rounds, true);
    measure_narrator(rounds);
}
