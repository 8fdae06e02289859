// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "render/follower.hpp"

using namespace narrate;
using narrate::render::Follower;
using narrate::render::HeardText;
using narrate::render::Tape;

namespace {

constexpr TextRange kFirst{0, 8};
constexpr TextRange kSecond{9, 20};

/// Two sentences of 100 frames, with words at 0 and 40.
Tape two_sentences() {
    Tape tape;
    tape.set_format({1000, 1});
    for (const TextRange source : {kFirst, kSecond}) {
        render::TapedSentence sentence;
        sentence.source = source;
        sentence.samples.resize(100);
        sentence.words = {{MarkKind::word, {}, {source.begin, source.begin + 3}, {0}},
                          {MarkKind::word, {}, {source.begin + 4, source.end}, {40}}};
        tape.add(std::move(sentence));
    }
    return tape;
}

using Heard = std::vector<HeardText>;

} // namespace

TEST_CASE("sentences and words are told once, when they are heard") {
    const Tape tape = two_sentences();
    Follower follower;
    Heard heard;
    follower.follow(tape, {0}, heard);
    CHECK((heard == Heard{{MarkKind::sentence, kFirst}, {MarkKind::word, {0, 3}}}));
    heard.clear();
    follower.follow(tape, {39}, heard);
    CHECK(heard.empty());
    follower.follow(tape, {40}, heard);
    follower.follow(tape, {40}, heard);
    CHECK((heard == Heard{{MarkKind::word, {4, 8}}}));
}

TEST_CASE("marks that came between two looks are told all, in their order") {
    const Tape tape = two_sentences();
    Follower follower;
    Heard heard;
    follower.follow(tape, tape.end(), heard);
    CHECK((heard == Heard{{MarkKind::sentence, kFirst},
                          {MarkKind::word, {0, 3}},
                          {MarkKind::word, {4, 8}},
                          {MarkKind::sentence, kSecond},
                          {MarkKind::word, {9, 12}},
                          {MarkKind::word, {13, 20}}}));
}

TEST_CASE("where playing goes back, or on, marks are told from there on") {
    const Tape tape = two_sentences();
    Follower follower;
    Heard heard;
    follower.follow(tape, {50}, heard);
    heard.clear();
    follower.move({140});
    follower.follow(tape, {150}, heard);
    CHECK((heard == Heard{{MarkKind::sentence, kSecond}, {MarkKind::word, {13, 20}}}));
    heard.clear();
    follower.move({0});
    follower.follow(tape, {10}, heard);
    CHECK((heard == Heard{{MarkKind::sentence, kFirst}, {MarkKind::word, {0, 3}}}));
}
