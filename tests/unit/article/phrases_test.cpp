// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "article/phrases.hpp"
#include "base/assets.hpp"
#include "base/table.hpp"

using namespace narrate;
using article::chrome_reason;

namespace {

struct Line {
    std::string_view language;
    std::string_view text;
};

constexpr Line kChrome[] = {
    {"en", "Listen to this article"},
    {"en", "LISTEN • 5 MIN"},
    {"en", "Loading audio..."},
    {"en", "This article is more than 2 years old"},
    {"en", "Your browser does not support the audio element."},
    {"en", "00:00 / 03:12"},
    {"en", "1.5x"},
    {"en", "Story continues below"},
    {"en", "Morning Live 12pm - 3pm"},
    {"en", "Photo: the harbour office"},
    {"en", "© 2024 The Harbour Post"},
    {"en", "Back to top"},
    {"en", "12 comments"},
    {"de", "Artikel anhören"},
    {"de", "Lesedauer: 3 Minuten"},
    {"de", "Lesen Sie auch: Der Pegel steigt weiter"},
    {"de", "Alle Rechte vorbehalten"},
    {"de", "vor 3 Stunden"},
    {"fr", "Écouter cet article"},
    {"fr", "La suite après cette publicité"},
    {"fr", "Temps de lecture : 4 min"},
    {"fr", "Tous droits réservés"},
    {"es", "Escucha este artículo"},
    {"es", "Te puede interesar: la crecida del río"},
    {"es", "Política de privacidad"},
    {"it", "Ascolta questo articolo"},
    {"it", "Riproduzione riservata"},
    {"it", "Leggi anche: il ponte riapre"},
    {"pt", "Ouça este artigo"},
    {"pt", "Continua após a publicidade"},
    {"pt", "Todos os direitos reservados"},
    {"nl", "Luister naar dit artikel"},
    {"nl", "Lees ook: de brug is weer open"},
    {"nl", "Tekst loopt door onder de advertentie"},
};

/// The same words, said in an article.
constexpr Line kSentences[] = {
    {"en", "He asked her to listen to this article before the ferry left."},
    {"en", "The loading of audio tapes took the archive most of a year."},
    {"en", "Back to the top of the hill they went, and the wheel went with them."},
    {"en", "Advertisement was the one trade that the valley had never learnt."},
    {"en", "Photographs of the harbour hung in every room of the inn."},
    {"de", "Er hat den Artikel anhören wollen, aber das Gerät blieb stumm."},
    {"de", "Zurück zur Übersicht der Pegel ging es erst am Abend."},
    {"fr", "Elle voulait écouter cet article avant de partir pour la gare."},
    {"es", "Quería escuchar este artículo antes de salir hacia el puerto."},
    {"it", "Voleva ascoltare questo articolo prima di partire per il porto."},
    {"pt", "Queria ouvir este artigo antes de partir para o porto."},
    {"nl", "Ze wilde luisteren naar dit artikel voordat de boot vertrok."},
};

} // namespace

TEST_CASE("what a listener must not hear is known as chrome in seven languages") {
    for (const Line& line : kChrome) {
        CAPTURE(line.text);
        CHECK(!chrome_reason(line.text, line.language).empty());
    }
}

TEST_CASE("the words of a phrase inside a sentence are no chrome") {
    for (const Line& line : kSentences) {
        CAPTURE(line.text);
        CHECK(chrome_reason(line.text, line.language).empty());
        CHECK(chrome_reason(line.text, "").empty());
    }
}

TEST_CASE("the phrases of one language do not judge the pages of another") {
    CHECK(chrome_reason("Weiterlesen", "fr").empty());
    CHECK(chrome_reason("Weiterlesen", "de-AT") == "related.links");
    CHECK(chrome_reason("Weiterlesen", "") == "related.links");
    CHECK(chrome_reason("Read more", "de") == "related.links");
}

TEST_CASE("the phrases are written in the form that blocks are looked up in") {
    const std::set<std::string_view> places = {"whole", "begin", "end"};
    for (const std::string language : {"en", "de", "fr", "es", "it", "pt", "nl"}) {
        base::TableReader reader(base::find_asset("assets/chrome/" + language + ".tsv"));
        std::size_t rows = 0;
        while (const auto* row = reader.next()) {
            CAPTURE(language, reader.line());
            REQUIRE(row->size() == 4);
            CHECK(places.contains((*row)[1]));
            const std::string phrase((*row)[3]);
            CHECK(!article::phrase_form(phrase).empty());
            // A phrase that begins a block may end in a colon.
            if ((*row)[1] == "whole") CHECK(article::phrase_form(phrase) == phrase);
            ++rows;
        }
        CHECK(rows > 100);
    }
}
