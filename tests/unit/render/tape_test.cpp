// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "render/tape.hpp"

using namespace narrate;
using render::Tape;
using render::TapedSentence;

namespace {

/// A sentence of ten bytes and two words at `begin`, with a byte of white space before the next.
TapedSentence sentence_at(std::size_t begin, std::size_t frames) {
    TapedSentence sentence;
    sentence.source = {begin, begin + 10};
    sentence.samples.assign(frames, 1);
    sentence.words = {{MarkKind::word, MarkSource::measured, {begin, begin + 4}, Frames{0}},
                      {MarkKind::word, MarkSource::measured, {begin + 5, begin + 10}, Frames{60}}};
    return sentence;
}

Tape tape_of_three() {
    Tape tape;
    tape.set_format({1000, 1});
    for (const std::size_t begin : {11U, 22U, 33U}) tape.add(sentence_at(begin, 100));
    return tape;
}

} // namespace

TEST_CASE("sentences stand one behind the other on a tape") {
    const Tape tape = tape_of_three();
    CHECK(tape.begin() == Frames{0});
    CHECK(tape.end() == Frames{300});
    CHECK(tape.at(Frames{-1}) == nullptr);
    CHECK(tape.at(Frames{300}) == nullptr);
    REQUIRE(tape.at(Frames{199}) != nullptr);
    CHECK(tape.at(Frames{199})->source.begin == 22);
    CHECK(tape.at(Frames{200})->source.begin == 33);
    CHECK(tape.back().source.begin == 33);
}

TEST_CASE("frames of several channels are counted once") {
    Tape tape;
    tape.set_format({1000, 2});
    tape.add(sentence_at(0, 100));
    CHECK(tape.end() == Frames{50});
}

TEST_CASE("a byte of the text is found at its word, or at what follows it") {
    const Tape tape = tape_of_three();
    CHECK_FALSE(tape.find(10));
    CHECK(tape.find(11) == Frames{0});
    CHECK(tape.find(13) == Frames{0});
    CHECK(tape.find(16) == Frames{60});
    CHECK(tape.find(21) == Frames{100}); // Between two sentences.
    CHECK(tape.find(42) == Frames{260});
    CHECK_FALSE(tape.find(43));
    CHECK_FALSE(Tape().find(0));
}

TEST_CASE("the word that is heard is the last that began") {
    const Tape tape = tape_of_three();
    const TapedSentence& second = *tape.at(Frames{100});
    CHECK(word_at(second, Frames{100})->range.begin == 22);
    CHECK(word_at(second, Frames{159})->range.begin == 22);
    CHECK(word_at(second, Frames{160})->range.begin == 27);
    CHECK(word_at(second, Frames{99}) == nullptr);
}

TEST_CASE("what is dropped at the ends leaves the places of the rest") {
    Tape tape = tape_of_three();
    tape.drop_before(Frames{150});
    CHECK(tape.begin() == Frames{100});
    tape.drop_behind(Frames{100});
    CHECK(tape.end() == Frames{200});
    CHECK(tape.at(Frames{150})->source.begin == 22);
    CHECK(tape.at(Frames{250}) == nullptr);
}

TEST_CASE("old places of a tape that was cleared hold nothing") {
    Tape tape = tape_of_three();
    tape.clear();
    CHECK(tape.empty());
    CHECK(tape.begin() == Frames{300});
    tape.add(sentence_at(0, 100));
    CHECK(tape.at(Frames{50}) == nullptr);
    CHECK(tape.at(Frames{350})->source.begin == 0);
}

TEST_CASE("a tape is complete until some of it is to be spoken again") {
    Tape tape = tape_of_three();
    CHECK_FALSE(tape.is_complete());
    tape.complete();
    tape.drop_before(Frames{150});
    CHECK(tape.is_complete());
    tape.drop_behind(Frames{150});
    CHECK_FALSE(tape.is_complete());
    tape.complete();
    tape.clear();
    CHECK_FALSE(tape.is_complete());
}

TEST_CASE("a sentence without sound has a place but is never the one at it") {
    Tape tape;
    tape.set_format({1000, 1});
    tape.add(sentence_at(0, 0));
    CHECK(tape.at(Frames{0}) == nullptr);
    CHECK(tape.find(3) == Frames{0});
    tape.add(sentence_at(11, 100));
    CHECK(tape.at(Frames{0})->source.begin == 11);
}
