// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "unit/speech/said.hpp"

namespace {

std::string said(std::string_view text) {
    return narrate::test::said_in("fr", text);
}

} // namespace

TEST_CASE("French numbers") {
    CHECK(said("80 moutons") == "quatre-vingts moutons");
    CHECK(said("12 345") == "douze mille trois cent quarante-cinq");
    CHECK(said("3,25") == "trois virgule vingt-cinq");
    CHECK(said("21 personnes") == "vingt-et-une personnes");
}

TEST_CASE("French ordinals follow their endings") {
    CHECK(said("le 1er tour") == "le premier tour");
    CHECK(said("la 1re fois") == "la première fois");
    CHECK(said("le 22e port") == "le vingt-deuxième port");
    CHECK(said("au XVIIIe siècle") == "au dix-huitième siècle");
}

TEST_CASE("French dates say the first of a month as an ordinal alone") {
    CHECK(said("le 1er mai 2022") == "le premier mai deux mille vingt-deux");
    CHECK(said("le 7 mai") == "le sept mai");
    CHECK(said("07/05/2022") == "sept mai deux mille vingt-deux");
}

TEST_CASE("French times of day name the hours") {
    CHECK(said("à 14h30") == "à quatorze heures trente");
    CHECK(said("à 1 h") == "à une heure");
}

TEST_CASE("French millions are followed by the preposition, elided before vowels") {
    CHECK(said("3 M€") == "trois millions d'euros");
    CHECK(said("$2 millions") == "deux millions de dollars");
    CHECK(said("3,50 €") == "trois euros cinquante centimes");
}

TEST_CASE("French short forms, raised letters, too") {
    CHECK(said("Mme Rive et M. Port") == "madame Rive et monsieur Port");
    CHECK(said("le Dʳ Rive") == "le docteur Rive");
    CHECK(said("n° 7") == "numéro sept");
}

TEST_CASE("French telephone numbers are said in pairs") {
    CHECK(said("01.55.00.12.34") == "zéro un cinquante-cinq zéro zéro douze trente-quatre");
    CHECK(said("01 55 00 12 34") == "zéro un cinquante-cinq zéro zéro douze trente-quatre");
}

TEST_CASE("French rulers are counted, centuries ordered") {
    CHECK(said("le roi Alaric IV") == "le roi Alaric quatre");
    CHECK(said("le XIXe siècle") == "le dix-neuvième siècle");
}
