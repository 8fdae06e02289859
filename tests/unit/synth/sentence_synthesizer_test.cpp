// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <functional>

#include "narrate/synthesizer.hpp"

using namespace narrate;

namespace {

class Given final : public SentenceSynthesizer {
public:
    std::vector<SpokenSentence> asked;
    std::function<void(SentenceAudio&)> spoil = [](SentenceAudio&) {};

private:
    Result<SentenceAudio> speak(const SpokenSentence& sentence, const std::stop_token&) override {
        asked.push_back(sentence);
        SentenceAudio audio;
        audio.format = {1000, 2};
        audio.samples = {1, 2, 3, 4};
        audio.events = {{0, {0}}, {4, {1}}};
        spoil(audio);
        return audio;
    }
};

const SpeechRun kRun{"Good day. Bye.", {{0, 9}, {10, 14}}, {{{5, 8}, "deɪ"}, {{10, 13}, "baɪ"}}};

} // namespace

TEST_CASE("a synthesizer of sentences gets each sentence with its own pronunciations") {
    Given given;
    REQUIRE(given.submit(kRun));
    REQUIRE(given.next({}));
    const auto audio = given.next({});
    REQUIRE(audio);
    CHECK(audio->samples.size() == 4);
    REQUIRE(given.asked.size() == 2);
    CHECK(given.asked[0].text == "Good day.");
    CHECK((given.asked[0].pronunciations == std::vector<Pronunciation>{{{5, 8}, "deɪ"}}));
    CHECK(given.asked[1].text == "Bye.");
    CHECK((given.asked[1].pronunciations == std::vector<Pronunciation>{{{0, 3}, "baɪ"}}));
    CHECK(given.next({}).error().code == ErrorCode::invalid_argument);
}

TEST_CASE("what a synthesizer of sentences gives is checked") {
    const std::vector<std::function<void(SentenceAudio&)>> faults = {
        [](SentenceAudio& audio) { audio.format.sample_rate = 0; },
        [](SentenceAudio& audio) { audio.format.channels = 9; },
        [](SentenceAudio& audio) {
            audio.samples.clear();
            audio.events.clear();
            audio.format = {0, 0};
        },
        [](SentenceAudio& audio) { audio.samples.pop_back(); },
        [](SentenceAudio& audio) { audio.events[1].position = 10; },
        [](SentenceAudio& audio) { audio.events[1].frame = {3}; },
        [](SentenceAudio& audio) { audio.events[0].frame = {2}; },
        [](SentenceAudio& audio) { audio.events[0].frame = {-1}; },
    };
    for (const auto& fault : faults) {
        Given given;
        given.spoil = fault;
        REQUIRE(given.submit(kRun));
        CHECK(given.next({}).error().code == ErrorCode::protocol_violation);
    }
}

TEST_CASE("a stopped synthesizer of sentences gives nothing more of what was submitted") {
    Given given;
    REQUIRE(given.submit(kRun));
    std::stop_source stop;
    given.spoil = [&](SentenceAudio&) { stop.request_stop(); };
    CHECK(given.next(stop.get_token()).error().code == ErrorCode::cancelled);
    given.cancel();
    CHECK(given.next({}).error().code == ErrorCode::invalid_argument);
    REQUIRE(given.submit({"Later.", {{0, 6}}, {}}));
    REQUIRE(given.next({}));
    CHECK(given.asked.back().text == "Later.");
}
