// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "unit/speech/said.hpp"

namespace {

std::string said(std::string_view text) {
    return narrate::test::said_in("nl", text);
}

} // namespace

TEST_CASE("Dutch numbers, ordinals and years") {
    CHECK(said("21 schapen") == "eenentwintig schapen");
    CHECK(said("2,75") == "twee komma zeven vijf");
    CHECK(said("de 3e keer") == "de derde keer");
    CHECK(said("de 21ste eeuw") == "de eenentwintigste eeuw");
    CHECK(said("in 1987") == "in negentienhonderdzevenentachtig");
}

TEST_CASE("Dutch dates, times, sums and measures") {
    CHECK(said("op 7 mei 2021") == "op zeven mei tweeduizendeenentwintig");
    CHECK(said("om 15.30 uur") == "om vijftien uur dertig");
    CHECK(said("€3,50") == "drie euro vijftig cent");
    CHECK(said("3 mln euro") == "drie miljoen euro");
    CHECK(said("7 km") == "zeven kilometer");
}

TEST_CASE("a Dutch result of a match is no range") {
    CHECK(said("5-10 km") == "vijf tot tien kilometer");
    CHECK(said("De ploeg won met 3-1.") == "De ploeg won met drie een.");
}

TEST_CASE("Dutch rulers are numbered with an article") {
    CHECK(said("Willem III kwam") == "Willem de derde kwam");
}

TEST_CASE("Dutch short forms") {
    CHECK(said("dhr. Rivier") == "de heer Rivier");
    CHECK(said("fruit, bijv. peren") == "fruit, bijvoorbeeld peren");
}
