// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "synth/job.hpp"
#include "unit/synth/runs.hpp"

using namespace narrate;
using namespace narrate::synth;
using narrate::test::run_of;

namespace {

/// One piece as a worker sends it: `frames` samples, no words.
void speak(Job& job, std::size_t frames) {
    job.take(AudioStart{{1000, 1}});
    REQUIRE(job.take(AudioChunk{{1000, 1}, std::string(frames * 2, '\1')}));
    REQUIRE(job.take(SentenceMarks{{static_cast<std::int64_t>(frames)}, {}}));
}

std::vector<std::string> texts(const Job& job) {
    std::vector<std::string> result;
    for (const TextRange s : job.run().sentences) result.emplace_back(s.of(job.run().text));
    return result;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a failed attempt is made again, and what was complete is not given out twice") {
    Job job(run_of({"One.", "Two."}));
    speak(job, 10);
    REQUIRE(job.next());
    CHECK(job.fail("crashed", Job::Fault::run).empty());
    CHECK_FALSE(job.answered());
    speak(job, 10);
    CHECK_FALSE(job.next());
    speak(job, 20);
    REQUIRE(job.take_stop());
    const auto second = job.next();
    REQUIRE(second);
    CHECK(second->audio.samples.size() == 20);
    CHECK(job.answered());
}

TEST_CASE("after its second failure a run is parted around the sentence in fault") {
    Job job(run_of({"One.", "Two.", "Three.", "Four."}));
    speak(job, 10);
    CHECK(job.fail("crashed", Job::Fault::run).empty());
    speak(job, 10);
    const auto followers = job.fail("crashed", Job::Fault::run);
    CHECK(job.answered());
    CHECK(texts(job) == Texts{"One."});
    REQUIRE(followers.size() == 2);
    CHECK(texts(followers[0]) == Texts{"Two."});
    CHECK(texts(followers[1]) == Texts{"Three.", "Four."});
}

TEST_CASE("what hangs is not tried twice") {
    Job job(run_of({"One.", "Two."}));
    CHECK(job.fail("late", Job::Fault::hang).size() == 2);
}

TEST_CASE("a sentence that fails by itself is parted at its clauses, a clause is given up") {
    Job job(run_of({"The tide was high, and the ferry left."}));
    CHECK(job.fail("crashed", Job::Fault::run).empty());
    auto clauses = job.fail("crashed", Job::Fault::run);
    REQUIRE(clauses.size() == 1);
    CHECK(texts(clauses[0]) == Texts{"The tide was high,", "and the ferry left."});
    speak(clauses[0], 10);
    auto rest = clauses[0].fail("crashed", Job::Fault::run);
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].fail("crashed", Job::Fault::run).empty());
    CHECK(rest[0].answered());

    Joiner joiner;
    joiner.add(*clauses[0].next());
    CHECK_FALSE(joiner.take());
    auto lost = rest[0].next();
    REQUIRE(lost);
    CHECK_FALSE(lost->fatal);
    joiner.add(*lost);
    const auto sentence = joiner.take();
    REQUIRE(sentence);
    CHECK(sentence->failure.empty());
    REQUIRE(sentence->lost.size() == 1);
    CHECK(sentence->lost[0].spoken == TextRange{19, 38});
    CHECK(sentence->lost[0].reason == "crashed");
    CHECK(sentence->samples.size() == 10 + 300);
}

TEST_CASE("a piece that ended its worker is known for it") {
    Job job(run_of({"Unspeakable"}));
    CHECK(job.fail("died", Job::Fault::run).empty());
    CHECK(job.fail("died", Job::Fault::worker).empty());
    const auto piece = job.next();
    REQUIRE(piece);
    CHECK(piece->fatal);
    CHECK(piece->audio.failure == "died");
}

TEST_CASE("a sentence of which every clause is lost is a failure without sound") {
    Joiner joiner;
    for (const bool continues : {true, false}) {
        SpokenPiece piece;
        piece.audio.failure = "crashed";
        piece.place = {0, 5};
        piece.continues = continues;
        joiner.add(piece);
    }
    const auto sentence = joiner.take();
    REQUIRE(sentence);
    CHECK(sentence->failure == "crashed");
    CHECK(sentence->samples.empty());
    CHECK(sentence->lost.empty());
}

TEST_CASE("marks of clauses are counted from the beginning of their sentence") {
    Joiner joiner;
    for (const std::size_t begin : {0U, 20U}) {
        SpokenPiece piece;
        piece.audio.format = {1000, 1};
        piece.audio.samples.assign(100, 1);
        piece.audio.events = {{3, {40}}};
        piece.place = {begin, begin + 10};
        piece.continues = begin == 0;
        joiner.add(piece);
    }
    const auto sentence = joiner.take();
    REQUIRE(sentence);
    REQUIRE(sentence->events.size() == 2);
    CHECK(sentence->events[1].position == 23);
    CHECK(sentence->events[1].frame.count == 140);
}

TEST_CASE("a job takes nothing that its run cannot have") {
    const auto fresh = [] {
        Job job(run_of({"One."}));
        job.take(AudioStart{{1000, 1}});
        return job;
    };
    const AudioChunk chunk{{1000, 1}, std::string(20, '\1')};
    SECTION("audio in another format") {
        Job job = fresh();
        CHECK_FALSE(job.take(AudioChunk{{2000, 1}, chunk.samples}));
    }
    SECTION("far more audio than the text can have") {
        Job job = fresh();
        const AudioChunk minute{{1000, 1}, std::string(2 * 61'000, '\1')};
        CHECK(job.take(minute));
        CHECK_FALSE(job.take(minute));
    }
    SECTION("a length that is not that of the audio") {
        Job job = fresh();
        REQUIRE(job.take(chunk));
        CHECK_FALSE(job.take(SentenceMarks{{11}, {}}));
    }
    SECTION("marks outside the text, outside the audio, or going back") {
        for (const std::vector<SpeechEvent>& events :
             {std::vector<SpeechEvent>{{5, {0}}}, {{0, {11}}}, {{0, {5}}, {1, {4}}}}) {
            Job job = fresh();
            REQUIRE(job.take(chunk));
            CHECK_FALSE(job.take(SentenceMarks{{10}, events}));
        }
    }
    SECTION("more sentences than it has, or fewer") {
        Job job = fresh();
        CHECK_FALSE(fresh().take_stop());
        REQUIRE(job.take(chunk));
        REQUIRE(job.take(SentenceMarks{{10}, {}}));
        CHECK_FALSE(job.take(chunk));
        CHECK_FALSE(job.take(SentenceMarks{{0}, {}}));
    }
}

TEST_CASE("a whole answer without marks is the sentence of a run that has only one") {
    Job job(run_of({"One."}));
    job.take(AudioStart{{1000, 1}});
    REQUIRE(job.take(AudioChunk{{1000, 1}, std::string(20, '\1')}));
    REQUIRE(job.take_stop());
    const auto piece = job.next();
    REQUIRE(piece);
    CHECK(piece->audio.samples.size() == 10);
    CHECK(piece->audio.events.empty());
}

TEST_CASE("a job knows how much audio waits in it") {
    Job job(run_of({"One.", "Two."}));
    speak(job, 500);
    CHECK(job.ready_time().count() == 500);
    REQUIRE(job.next());
    CHECK(job.ready_time().count() == 0);
}
