// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "unit/speech/said.hpp"

namespace {

std::string said(std::string_view text) {
    return narrate::test::said_in("de", text);
}

} // namespace

TEST_CASE("German numbers are said in the parts that they are made of") {
    CHECK(said("Es waren 21 Boote.") == "Es waren ein und zwanzig Boote.");
    CHECK(said("12.345 Schafe") == "zwölf tausend drei hundert fünf und vierzig Schafe");
    CHECK(said("2,75") == "zwei Komma sieben fünf");
    CHECK(said("-5") == "minus fünf");
    CHECK(said("3,4 Mio. Schafe") == "drei Komma vier Millionen Schafe");
}

TEST_CASE("a German year before 2000 is said in hundreds") {
    CHECK(said("Im Jahr 1987 und 2007.") ==
          "Im Jahr neunzehn hundert sieben und achtzig und zwei tausend sieben.");
    CHECK(said("die 1980er Jahre") == "die neunzehn hundert achtziger Jahre");
}

TEST_CASE("a German number with a full stop is an ordinal, inflected as the words before it want") {
    CHECK(said("4.") == "vierter");
    CHECK(said("Der 4. Versuch gelang.") == "Der vierte Versuch gelang.");
    CHECK(said("Beim 4. Versuch.") == "Beim vierten Versuch.");
    CHECK(said("in der 4. Runde") == "in der vierten Runde");
    CHECK(said("die Kinder der 4. Klasse") == "die Kinder der vierten Klasse");
    CHECK(said("der 4te") == "der vierte");
}

TEST_CASE("a German number at the end of a sentence keeps the full stop") {
    CHECK(said("Gezählt wurden 14.") == "Gezählt wurden vierzehn.");
}

TEST_CASE("a German one agrees with the noun behind it, not with the noun that it numbers") {
    CHECK(said("1 Stimme, 1 Boot") == "eine Stimme, ein Boot");
    CHECK(said("Abs. 1 Satz 2") == "Absatz eins Satz zwei");
}

TEST_CASE("German dates") {
    CHECK(said("am 4.11.2021.") == "am vierten November zwei tausend ein und zwanzig.");
    CHECK(said("am 7. Mai 2021") == "am siebten Mai zwei tausend ein und zwanzig");
    CHECK(said("07.05.2021") == "siebter Mai zwei tausend ein und zwanzig");
    CHECK(said("2021-05-07") == "siebter Mai zwei tausend ein und zwanzig");
    CHECK(said("am 07.05. um 9 Uhr") == "am siebten Mai um neun Uhr");
}

TEST_CASE("German times of day name the hour") {
    CHECK(said("um 8.05 Uhr") == "um acht Uhr fünf");
    CHECK(said("17:30") == "siebzehn Uhr dreißig");
    CHECK(said("01:00 Uhr") == "ein Uhr");
}

TEST_CASE("German sums name the currency behind the number") {
    CHECK(said("€3,50") == "drei Euro fünfzig Cent");
    CHECK(said("1 €") == "ein Euro");
    CHECK(said("4,2 Mrd. Euro") == "vier Komma zwei Milliarden Euro");
    CHECK(said("$0,05") == "fünf Cent");
}

TEST_CASE("German measures and rates") {
    CHECK(said("7 km") == "sieben Kilometer");
    CHECK(said("1 h") == "eine Stunde");
    CHECK(said("120 km/h") == "ein hundert zwanzig Kilometer pro Stunde");
    CHECK(said("3,5 %") == "drei Komma fünf Prozent");
}

TEST_CASE("German ranges, results and fractions") {
    CHECK(said("5-10 km") == "fünf bis zehn Kilometer");
    CHECK(said("gewann 3:1") == "gewann drei zu eins");
    CHECK(said("3/4") == "drei viertel");
    CHECK(said("1 1/2") == "ein ein halb");
}

TEST_CASE("German short forms are said in full, with and without spaces inside") {
    CHECK(said("Obst, z. B. Birnen") == "Obst, zum Beispiel Birnen");
    CHECK(said("Obst, z.B. Birnen") == "Obst, zum Beispiel Birnen");
    CHECK(said("Dr. Hagen") == "Doktor Hagen");
    CHECK(said("Nr. 12") == "Nummer zwölf");
}

TEST_CASE("German telephone numbers are said digit by digit") {
    CHECK(said("+49 30 5550199") ==
          "plus neun und vierzig drei null fünf fünf fünf null eins neun neun");
    CHECK(said("Tel. 110") == "Telefon eins eins null");
}

TEST_CASE("German addresses on the net are read, and what cannot be said is spelled") {
    CHECK(said("www.gezeiten.de") == "w w w Punkt gezeiten Punkt de");
    CHECK(said("info@kqx.de") == "info at k q x Punkt de");
    CHECK(said("www.kqx.org") == "w w w Punkt k q x Punkt org");
}

TEST_CASE("German Roman numerals are ordinals behind a name and before a full stop") {
    CHECK(said("Alarich IV. starb") == "Alarich der vierte starb");
    CHECK(said("im XI. Bezirk") == "im elften Bezirk");
    CHECK(said("Kapitel IV") == "Kapitel vier");
}

TEST_CASE("German months are said in full before a year") {
    CHECK(said("im Jan. 2020") == "im Januar zwei tausend zwanzig");
    CHECK(said("12/2020") == "Dezember zwei tausend zwanzig");
}
