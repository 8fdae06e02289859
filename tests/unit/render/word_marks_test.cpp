// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "render/word_marks.hpp"

using namespace narrate;
using render::word_marks;

namespace {

/// "We paid $5bn for it." at byte 6 of the text, said with "five billion dollars".
struct Example {
    std::string text = "Skip. We paid $5bn for it.";
    TextRange source{6, 26};
    Utterance utterance;

    Example() {
        utterance.spoken = "We paid five billion dollars for it.";
        utterance.map = OffsetMap(6);
        utterance.map.append_verbatim(8);
        utterance.map.append_spoken(4, 20);
        utterance.map.append_verbatim(8);
    }
};

} // namespace

TEST_CASE("each written word gets one mark with its own range and its event's time") {
    const Example e;
    const std::vector<SpeechEvent> events{{0, {0}},    {3, {100}},  {8, {200}}, {13, {300}},
                                          {21, {400}}, {29, {500}}, {33, {600}}};
    const auto marks = word_marks(e.text, e.source, e.utterance, events, {700}, {1000});
    REQUIRE(marks.size() == 5);
    const std::vector<std::string_view> words{"We", "paid", "$5bn", "for", "it"};
    const std::vector<std::int64_t> frames{1000, 1100, 1200, 1500, 1600};
    for (std::size_t i = 0; i < marks.size(); ++i) {
        CHECK(marks[i].range.of(e.text) == words[i]);
        CHECK(marks[i].frame.count == frames[i]);
        CHECK(marks[i].source == MarkSource::measured);
    }
}

TEST_CASE("a word without an event is placed between its neighbours and flagged") {
    const Example e;
    const std::vector<SpeechEvent> events{{0, {0}}, {8, {200}}, {33, {600}}};
    const auto marks = word_marks(e.text, e.source, e.utterance, events, {700}, {0});
    REQUIRE(marks.size() == 5);
    CHECK(marks[1].source == MarkSource::estimated);
    CHECK(marks[1].frame.count == 75); // Byte 3 of the 8 between "We" and "$5bn".
    CHECK(marks[3].source == MarkSource::estimated);
    CHECK(marks[3].frame.count > 200);
    CHECK(marks[3].frame.count < 600);
}

TEST_CASE("without any events the words share the sentence by their length") {
    const Example e;
    const auto marks = word_marks(e.text, e.source, e.utterance, {}, {3600}, {0});
    REQUIRE(marks.size() == 5);
    CHECK(marks[0].frame.count == 0);
    CHECK(marks[2].frame.count == 800);
    CHECK(marks[4].frame.count == 3300);
    for (const Mark& mark : marks) CHECK(mark.source == MarkSource::estimated);
}

TEST_CASE("events that lie are not believed: times stay in order and inside the sentence") {
    const Example e;
    const std::vector<SpeechEvent> events{{8, {500}},    {3, {550}},  {0, {560}},
                                          {1000, {600}}, {33, {900}}, {33, {950}}};
    const auto marks = word_marks(e.text, e.source, e.utterance, events, {700}, {0});
    Frames before{0};
    for (const Mark& mark : marks) {
        CHECK(mark.frame >= before);
        CHECK(mark.frame <= Frames{700});
        before = mark.frame;
    }
}
