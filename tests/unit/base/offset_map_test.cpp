// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <random>

#include "narrate/text.hpp"

using namespace narrate;

namespace {

/// "It cost $5bn [1] today" said as "It cost five billion dollars today", at byte 10 of an article.
OffsetMap example() {
    OffsetMap map(10);
    map.append_verbatim(8);   // "It cost "
    map.append_spoken(4, 20); // "$5bn" → "five billion dollars"
    map.append_spoken(4, 0);  // " [1]"
    map.append_verbatim(6);   // " today"
    return map;
}

} // namespace

TEST_CASE("a spoken word leads back to the written token") {
    const OffsetMap map = example();
    CHECK(map.to_source({3, 7}) == TextRange{13, 17});   // cost
    CHECK(map.to_source({13, 20}) == TextRange{18, 22}); // billion → $5bn
    CHECK(map.to_source({29, 34}) == TextRange{27, 32}); // today
    CHECK(map.source() == TextRange{10, 32});
    CHECK(map.spoken() == TextRange{0, 34});
}

TEST_CASE("a written token leads to everything said for it") {
    const OffsetMap map = example();
    CHECK(map.to_spoken({18, 22}) == TextRange{8, 28});
    CHECK(map.to_spoken({19, 20}) == TextRange{8, 28});
    CHECK(map.to_spoken({23, 26}).empty()); // "[1]" is silent.
    CHECK(map.to_spoken({27, 32}) == TextRange{29, 34});
}

TEST_CASE("a range across several segments leads to their union") {
    const OffsetMap map = example();
    CHECK(map.to_source({3, 34}) == TextRange{13, 32});
    CHECK(map.to_source({8, 34}) == TextRange{18, 32});
}

TEST_CASE("positions past the end lead to the end") {
    const OffsetMap map = example();
    CHECK(map.to_source({34, 40}) == TextRange{32, 32});
    CHECK(OffsetMap(5).to_source({0, 3}) == TextRange{5, 5});
}

TEST_CASE("verbatim stretches that touch become one segment") {
    OffsetMap map;
    map.append_verbatim(3);
    map.append_verbatim(0);
    map.append_verbatim(4);
    CHECK(map.segments() == std::vector<OffsetSegment>{{{0, 7}, {0, 7}, SegmentKind::verbatim}});
}

TEST_CASE("two maps in a row act as one") {
    OffsetMap first; // "a $5 b" → "a five dollars b"
    first.append_verbatim(2);
    first.append_spoken(2, 12);
    first.append_verbatim(2);
    OffsetMap second; // "five" → "FAIV", "b" → "bee"
    second.append_verbatim(2);
    second.append_spoken(4, 4);
    second.append_verbatim(9);
    second.append_spoken(1, 3);
    const OffsetMap both = first.then(second);
    CHECK(both.source() == first.source());
    CHECK(both.spoken() == second.spoken());
    CHECK(both.to_source({2, 6}) == TextRange{2, 4});
    CHECK(both.to_source({15, 18}) == TextRange{5, 6});
    CHECK(both.to_source({0, 1}) == TextRange{0, 1});
}

TEST_CASE("composition of any two maps covers both ends without holes") {
    std::mt19937 dice(7);
    const auto random_map = [&](std::size_t source_length) {
        OffsetMap map;
        while (map.source().end < source_length) {
            const std::size_t left = source_length - map.source().end;
            const std::size_t length = std::min<std::size_t>(left, dice() % 5);
            if (dice() % 2 == 0) {
                map.append_verbatim(length);
            } else {
                map.append_spoken(length, dice() % 4);
            }
        }
        return map;
    };
    for (int round = 0; round < 2000; ++round) {
        const OffsetMap first = random_map(1 + dice() % 30);
        const OffsetMap second = random_map(first.spoken().size());
        const OffsetMap both = first.then(second);
        REQUIRE(both.source() == first.source());
        REQUIRE(both.spoken() == second.spoken());
        std::size_t source = 0;
        std::size_t spoken = 0;
        for (const OffsetSegment& s : both.segments()) {
            REQUIRE(s.source.begin == source);
            REQUIRE(s.spoken.begin == spoken);
            if (s.kind == SegmentKind::verbatim) REQUIRE(s.source.size() == s.spoken.size());
            if (s.kind == SegmentKind::silent) REQUIRE(s.spoken.empty());
            source = s.source.end;
            spoken = s.spoken.end;
        }
        REQUIRE(source == first.source().end);
        REQUIRE(spoken == second.spoken().end);
    }
}
