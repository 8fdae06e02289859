// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "render/play_map.hpp"

using narrate::Frames;
using narrate::render::PlayMap;

TEST_CASE("what is played is the tape at some speed, from where it was followed") {
    PlayMap map;
    CHECK_FALSE(map.taped(Frames{0}));
    map.follow(Frames{100}, Frames{1000}, 1);
    map.follow(Frames{200}, Frames{1100}, 2);
    CHECK_FALSE(map.taped(Frames{99}));
    CHECK(map.taped(Frames{100}) == Frames{1000});
    CHECK(map.taped(Frames{150}) == Frames{1050});
    CHECK(map.taped(Frames{200}) == Frames{1100});
    CHECK(map.taped(Frames{250}) == Frames{1200});
}

TEST_CASE("what is heard lies as far behind the callback as the sound needs to the ear") {
    PlayMap map;
    CHECK(map.heard(Frames{500}, Frames{30}) == Frames{470});
}

TEST_CASE("behind a cut that came to pass, what was heard before it still comes first") {
    PlayMap map;
    map.follow(Frames{0}, Frames{0}, 1);
    map.cut(Frames{100}, Frames{400});
    // Not yet there.
    CHECK(map.heard(Frames{90}, Frames{30}) == Frames{60});
    // 20 frames behind the cut: 30 frames ago it was 10 before it.
    CHECK(map.heard(Frames{420}, Frames{30}) == Frames{90});
    CHECK(map.heard(Frames{430}, Frames{30}) == Frames{400});
    CHECK(map.heard(Frames{450}, Frames{30}) == Frames{420});
}

TEST_CASE("several cuts in a row are all taken back") {
    PlayMap map;
    map.cut(Frames{100}, Frames{400});
    map.cut(Frames{410}, Frames{800});
    map.cut(Frames{815}, Frames{1000});
    // Heard were 0–100, 400–410, 800–815, 1000–….
    CHECK(map.heard(Frames{1005}, Frames{10}) == Frames{810});
    CHECK(map.heard(Frames{1005}, Frames{25}) == Frames{405});
    CHECK(map.heard(Frames{1005}, Frames{40}) == Frames{90});
}

TEST_CASE("a cut that has not come to pass is replaced by the next one") {
    PlayMap map;
    map.cut(Frames{100}, Frames{400});
    map.cut(Frames{100}, Frames{700});
    CHECK(map.heard(Frames{710}, Frames{20}) == Frames{90});
}

TEST_CASE("behind a cut nothing of the tape is heard until something is followed there") {
    PlayMap map;
    map.follow(Frames{0}, Frames{0}, 1);
    map.cut(Frames{100}, Frames{400});
    CHECK(map.taped(Frames{99}) == Frames{99});
    CHECK_FALSE(map.taped(Frames{400}));
    CHECK_FALSE(map.taped(Frames{500}));
    map.follow(Frames{400}, Frames{2000}, 1);
    CHECK(map.taped(Frames{400}) == Frames{2000});
    CHECK(map.taped(Frames{500}) == Frames{2100});
}

TEST_CASE("what is forgotten leaves the rest as it was") {
    PlayMap map;
    map.follow(Frames{0}, Frames{0}, 1);
    map.follow(Frames{50}, Frames{70}, 1);
    map.cut(Frames{100}, Frames{400});
    map.follow(Frames{400}, Frames{2000}, 1);
    map.forget_before(Frames{60});
    CHECK(map.taped(Frames{60}) == Frames{80});
    map.forget_before(Frames{410});
    CHECK(map.taped(Frames{410}) == Frames{2010});
    CHECK(map.heard(Frames{420}, Frames{5}) == Frames{415});
}
