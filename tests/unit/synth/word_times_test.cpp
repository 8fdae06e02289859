// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "synth/backends/espeak/word_times.hpp"

using namespace narrate;
using namespace narrate::espeak;

namespace {

std::string pronounce(std::string_view word) {
    return word == "the" ? "D@" : word == "a" ? "'eI" : "";
}

std::vector<std::pair<std::size_t, std::int64_t>> parted(std::string_view sentence,
                                                         const std::vector<SpeechEvent>& events,
                                                         const std::vector<PhonemeTime>& phonemes) {
    std::vector<std::pair<std::size_t, std::int64_t>> result;
    for (const auto& e : part_merged_words(sentence, events, phonemes, pronounce))
        result.emplace_back(e.position, e.frame.count);
    return result;
}

using Pairs = std::vector<std::pair<std::size_t, std::int64_t>>;

} // namespace

TEST_CASE("the second word of a pair said as one begins at its first phoneme") {
    // "end of the road": one event for "of the".
    const std::vector<SpeechEvent> events{{0, {0}}, {4, {300}}, {11, {560}}};
    const std::vector<PhonemeTime> phonemes{{"E", {0}},   {"n", {100}}, {"d", {200}}, {"0", {300}},
                                            {"v", {390}}, {"D", {450}}, {"@", {500}}, {"r", {560}}};
    CHECK(parted("end of the road", events, phonemes) ==
          Pairs{{0, 0}, {4, 300}, {7, 450}, {11, 560}});
}

TEST_CASE("a reduced vowel is found at the end of its pair") {
    const std::vector<SpeechEvent> events{{0, {0}}, {5, {300}}};
    const std::vector<PhonemeTime> phonemes{{"a", {0}}, {"t", {100}}, {"@", {140}}, {"h", {300}}};
    CHECK(parted("at a hill", events, phonemes) == Pairs{{0, 0}, {3, 140}, {5, 300}});
}

TEST_CASE("where no phoneme fits, or more than one word is missing, nothing is made up") {
    const std::vector<SpeechEvent> events{{0, {0}}, {7, {300}}};
    const std::vector<PhonemeTime> phonemes{{"0", {0}}, {"v", {90}}, {"z", {150}}};
    CHECK(parted("of the road", events, phonemes) == Pairs{{0, 0}, {7, 300}});
    CHECK(parted("of the old road", {{0, {0}}, {11, {300}}}, phonemes) == Pairs{{0, 0}, {11, 300}});
    CHECK(parted("of the road", {}, {}).empty());
    CHECK(parted("of the road", events, {}) == Pairs{{0, 0}, {7, 300}});
}
