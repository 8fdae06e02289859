// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "unit/speech/said.hpp"

namespace {

std::string said(std::string_view text) {
    return narrate::test::said_in("it", text);
}

} // namespace

TEST_CASE("Italian numbers are written in one word up to the millions") {
    CHECK(said("2.345 pecore") == "duemilatrecentoquarantacinque pecore");
    CHECK(said("183") == "centottantatré");
    CHECK(said("1.200.000") == "un milione e duecentomila");
    CHECK(said("1 persona, 1 porto") == "una persona, un porto");
}

TEST_CASE("Italian decimals of two digits are one number, longer ones are said digit by digit") {
    CHECK(said("4,25") == "quattro virgola venticinque");
    CHECK(said("4,253") == "quattro virgola due cinque tre");
}

TEST_CASE("Italian ordinals") {
    CHECK(said("la 3ª volta") == "la terza volta");
    CHECK(said("il 23º porto") == "il ventitreesimo porto");
    CHECK(said("il XVIII secolo") == "il diciottesimo secolo");
}

TEST_CASE("Italian dates, times, sums and measures") {
    CHECK(said("il 1 maggio 2021") == "il primo maggio duemilaventuno");
    CHECK(said("alle 16:00") == "alle sedici");
    CHECK(said("3 milioni di euro") == "tre milioni di euro");
    CHECK(said("€3,50") == "tre euro cinquanta centesimi");
    CHECK(said("1 km") == "un chilometro");
    CHECK(said("120 km/h") == "centoventi chilometri all'ora");
}

TEST_CASE("Italian short forms") {
    CHECK(said("la dott.ssa Riva") == "la dottoressa Riva");
    CHECK(said("il sig. Riva") == "il signor Riva");
}
