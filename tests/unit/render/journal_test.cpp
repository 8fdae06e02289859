// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "narrate/synthesizer.hpp"
#include "render/journal.hpp"
#include "support/command.hpp"
#include "unit/synth/runs.hpp"

using namespace narrate;
using test::run_of;
using test::TemporaryFolder;

namespace {

/// Says each sentence as its letters, counts them, and fails on sentences with "bad".
class Recited final : public SentenceSynthesizer {
public:
    explicit Recited(std::vector<std::string>& spoken) : spoken_(spoken) {}

    [[nodiscard]] bool wants_more() const override { return true; }

private:
    Result<SentenceAudio> speak(const SpokenSentence& spoken, const std::stop_token&) override {
        const std::string& sentence = spoken.text;
        spoken_.push_back(sentence);
        SentenceAudio audio;
        audio.format = {1000, 1};
        if (sentence.find("bad") != std::string::npos) {
            audio.failure = "it is bad";
            return audio;
        }
        audio.samples.assign(sentence.begin(), sentence.end());
        audio.events = {{0, {0}}, {2, {1}}};
        return audio;
    }

    std::vector<std::string>& spoken_;
};

VoiceSpec server_voice() {
    VoiceSpec voice;
    voice.backend = "wyoming:unix:/nowhere";
    return voice;
}

const std::vector<SpeechRun> kRuns = {run_of({"One.", "Two."}), run_of({"Three."}),
                                      run_of({"Four.", "Five.", "Six."})};

/// What is heard of all sentences of the runs, and which of them the speaker had to speak.
struct Heard {
    std::vector<SentenceAudio> audio;
    std::vector<std::string> spoken;
};

Heard hear(const std::string& path, const std::vector<SpeechRun>& runs, std::size_t sentences,
           const VoiceSpec& voice = server_voice(), double rate = 1) {
    Heard heard;
    render::Journal journal(path);
    const auto synthesizer = journal.keep(std::make_unique<Recited>(heard.spoken), voice, rate);
    for (const SpeechRun& run : runs) REQUIRE(synthesizer->submit(run));
    for (std::size_t i = 0; i < sentences; ++i) {
        auto audio = synthesizer->next({});
        REQUIRE(audio);
        heard.audio.push_back(std::move(*audio));
    }
    return heard;
}

} // namespace

TEST_CASE("what was spoken before an interruption is not spoken again, and sounds the same") {
    const TemporaryFolder folder;
    const std::string path = folder.file("journal");
    const Heard whole = hear(folder.file("other"), kRuns, 6);
    // The first two runs, and a part of the third.
    CHECK(hear(path, kRuns, 4).spoken ==
          std::vector<std::string>{"One.", "Two.", "Three.", "Four."});
    const Heard again = hear(path, kRuns, 6);
    CHECK(again.spoken == std::vector<std::string>{"Four.", "Five.", "Six."});
    REQUIRE(again.audio.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(again.audio[i].samples == whole.audio[i].samples);
        CHECK(again.audio[i].format == whole.audio[i].format);
        REQUIRE(again.audio[i].events.size() == 2);
        CHECK(again.audio[i].events[1].position == 2);
    }
    CHECK(hear(path, kRuns, 6).spoken.empty());
}

TEST_CASE("another text, voice or rate is spoken anew") {
    const TemporaryFolder folder;
    const std::string path = folder.file("journal");
    CHECK(hear(path, kRuns, 6).spoken.size() == 6);
    CHECK(hear(path, {run_of({"One.", "Two!"})}, 2).spoken.size() == 2);
    CHECK(hear(path, {run_of({"One."}), run_of({"Two."})}, 2).spoken.size() == 2);
    CHECK(hear(path, kRuns, 6, server_voice(), 1.5).spoken.size() == 6);
    VoiceSpec higher = server_voice();
    higher.pitch = 60;
    CHECK(hear(path, kRuns, 6, higher).spoken.size() == 6);
    SpeechRun pronounced = run_of({"One.", "Two."});
    pronounced.pronunciations = {{{0, 3}, "w\u028cn"}};
    CHECK(hear(path, {pronounced}, 2).spoken.size() == 2);
}

TEST_CASE("a run in which something failed is tried again the next time") {
    const TemporaryFolder folder;
    const std::vector<SpeechRun> runs{run_of({"Good.", "A bad one."}), run_of({"Better."})};
    CHECK(hear(folder.file("journal"), runs, 3).spoken.size() == 3);
    const Heard again = hear(folder.file("journal"), runs, 3);
    CHECK(again.spoken == std::vector<std::string>{"Good.", "A bad one."});
    CHECK(again.audio[1].failure == "it is bad");
}

TEST_CASE("of a built-in engine only what follows the first 64 KiB of text is kept") {
    const TemporaryFolder folder;
    VoiceSpec engine;
    engine.backend = "espeak";
    std::vector<SpeechRun> runs;
    for (int i = 0; i < 3; ++i)
        runs.push_back(run_of({std::string(render::kSpokenAgain / 2, static_cast<char>('a' + i))}));
    CHECK(hear(folder.file("journal"), runs, 3, engine).spoken.size() == 3);
    CHECK(hear(folder.file("journal"), runs, 3, engine).spoken.size() == 2);
    CHECK(hear(folder.file("short"), kRuns, 6, engine).spoken.size() == 6);
    CHECK(folder.names() == std::vector<std::string>{"journal"});
}

TEST_CASE("without a place for its journal a narration goes on") {
    CHECK(hear("/proc/narrate/journal", kRuns, 6).spoken.size() == 6);
}
