// SPDX-License-Identifier: Apache-2.0
// Speakers as an embedder uses them, with voices and sinks of the test's own where time matters.
#include <catch2/catch.hpp>
#include <poll.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "narrate/speaker.hpp"
#include "support/fake_card.hpp"
#include "support/mouth.hpp"

using namespace narrate;
using namespace narrate::test;
using namespace std::chrono_literals;
using Kind = SpeakerEvent::Kind;

namespace {

/// Speaks items (support/fake_card.hpp) into the mouth.
SpeakerOptions options_for(Mouth& mouth, Speech speech = {}) {
    SpeakerOptions options;
    options.narrator.voice = *find_builtin_voice(kDefaultVoice);
    const std::chrono::milliseconds pause(kPause);
    options.narrator.voice.pauses = {pause, pause, pause};
    options.sink = mouth.sinks();
    options.synthesizer = [speech](const VoiceSpec&) -> Result<std::unique_ptr<Synthesizer>> {
        return std::unique_ptr<Synthesizer>(std::make_unique<CountingSynthesizer>(speech));
    };
    return options;
}

Speaker speaker_of(SpeakerOptions options) {
    auto speaker = Speaker::create(std::move(options));
    REQUIRE(speaker);
    return std::move(*speaker);
}

std::vector<SpeakerEvent> all_events(Speaker& speaker) {
    speaker.wait();
    return speaker.poll();
}

std::size_t count_of(const std::vector<SpeakerEvent>& events, Kind kind) {
    return static_cast<std::size_t>(std::count_if(
        events.begin(), events.end(), [kind](const SpeakerEvent& e) { return e.kind == kind; }));
}

/// Waits for an event of this kind, and gives it; those before it are gone.
SpeakerEvent next_of(Speaker& speaker, Kind kind) {
    std::optional<SpeakerEvent> found;
    await([&] {
        for (SpeakerEvent& event : speaker.poll())
            if (event.kind == kind && !found) found = std::move(event);
        return found.has_value();
    });
    return *found;
}

std::size_t threads_of_program() {
    const std::filesystem::directory_iterator tasks("/proc/self/task");
    return static_cast<std::size_t>(std::distance(begin(tasks), end(tasks)));
}

std::string children_of_program() {
    std::string children;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream in(task.path() / "children");
        children.append(std::istreambuf_iterator<char>(in), {});
    }
    return children;
}

} // namespace

TEST_CASE("a speaker speaks articles one after the other, and tells all of them in its order",
          "[threads]") {
    Mouth mouth;
    Speaker speaker = speaker_of(options_for(mouth));
    const auto article = items(2);
    CHECK(speaker.speak(article) == 1);
    CHECK(speaker.speak(*items(1)) == 2);
    const auto events = all_events(speaker);
    CHECK((order_of(mouth.samples()) == Samples{value_of(0), value_of(1), value_of(0)}));
    std::vector<Kind> kinds;
    std::string words;
    for (const SpeakerEvent& event : events) {
        if (event.kind != Kind::narrated) kinds.push_back(event.kind);
        if (event.kind == Kind::word && event.article == 1)
            words += std::string(event.range.of(article->text)) + ' ';
    }
    using enum SpeakerEvent::Kind;
    CHECK((kinds == std::vector<Kind>{started, block,    sentence, word, word, word, word,  //
                                      block,   sentence, word,     word, word, word, ended, //
                                      started, block,    sentence, word, word, word, word,  //
                                      ended,   idle}));
    CHECK(words == "Item kaka is here Item kake is here ");
    REQUIRE(count_of(events, narrated) == 2);
    const auto first = std::find_if(events.begin(), events.end(),
                                    [](const SpeakerEvent& e) { return e.narration != nullptr; });
    CHECK(first->narration->sentences == 2);
    CHECK(speaker.status().state == SpeakerStatus::State::idle);
}

TEST_CASE("a speaker begins where it is told, and seeks to places, ranges and sentences",
          "[threads]") {
    Mouth mouth;
    Speaker speaker = speaker_of(options_for(mouth));
    const auto article = items(9);
    speaker.pause();
    speaker.speak(article, place_of(*article, 7));
    speaker.resume();
    speaker.wait();
    CHECK((order_of(mouth.samples()) == Samples{value_of(7), value_of(8)}));

    const auto goes_on_with = [&](const std::function<void()>& seek, int number) {
        speaker.pause();
        speaker.speak(article);
        const std::size_t before = mouth.samples().size();
        seek();
        speaker.resume();
        speaker.wait();
        const Samples heard = mouth.samples();
        const Samples order =
            order_of(Samples(heard.begin() + static_cast<long>(before), heard.end()));
        CHECK(order.size() == static_cast<std::size_t>(9 - number));
        CHECK(order.front() == value_of(number));
    };
    goes_on_with([&] { speaker.seek(place_of(*article, 6)); }, 6);
    goes_on_with([&] { speaker.seek(TextRange{place_of(*article, 3), article->text.size()}); }, 3);
    goes_on_with([&] { speaker.seek_sentence(5); }, 5);
    speaker.speak(article);
    speaker.seek_sentence(9);
    speaker.wait();
}

TEST_CASE("a pause of a speaker goes on with the next sample", "[threads]") {
    Mouth mouth;
    mouth.most = 500;
    Speaker speaker = speaker_of(options_for(mouth));
    speaker.speak(items(4));
    await([&] { return mouth.samples().size() >= 500; });
    speaker.pause();
    mouth.allow(SIZE_MAX);
    CHECK(speaker.status().state == SpeakerStatus::State::paused);
    CHECK(speaker.status().article == 1);
    speaker.resume();
    const auto events = all_events(speaker);
    CHECK(count_of(events, Kind::paused) == 1);
    CHECK(count_of(events, Kind::resumed) == 1);
    CHECK(mouth.samples().size() == 4 * (4 * kWord + kPause));
}

TEST_CASE("a speaker that is stopped falls silent and has forgotten its queue", "[threads]") {
    Mouth mouth;
    mouth.most = 100;
    Speaker speaker = speaker_of(options_for(mouth));
    speaker.speak(items(4));
    speaker.speak(items(4));
    await([&] { return mouth.samples().size() >= 100; });
    speaker.stop();
    speaker.wait();
    mouth.allow(SIZE_MAX);
    CHECK(speaker.status().state == SpeakerStatus::State::idle);
    const auto events = all_events(speaker);
    CHECK(count_of(events, Kind::cancelled) == 2);
    CHECK(events.back().kind == Kind::idle);
    // And speaks again.
    const std::size_t before = mouth.samples().size();
    CHECK(speaker.speak(items(1)) == 3);
    CHECK(count_of(all_events(speaker), Kind::ended) == 1);
    CHECK(mouth.samples().size() > before + 4 * kWord);
}

TEST_CASE("a speaker skips the article that is heard", "[threads]") {
    Mouth mouth;
    mouth.most = 100;
    Speaker speaker = speaker_of(options_for(mouth));
    speaker.skip();
    speaker.speak(items(4));
    const auto other = items(9);
    speaker.speak(other, place_of(*other, 8));
    await([&] { return mouth.samples().size() >= 100; });
    CHECK(speaker.status().waiting == 1);
    speaker.skip();
    mouth.allow(SIZE_MAX);
    const auto events = all_events(speaker);
    CHECK(count_of(events, Kind::cancelled) == 1);
    CHECK(count_of(events, Kind::ended) == 1);
    CHECK(order_of(mouth.samples()).back() == value_of(8));
}

TEST_CASE("a speaker speaks faster, and tells what it cannot do", "[threads]") {
    Mouth mouth;
    auto options = options_for(mouth);
    options.narrator.rate = 9;
    CHECK(Speaker::create(options).error().code == ErrorCode::invalid_argument);
    options.narrator.rate = 1;
    options.volume = -1;
    CHECK(Speaker::create(options).error().code == ErrorCode::invalid_argument);
    options.volume = 1;
    options.latency = -1ms;
    CHECK(Speaker::create(options).error().code == ErrorCode::invalid_argument);
    options.latency = 0ms;
    Speaker speaker = speaker_of(options);
    CHECK(speaker.set_rate(0.1).error().code == ErrorCode::invalid_argument);
    CHECK(speaker.set_volume(3).error().code == ErrorCode::invalid_argument);
    CHECK(speaker.set_voice("nobody").error().code == ErrorCode::voice_unknown);
    REQUIRE(speaker.set_rate(2));
    speaker.speak(items(4));
    speaker.wait();
    const auto heard = static_cast<double>(mouth.samples().size());
    CHECK(heard == Approx(4 * (4 * kWord + kPause) / 2.0).epsilon(0.1));
}

TEST_CASE("a speaker's volume and voice are changed", "[threads]") {
    Mouth mouth;
    auto options = options_for(mouth);
    options.synthesizer = [](const VoiceSpec& voice) -> Result<std::unique_ptr<Synthesizer>> {
        Speech speech;
        if (voice.name == "de") speech.format.sample_rate *= 2;
        return std::unique_ptr<Synthesizer>(std::make_unique<CountingSynthesizer>(speech));
    };
    Speaker speaker = speaker_of(options);
    REQUIRE(speaker.set_volume(0));
    REQUIRE(speaker.set_voice("de"));
    speaker.speak(items(3));
    speaker.wait();
    const Samples heard = mouth.samples();
    CHECK(std::all_of(heard.begin() + 5, heard.end(), [](std::int16_t s) { return s == 0; }));
    CHECK(mouth.format.sample_rate == 2 * kFormat.sample_rate);
}

TEST_CASE("an article that cannot be spoken fails, and the next one is heard", "[threads]") {
    Mouth mouth;
    Speech speech;
    speech.deadly = 2;
    Speaker speaker = speaker_of(options_for(mouth, speech));
    speaker.speak(items(4));
    speaker.speak(article_from_text(" "));
    speaker.speak(items(1));
    const auto events = all_events(speaker);
    std::vector<std::pair<Kind, std::uint64_t>> ends;
    for (const SpeakerEvent& event : events) {
        if (event.kind == Kind::failed || event.kind == Kind::ended)
            ends.emplace_back(event.kind, event.article);
        if (event.kind == Kind::failed) CHECK(event.error);
    }
    CHECK((ends == std::vector<std::pair<Kind, std::uint64_t>>{
                       {Kind::failed, 1}, {Kind::failed, 2}, {Kind::ended, 3}}));
    CHECK((order_of(mouth.samples()) == Samples{value_of(0), value_of(1), value_of(0)}));
}

TEST_CASE("a sink that is missing or lost pauses a speaker, and resuming tries another",
          "[threads]") {
    Mouth mouth;
    mouth.missing = true;
    Speaker speaker = speaker_of(options_for(mouth));
    speaker.speak(items(3));
    CHECK(next_of(speaker, Kind::paused).error->code == ErrorCode::device_unavailable);
    CHECK(speaker.status().state == SpeakerStatus::State::paused);
    mouth.missing = false;
    mouth.most = 100;
    speaker.resume();
    await([&] { return mouth.samples().size() >= 100; });
    mouth.broken = true;
    mouth.allow(SIZE_MAX);
    CHECK(next_of(speaker, Kind::paused).error);
    mouth.broken = false;
    speaker.resume();
    CHECK(count_of(all_events(speaker), Kind::ended) == 1);
    CHECK(order_of(mouth.samples()).back() == value_of(2));
}

TEST_CASE("a speaker's events come to a callback, which may call the speaker", "[threads]") {
    Mouth mouth;
    auto options = options_for(mouth);
    std::atomic<Speaker*> itself{nullptr};
    std::atomic<int> words{0};
    std::atomic<bool> elsewhere{false};
    std::atomic<bool> idle{false};
    const auto caller = std::this_thread::get_id();
    options.on_event = [&](const SpeakerEvent& event) {
        if (event.kind == Kind::word) ++words;
        if (event.kind == Kind::ended) (*itself).speak(items(2));
        if (event.kind == Kind::word && event.article == 2) (*itself).stop();
        if (event.kind == Kind::idle && event.article == 0) idle = (*itself).status().article == 0;
        elsewhere = std::this_thread::get_id() != caller;
    };
    Speaker speaker = speaker_of(options);
    itself = &speaker;
    speaker.speak(items(2));
    await([&] { return words > 8; });
    await([&] { return idle.load(); });
    speaker.wait();
    CHECK(elsewhere);
    CHECK(speaker.poll().empty());
    CHECK_FALSE(speaker.wait_for(0ms));
}

TEST_CASE("who waits for a speaker does not wait for ever where a callback gets the events",
          "[threads]") {
    Mouth mouth;
    auto options = options_for(mouth);
    std::atomic<int> ended{0};
    options.on_event = [&](const SpeakerEvent& event) {
        std::this_thread::sleep_for(5ms); // Slower than the sink.
        if (event.kind == Kind::ended) ++ended;
    };
    Speaker speaker = speaker_of(options);
    for (int i = 1; i <= 5; ++i) {
        speaker.speak(items(1));
        speaker.wait();
    }
    await([&] { return ended == 5; });
}

TEST_CASE("a speaker's descriptor is readable while there is something to poll", "[threads]") {
    Mouth mouth;
    mouth.most = 0;
    Speaker speaker = speaker_of(options_for(mouth));
    pollfd watched{speaker.descriptor(), POLLIN, 0};
    CHECK(::poll(&watched, 1, 0) == 0);
    CHECK_FALSE(speaker.wait_for(0ms));
    speaker.pause();
    CHECK(speaker.wait_for(60s));
    CHECK(::poll(&watched, 1, 60'000) == 1);
    CHECK(speaker.poll().size() == 1);
    CHECK(::poll(&watched, 1, 0) == 0);
    mouth.allow(SIZE_MAX);
    speaker.resume();
    speaker.speak(items(1));
    CHECK(::poll(&watched, 1, 60'000) == 1);
}

TEST_CASE("who waits for an event is woken by what another thread asks for", "[threads]") {
    Mouth mouth;
    Speaker speaker = speaker_of(options_for(mouth));
    std::atomic<bool> waits{false};
    std::atomic<bool> woken{false};
    std::thread other([&] {
        waits = true;
        woken = speaker.wait_for(60s);
    });
    await([&] { return waits.load(); });
    std::this_thread::sleep_for(20ms); // So that it does wait, as a rule.
    speaker.pause();
    other.join();
    CHECK(woken);
    CHECK(speaker.next()->kind == Kind::paused);
    CHECK_FALSE(speaker.next());
    CHECK_FALSE(speaker.wait_for(0ms));
}

TEST_CASE("engines and sinks that throw, or give none, end what they are for and no more",
          "[threads]") {
    class Throwing final : public SentenceSynthesizer {
        Result<SentenceAudio> speak(const SpokenSentence&, const std::stop_token&) override {
            throw std::runtime_error("no voice today");
        }
    };
    Mouth mouth;
    auto options = options_for(mouth);
    options.synthesizer = [](const VoiceSpec&) -> Result<std::unique_ptr<Synthesizer>> {
        return std::unique_ptr<Synthesizer>(std::make_unique<Throwing>());
    };
    Speaker speaker = speaker_of(options);
    speaker.speak(items(1));
    CHECK(next_of(speaker, Kind::failed).error->cause == "no voice today");

    options = options_for(mouth);
    options.sink = []() -> Result<std::unique_ptr<Sink>> { throw std::runtime_error("no mouth"); };
    Speaker mute = speaker_of(options);
    mute.speak(items(1));
    CHECK(next_of(mute, Kind::paused).error->cause == "no mouth");

    options.sink = [] { return Result<std::unique_ptr<Sink>>(std::unique_ptr<Sink>()); };
    options.synthesizer = [](const VoiceSpec&) {
        return Result<std::unique_ptr<Synthesizer>>(std::unique_ptr<Synthesizer>());
    };
    Speaker nothing = speaker_of(options);
    nothing.speak(items(1));
    CHECK(next_of(nothing, Kind::failed).error);
    options.synthesizer = options_for(mouth).synthesizer;
    Speaker nowhere = speaker_of(options);
    nowhere.speak(items(1));
    CHECK(next_of(nowhere, Kind::paused).error);
}

TEST_CASE("a speaker that ends leaves no thread and no process", "[threads]") {
    const std::size_t threads = threads_of_program();
    const std::string children = children_of_program();
    Mouth mouth;
    mouth.most = 2000;
    SpeakerOptions options;
    options.sink = mouth.sinks();
    {
        Speaker speaker = speaker_of(options);
        speaker.speak(items(50));
        (void)next_of(speaker, Kind::word);
        CHECK(threads_of_program() > threads);
        CHECK(children_of_program() != children);
    }
    CHECK(mouth.abandoned == 1);
    CHECK(threads_of_program() == threads);
    CHECK(children_of_program() == children);
}

TEST_CASE("signal handlers, locale, environment and folder stay the program's own", "[threads]") {
    const auto state = [] {
        std::string told = std::setlocale(LC_ALL, nullptr);
        for (char** entry = environ; *entry != nullptr; ++entry) told += *entry;
        for (int signal = 1; signal < 32; ++signal) {
            struct sigaction action {};
            if (::sigaction(signal, nullptr, &action) == 0)
                told += std::to_string(reinterpret_cast<std::uintptr_t>(action.sa_handler)) + ' ';
        }
        sigset_t blocked;
        ::pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
        for (int signal = 1; signal < 32; ++signal)
            told += ::sigismember(&blocked, signal) ? 'b' : '-';
        return told + std::filesystem::current_path().string();
    };
    const std::string before = state();
    Mouth mouth;
    SpeakerOptions options;
    options.sink = mouth.sinks();
    Speaker speaker = speaker_of(options);
    speaker.speak(article_from_text("It cost $5bn."));
    speaker.wait();
    CHECK(state() == before);
}

TEST_CASE("eight speakers speak at once in one program, each as if it were alone", "[threads]") {
    constexpr std::size_t kSpeakers = 8;
    const auto article = std::make_shared<const Article>(article_from_text(
        "The tide gauge measures the sea every six minutes. It cost $5bn.\n\nNobody minds."));
    std::vector<Mouth> mouths(kSpeakers);
    std::vector<std::size_t> words(kSpeakers);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < kSpeakers; ++i)
        threads.emplace_back([&, i] {
            SpeakerOptions options;
            options.sink = mouths[i].sinks();
            auto speaker = Speaker::create(options);
            if (!speaker) return;
            speaker->speak(article);
            speaker->wait();
            words[i] = count_of(speaker->poll(), Kind::word);
        });
    for (std::thread& thread : threads) thread.join();
    for (std::size_t i = 0; i < kSpeakers; ++i) {
        CHECK(words[i] == 14);
        CHECK((mouths[i].samples() == mouths[0].samples()));
    }
    CHECK(mouths[0].samples().size() > 4 * 22'050);
}
