// SPDX-License-Identifier: Apache-2.0
// The client of the backend processes, against the tone backend that misbehaves on cue and against
// eSpeak NG itself.
#include <catch2/catch.hpp>
#include <sys/personality.h>

#include <csignal>
#include <thread>

#include "support/command.hpp"
#include "synth/worker_synthesizer.hpp"
#include "unit/synth/runs.hpp"

using namespace narrate;
using namespace narrate::synth;
using narrate::test::run_of;
using namespace std::chrono_literals;

namespace {

WorkerOptions tone_options(int workers = 1) {
    WorkerOptions options;
    options.peer = ProgramPeer{test::program("narrate-tone"), {}};
    options.voice = "sins";
    options.workers = workers;
    return options;
}

/// Speaks all runs and gives what came, one SentenceAudio a sentence.
std::vector<SentenceAudio> speak(const WorkerOptions& options, const std::vector<SpeechRun>& runs) {
    auto synthesizer = WorkerSynthesizer::create(options);
    REQUIRE(synthesizer);
    std::size_t count = 0;
    for (const SpeechRun& run : runs) {
        REQUIRE((*synthesizer)->submit(run));
        count += run.sentences.size();
    }
    std::vector<SentenceAudio> result;
    for (std::size_t i = 0; i < count; ++i) {
        auto audio = (*synthesizer)->next({});
        if (!audio) FAIL(audio.error().message());
        result.push_back(std::move(*audio));
    }
    return result;
}

std::vector<std::vector<std::int16_t>> samples_of(const std::vector<SentenceAudio>& audio) {
    std::vector<std::vector<std::int16_t>> samples;
    for (const SentenceAudio& sentence : audio) samples.push_back(sentence.samples);
    return samples;
}

std::vector<SpeechRun> plain_runs() {
    std::vector<SpeechRun> runs;
    for (int i = 0; i < 20; ++i) {
        std::string word(static_cast<std::size_t>(i % 7 + 1), 'a');
        runs.push_back(run_of({word + " b.", "c " + word + " d " + word, word}));
    }
    return runs;
}

} // namespace

TEST_CASE("sentences come in the order of their submission, from any number of workers",
          "[threads]") {
    const auto one = speak(tone_options(1), plain_runs());
    REQUIRE(one.size() == 60);
    CHECK(one[0].samples.size() == 2 * 2205);
    CHECK(one[1].samples.size() == 4 * 2205);
    REQUIRE(one[1].events.size() == 4);
    CHECK(one[1].events[1].position == 2);
    CHECK(one[1].events[1].frame.count == 2205);
    CHECK(samples_of(speak(tone_options(2), plain_runs())) == samples_of(one));
    CHECK(samples_of(speak(tone_options(8), plain_runs())) == samples_of(one));
}

namespace {

/// A sentence in which something happens at its start, in its middle or at its end: the clause that
/// holds it, and the words that are calm before and behind it.
struct Scene {
    std::string sentence;
    std::string clause;
    std::size_t before = 0;
    std::size_t behind = 0;
};

std::vector<Scene> scenes(const std::string& sin) {
    const std::string first = sin + " stands here at first,";
    const std::string middle = "then " + sin + " in the middle,";
    const std::string last = "and at last " + sin + " too";
    return {{first + " and all is calm again", first, 0, 5},
            {"It begins calmly enough, " + middle + " and all is calm", middle, 4, 4},
            {"It begins calmly enough, " + last, last, 4, 0}};
}

/// That the sin costs its clause and nothing else, whatever else is being spoken.
void check_sin(const std::string& sin, const Scene& scene, WorkerOptions options) {
    INFO(scene.sentence << ", workers: " << options.workers);
    const std::vector<SpeechRun> runs{run_of({"one", scene.sentence, "three three"}),
                                      run_of({"next"}), run_of({"and last"})};
    const auto got = speak(options, runs);
    REQUIRE(got.size() == 5);
    const std::vector<std::size_t> words{1, scene.before + scene.behind, 2, 1, 2};
    for (std::size_t i = 0; i < got.size(); ++i) {
        CHECK(got[i].failure.empty());
        CHECK(got[i].lost.size() == (i == 1 ? 1 : 0));
        CHECK(got[i].events.size() == words[i]);
        CHECK(got[i].samples.size() == words[i] * 2205 + (i == 1 ? 6615 : 0));
    }
    REQUIRE(got[1].lost.size() == 1);
    CHECK(got[1].lost[0].spoken.of(scene.sentence) == scene.clause);
    // What is spoken behind the silence is marked behind it.
    if (scene.behind > 0 && got[1].events.size() == words[1]) {
        const SpeechEvent& event = got[1].events[scene.before];
        CHECK(event.frame.count == static_cast<std::int64_t>(scene.before * 2205 + 6615));
        CHECK(event.position == scene.sentence.find(scene.clause) + scene.clause.size() + 1);
    }
    CHECK(sin.starts_with("sin-"));
}

WorkerOptions sinner_options(int workers) {
    WorkerOptions options = tone_options(workers);
    // As the registry starts it: what ends its parent must be able to.
    options.peer = ProgramPeer{test::program("narrate-tone"), {"--voice", "sins"}};
    return options;
}

} // namespace

TEST_CASE("a sin of the backend at the start, in the middle or at the end of a sentence costs the "
          "clause it stands in") {
    for (const char* sin :
         {"sin-abort", "sin-crash", "sin-exit", "sin-hoard", "sin-die", "sin-tear", "sin-garbage",
          "sin-line", "sin-huge", "sin-odd", "sin-length", "sin-marks", "sin-format", "sin-flood"})
        for (const Scene& scene : scenes(sin))
            for (const int workers : {1, 2}) check_sin(sin, scene, sinner_options(workers));
}

TEST_CASE("a backend that says nothing more, works without end or drips costs that clause, too") {
    const char* const sins[] = {"sin-hang", "sin-drip", "sin-spin"};
    for (std::size_t i = 0; i < 3; ++i) {
        WorkerOptions options = sinner_options(2);
        // Long enough for a sentence on a busy machine.
        options.patience = 2s;
        check_sin(sins[i], scenes(sins[i])[i], options);
    }
}

TEST_CASE("a sentence that cannot be parted is lost whole, with the reason") {
    for (const char* sin : {"sin-abort", "sin-die"}) {
        const auto got = speak(sinner_options(1), {run_of({"one", sin, "three"})});
        CHECK(got[0].failure.empty());
        CHECK_FALSE(got[1].failure.empty());
        CHECK(got[1].samples.empty());
        CHECK(got[2].samples.size() == 2205);
    }
}

TEST_CASE(
    "after five texts in a row that end the backend it is given up, at the same place with any "
    "number of workers") {
    for (const int workers : {1, 2, 8}) {
        auto synthesizer = WorkerSynthesizer::create(sinner_options(workers));
        REQUIRE(synthesizer);
        const std::string sin = "sin-die";
        REQUIRE((*synthesizer)->submit(run_of({"one", sin, sin, "two", sin, sin, sin})));
        REQUIRE((*synthesizer)->submit(run_of({sin, sin, "three"})));
        for (int i = 0; i < 8; ++i) {
            const auto audio = (*synthesizer)->next({});
            REQUIRE(audio);
            INFO(i);
            CHECK(audio->failure.empty() == (i == 0 || i == 3));
        }
        const auto audio = (*synthesizer)->next({});
        REQUIRE_FALSE(audio);
        CHECK(audio.error().code == ErrorCode::backend_failed);
        CHECK(audio.error().what.find("5 texts in a row") != std::string::npos);
    }
}

TEST_CASE("all comes in order, and nothing waits for ever, when next to no audio may be kept",
          "[threads]") {
    auto runs = plain_runs();
    runs[3] = run_of({"sin-abort", "calm"});
    runs[9] = run_of({"calm", "sin-die"});
    const auto roomy = speak(tone_options(4), runs);
    WorkerOptions options = tone_options(4);
    options.look_ahead = 0ms;
    CHECK((samples_of(speak(options, runs)) == samples_of(roomy)));
}

TEST_CASE("a synthesizer wants more as long as its workers are not busy") {
    auto synthesizer = WorkerSynthesizer::create(tone_options(2));
    REQUIRE(synthesizer);
    int submitted = 0;
    for (; (*synthesizer)->wants_more() && submitted < 100; ++submitted)
        REQUIRE((*synthesizer)->submit(run_of({"one"})));
    CHECK(submitted == 4); // Two for each worker.
    for (int i = 0; i < submitted; ++i) REQUIRE((*synthesizer)->next({}));
    CHECK((*synthesizer)->wants_more());
}

TEST_CASE("a worker killed from outside costs nothing") {
    const auto good = speak(tone_options(2), plain_runs());
    auto synthesizer = WorkerSynthesizer::create(tone_options(2));
    REQUIRE(synthesizer);
    for (const SpeechRun& run : plain_runs()) REQUIRE((*synthesizer)->submit(run));
    for (std::size_t i = 0; i < good.size(); ++i) {
        // Far enough apart that no run is hit twice: that would be its own fault.
        if (i == 4 || i == 40)
            for (const pid_t pid : (*synthesizer)->worker_pids()) ::kill(pid, SIGKILL);
        auto audio = (*synthesizer)->next({});
        REQUIRE(audio);
        INFO("sentence " << i << " " << audio->failure);
        CHECK(audio->samples == good[i].samples);
    }
}

TEST_CASE("a backend that always dies is given up with a reason") {
    WorkerOptions options;
    options.peer = ProgramPeer{"/bin/false", {}};
    auto synthesizer = WorkerSynthesizer::create(options);
    REQUIRE(synthesizer);
    (void)(*synthesizer)->submit(run_of({"one"}));
    auto audio = (*synthesizer)->next({});
    for (int i = 0; i < 10 && audio; ++i) {
        (void)(*synthesizer)->submit(run_of({"more"}));
        audio = (*synthesizer)->next({});
    }
    REQUIRE_FALSE(audio);
    CHECK(audio.error().code == ErrorCode::backend_failed);
    CHECK(audio.error().cause.find("exited with 1") != std::string::npos);
}

TEST_CASE("a backend that is missing is told at once") {
    WorkerOptions options;
    options.peer = ProgramPeer{"/no/such/backend", {}};
    auto synthesizer = WorkerSynthesizer::create(options);
    REQUIRE_FALSE(synthesizer);
    CHECK(synthesizer.error().code == ErrorCode::backend_unavailable);
}

TEST_CASE("a voice that the backend does not have is told") {
    WorkerOptions options = tone_options();
    options.voice = "nobody";
    auto synthesizer = WorkerSynthesizer::create(options);
    REQUIRE(synthesizer);
    REQUIRE((*synthesizer)->submit(run_of({"one"})));
    const auto audio = (*synthesizer)->next({});
    REQUIRE_FALSE(audio);
    CHECK(audio.error().what.find("nobody") != std::string::npos);
}

TEST_CASE("waiting ends when the caller asks to stop", "[threads]") {
    auto synthesizer = WorkerSynthesizer::create(tone_options());
    REQUIRE(synthesizer);
    REQUIRE((*synthesizer)->submit(run_of({"sin-hang"})));
    std::stop_source source;
    std::thread asker([&source] {
        std::this_thread::sleep_for(30ms);
        source.request_stop();
    });
    const auto audio = (*synthesizer)->next(source.get_token());
    asker.join();
    REQUIRE_FALSE(audio);
    CHECK(audio.error().code == ErrorCode::cancelled);
}

TEST_CASE("asking for a sentence when none was handed in is an error, not a wait") {
    auto synthesizer = WorkerSynthesizer::create(tone_options());
    REQUIRE(synthesizer);
    REQUIRE((*synthesizer)->submit({}));
    const auto audio = (*synthesizer)->next({});
    REQUIRE_FALSE(audio);
    CHECK(audio.error().code == ErrorCode::invalid_argument);
}

namespace {

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

/// Plain texts on which eSpeak NG 1.51 overruns its buffers.
std::vector<std::string> deadly_texts() {
    return {repeated("U.S.", 60), repeated("s'", 70), repeated("a . ", 190),
            repeated("\u00e9 . ", 190)};
}

WorkerOptions espeak_options() {
    WorkerOptions options;
    options.peer = ProgramPeer{test::program("narrate-espeak"), {"--voice", "gmw/en"}};
    options.voice = "gmw/en";
    return options;
}

} // namespace

TEST_CASE("plain text on which eSpeak NG crashes costs its sentence only") {
    WorkerOptions options = espeak_options();
    options.peer = ProgramPeer{test::program("narrate-espeak"), {"--no-guard"}};
    int crashes = 0;
    for (const std::string& deadly : deadly_texts()) {
        const auto got = speak(options, {run_of({"Good morning.", deadly, "Good night."})});
        CHECK(got[0].failure.empty());
        CHECK(got[2].failure.empty());
        if (!got[1].failure.empty()) ++crashes;
    }
    // Not each version of eSpeak NG crashes on each; the tests above need at least one that does.
    CHECK(crashes > 0);
}

TEST_CASE("behind the guard, text on which eSpeak NG crashes is spoken") {
    for (const std::string& deadly : deadly_texts()) {
        const auto got =
            speak(espeak_options(), {run_of({"Good morning.", deadly, "Good night."})});
        for (const SentenceAudio& sentence : got) {
            INFO(deadly.substr(0, 12) << ": " << sentence.failure);
            CHECK(sentence.failure.empty());
            CHECK(sentence.samples.size() > 1000);
        }
    }
}

TEST_CASE("eSpeak NG's samples do not depend on the number of workers", "[threads]") {
    std::vector<SpeechRun> runs;
    for (int i = 1; i <= 12; ++i)
        runs.push_back(run_of({repeated("The ferry left again. ", i), "It came back late.",
                               "Nobody saw boat number " + std::to_string(i) + "."}));
    WorkerOptions options = espeak_options();
    const auto one = samples_of(speak(options, runs));
    for (const int workers : {2, 8}) {
        options.workers = workers;
        CHECK((samples_of(speak(options, runs)) == one));
    }
}

TEST_CASE("eSpeak NG says a run with the same samples whatever it said before") {
    const SpeechRun run = run_of({"The tide was high.", "It fell again by noon."});
    const auto alone = samples_of(speak(espeak_options(), {run}));
    const auto later = samples_of(
        speak(espeak_options(), {run_of({"Something else was said first, at length."}), run}));
    CHECK(alone[0] == later[1]);
    CHECK(alone[1] == later[2]);
}

TEST_CASE("Arabic is spoken with all memory in its usual place, because its samples depend on it") {
    const auto personality_with = [](const std::string& voice) {
        WorkerOptions options = espeak_options();
        options.peer = ProgramPeer{test::program("narrate-espeak"), {"--voice", voice}};
        options.voice = voice;
        auto synthesizer = WorkerSynthesizer::create(options);
        REQUIRE(synthesizer);
        REQUIRE((*synthesizer)->submit(run_of({"1"})));
        REQUIRE((*synthesizer)->next({}));
        const std::string pid = std::to_string((*synthesizer)->worker_pids().at(0));
        return std::stoul(test::read_file("/proc/" + pid + "/personality"), nullptr, 16);
    };
    constexpr unsigned long kFixed = ADDR_NO_RANDOMIZE;
    const int own = ::personality(0xFFFFFFFF);
    if (::personality(static_cast<unsigned long>(own) | kFixed) == -1) {
        WARN("skipped: this system lets no program fix its memory");
        return;
    }
    ::personality(static_cast<unsigned long>(own));
    CHECK((personality_with("sem/ar") & kFixed) != 0);
    CHECK((personality_with("gmw/en") & kFixed) == (static_cast<unsigned long>(own) & kFixed));
}

TEST_CASE("eSpeak NG's marks begin where the words begin") {
    const std::string text = "Ships may now enter the narrow channel";
    const auto got = speak(espeak_options(), {run_of({text})});
    std::vector<std::size_t> positions;
    for (const SpeechEvent& event : got[0].events) positions.push_back(event.position);
    CHECK(positions == std::vector<std::size_t>{0, 6, 10, 14, 20, 24, 31});
}

TEST_CASE(
    "a word with a pronunciation sounds otherwise, every time the same, and marks stay right") {
    const SpeechRun plain = run_of({"The ferry to Ostrey left.", "It came back [[late]]."});
    SpeechRun known = plain;
    known.pronunciations = {{{13, 19}, "kwɪˈleɪn"}};
    const auto before = speak(espeak_options(), {plain});
    const auto got = speak(espeak_options(), {known});
    CHECK((got[0].samples != before[0].samples));
    CHECK((samples_of(speak(espeak_options(), {known})) == samples_of(got)));
    std::vector<std::size_t> positions;
    for (const SpeechEvent& event : got[0].events) positions.push_back(event.position);
    CHECK(positions == std::vector<std::size_t>{0, 4, 10, 13, 20});
}

TEST_CASE("a pronunciation that eSpeak NG cannot say leaves the text to be read") {
    const SpeechRun plain = run_of({"The ferry to Ostrey left."});
    SpeechRun strange = plain;
    strange.pronunciations = {{{13, 19}, "ǃǂǁ"}};
    SpeechRun endless = plain;
    endless.pronunciations = {{{13, 19}, repeated("ta", 200)}};
    const auto before = speak(espeak_options(), {plain});
    CHECK((speak(espeak_options(), {strange})[0].samples == before[0].samples));
    CHECK((speak(espeak_options(), {endless})[0].samples == before[0].samples));
}

TEST_CASE("double brackets of the text are read beside words that have a pronunciation") {
    SpeechRun brackets = run_of({"Ostrey has [[b'i:]] in it."});
    SpeechRun parted = run_of({"Ostrey has [ [b'i:]] in it."});
    brackets.pronunciations = {{{0, 6}, "ˈɒstri"}};
    parted.pronunciations = brackets.pronunciations;
    CHECK((samples_of(speak(espeak_options(), {brackets})) ==
           samples_of(speak(espeak_options(), {parted}))));
}

TEST_CASE("control characters are no commands to eSpeak NG") {
    const auto plain = speak(espeak_options(), {run_of({"One   two three four five six."})});
    const auto slow = speak(espeak_options(), {run_of({"One \x01"
                                                       "  two three four five six."})});
    CHECK(slow[0].samples == plain[0].samples);
}

TEST_CASE("eSpeak NG finds its voices by file, by language and by variant, and refuses others") {
    for (const char* voice : {"gmw/en", "en-gb", "en-us", "de", "en-us+f3"}) {
        WorkerOptions options = espeak_options();
        options.voice = voice;
        INFO(voice);
        CHECK(speak(options, {run_of({"Hello."})})[0].samples.size() > 1000);
    }
    for (const std::string& voice : {std::string("xx-nowhere"), std::string("en gb"),
                                     std::string(200, 'e'), std::string("../x")}) {
        WorkerOptions options = espeak_options();
        options.voice = voice;
        auto synthesizer = WorkerSynthesizer::create(options);
        REQUIRE(synthesizer);
        REQUIRE((*synthesizer)->submit(run_of({"Hello."})));
        INFO(voice);
        CHECK_FALSE((*synthesizer)->next({}));
    }
}
