// SPDX-License-Identifier: Apache-2.0
// The whole conveyor inside the library, with a synthesizer and a sink of the test's own.
#include <catch2/catch.hpp>

#include "narrate/narrator.hpp"
#include "narrate/synthesizer.hpp"

using namespace narrate;

namespace {

/// Speaks each word as 10 frames whose samples are the word's length; fails on sentences with
/// "bad".
class FakeSynthesizer final : public SentenceSynthesizer {
    Result<SentenceAudio> speak(const SpokenSentence& spoken, const std::stop_token&) override {
        const std::string& sentence = spoken.text;
        SentenceAudio audio;
        audio.format = {1000, 1};
        if (sentence.find("bad") != std::string::npos) {
            audio.failure = "it is bad";
            return audio;
        }
        for (std::size_t at = 0; at < sentence.size();) {
            const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
            audio.events.push_back({at, {static_cast<std::int64_t>(audio.samples.size())}});
            audio.samples.insert(audio.samples.end(), 10, static_cast<std::int16_t>(end - at));
            at = end + 1;
        }
        return audio;
    }
};

struct FakeSink final : Sink {
    std::vector<std::int16_t> samples;
    int opened = 0;
    int finished = 0;
    int abandoned = 0;
    bool fail = false;

    Result<void> open(PcmFormat) override {
        ++opened;
        return {};
    }
    Result<void> write(std::span<const std::int16_t> s, const std::stop_token&) override {
        if (fail) return Error{ErrorCode::output_failed, "full", {}, {}, {}};
        samples.insert(samples.end(), s.begin(), s.end());
        return {};
    }
    Result<void> finish(const std::stop_token&) override {
        ++finished;
        return {};
    }
    void abandon() override { ++abandoned; }
};

Narrator make_narrator() {
    NarratorOptions options;
    options.voice = *find_builtin_voice(kDefaultVoice);
    auto narrator = Narrator::create(options, std::make_unique<FakeSynthesizer>());
    REQUIRE(narrator);
    return std::move(*narrator);
}

} // namespace

TEST_CASE("a narration writes speech and pauses, and its timeline fits them to the frame") {
    Narrator narrator = make_narrator();
    FakeSink sink;
    const Article article = article_from_text("One two three. Four five.");
    std::size_t calls = 0;
    const auto narration =
        narrator.narrate(article, sink, {}, [&calls](const NarrationProgress&) { ++calls; });
    REQUIRE(narration);
    CHECK(sink.opened == 1);
    CHECK(sink.finished == 1);
    CHECK(sink.abandoned == 0);
    CHECK(calls == 2);
    CHECK(narration->sentences == 2);
    // 3 words, the sentence's pause, 2 words, the paragraph's pause, at 1,000 frames a second.
    CHECK(sink.samples.size() == 30 + 250 + 20 + 550);
    CHECK(narration->timeline.length.count == static_cast<std::int64_t>(sink.samples.size()));
    std::vector<std::pair<std::string, std::int64_t>> words;
    for (const Mark& mark : narration->timeline.marks)
        if (mark.kind == MarkKind::word)
            words.emplace_back(mark.range.of(article.text), mark.frame.count);
    CHECK(words == std::vector<std::pair<std::string, std::int64_t>>{
                       {"One", 0}, {"two", 10}, {"three", 20}, {"Four", 280}, {"five", 290}});
}

TEST_CASE("marks stand in the order they are heard: block, sentence, words") {
    Narrator narrator = make_narrator();
    FakeSink sink;
    const auto narration = narrator.narrate(article_from_text("One two. Three."), sink);
    REQUIRE(narration);
    std::string kinds;
    for (const Mark& mark : narration->timeline.marks) kinds += to_string(mark.kind)[0];
    CHECK(kinds == "bswwsw");
}

TEST_CASE("a sentence that cannot be spoken becomes a short silence and an entry of the report") {
    Narrator narrator = make_narrator();
    FakeSink sink;
    const Article article = article_from_text("One two. This is bad. Three.");
    const auto narration = narrator.narrate(article, sink);
    REQUIRE(narration);
    REQUIRE(narration->skipped.size() == 1);
    CHECK(narration->skipped[0].range.of(article.text) == "This is bad.");
    CHECK(narration->skipped[0].reason == "it is bad");
    CHECK(sink.samples.size() == 20 + 250 + 300 + 250 + 10 + 550);
}

TEST_CASE("when nothing can be spoken, the narration fails and leaves nothing") {
    Narrator narrator = make_narrator();
    FakeSink sink;
    sink.fail = true;
    const auto narration = narrator.narrate(article_from_text("One."), sink);
    REQUIRE_FALSE(narration);
    CHECK(narration.error().code == ErrorCode::output_failed);
    CHECK(sink.abandoned == 1);
    CHECK(sink.finished == 0);
}

TEST_CASE("an article of mere punctuation is no article to be said") {
    Narrator narrator = make_narrator();
    FakeSink sink;
    const auto narration = narrator.narrate(article_from_text(" \n "), sink);
    REQUIRE_FALSE(narration);
    CHECK(narration.error().code == ErrorCode::no_article);
}

TEST_CASE("a narration that is stopped ends cancelled and abandons its sink") {
    Narrator narrator = make_narrator();
    FakeSink sink;
    std::stop_source source;
    const auto narration =
        narrator.narrate(article_from_text("One. Two. Three."), sink, source.get_token(),
                         [&source](const NarrationProgress&) { source.request_stop(); });
    REQUIRE_FALSE(narration);
    CHECK(narration.error().code == ErrorCode::cancelled);
    CHECK(sink.abandoned == 1);
}

TEST_CASE("a rate out of range is refused") {
    for (const double rate : {0.0, 0.49, 4.01, -1.0}) {
        NarratorOptions options;
        options.voice = *find_builtin_voice(kDefaultVoice);
        options.rate = rate;
        const auto narrator = Narrator::create(options);
        REQUIRE_FALSE(narrator);
        CHECK(narrator.error().code == ErrorCode::invalid_argument);
    }
}
