// SPDX-License-Identifier: Apache-2.0
// What ends a sentence, rule by rule. In the texts "|" stands where sentences part.
#include <catch2/catch.hpp>

#include <string>

#include "narrate/sentence.hpp"

using namespace narrate;

namespace {

/// Segments `marked` without its marks, and gives it with marks where the sentences were parted.
std::string segmented(std::string_view marked, std::string_view language) {
    std::string text;
    for (const char c : marked)
        if (c != '|') text += c;
    std::string result;
    std::size_t at = 0;
    for (const TextRange sentence : segment_sentences(text, language)) {
        if (at != 0) result += '|';
        result += text.substr(at, sentence.end - at);
        at = sentence.end;
    }
    return result + text.substr(at);
}

void check(std::string_view marked, std::string_view language = "en") {
    CHECK(segmented(marked, language) == marked);
}

} // namespace

TEST_CASE("a name behind a title, an initial or a title in capitals belongs to its sentence") {
    check("Mr. Hale met Dr. R. L. Dunmore.| R.L. Dunmore spoke.");
    check("ARGUMENT OF GEN. ORLA FENN.| She began.");
    check("They chose plan B.| The rest went home.");
}

TEST_CASE("titles in small letters belong to the name behind them, too") {
    check("Parla il dott. Neri.| Poi tace.", "it");
    check("Habla la dra. Mora.| Calla.", "es");
    check("Fala o prof. Reis.| Cala-se.", "pt");
    check("Depuis janv. 2019 tout va bien.| Enfin.", "fr");
    check("It was due on jan. 4.| It came.", "en");
}

TEST_CASE("an abbreviation that may end a sentence does so before a starter, not before a name") {
    check("She works for the U.S.| He works for the U.S. Coast Guard.");
    check("It belongs to Pell Inc.| The firm is old.| Pell Inc. Chairman Orrin Vale spoke.");
    check("He left the U.S.| Mr. Vale stayed.");
    check("They moved to Lanmouth, D.C.| It rained.");
}

TEST_CASE("degrees end a sentence before a capital, and go on before a lower-case letter") {
    check("The harbour master holds a Ph.D.| Gulls do not.| A Ph.D. in tides takes years.");
}

TEST_CASE("a shortened number word goes on before digits, Roman numbers and letters") {
    check("See No. 10 and Vol. IV of it.| See Fig. A. on the wall.");
    check("The tides stand on p. 81 of it.| Some say no.| Then they look.");
}

TEST_CASE("a unit is one behind a number only") {
    check("A plank of 9 ft. 2 in. drifted by.| The tide came in.| 7 boats rose.");
    check("The crab weighed 3 lb.| Gulls took it.");
}

TEST_CASE("a time ends its sentence, unless a day follows or only a phrase stands before it") {
    check("The last bus goes at 11 p.m.| The quay is dark then.");
    check("The ferry left at 6 p.m. Tuesday.| It came back at 9 p.m.| Orla waved.");
    check("During the storm at 3 a.m. Mrs. Fenn rang the bell.");
    check("Before 4 a.m. Capt. Pell slept.");
    check("The fort was built in A.D. 120.| It fell in 400 A.D.| Lanmouth grew.");
}

TEST_CASE("people who leave out capitals still end sentences") {
    check("we went to the harbour.| they had closed it.");
    check("did the boat sink?| we could not tell.");
    check("They met the dept. heads today.| It cost approx. five.");
    check("\u201cIs it late?\u201d asked Orla.| \u201cStop!\u201d cried Vale.");
    check("Tea is sold at Ahoy! near the quay.");
}

TEST_CASE("a space that was left out between two sentences does not join them") {
    check("The bridge is closed.|It will open in May.|Mr. Vale is glad.");
    check("The harbour took in 2,500.|That paid for paint.");
    check("Read example.org and lanmouth.Net, or java.lang.String.");
}

TEST_CASE("closing signs, spaced or not, stay with the sentence that they close") {
    check("Die M\u00f6we schrie: \u201eFisch!\u201c| Der Kutter fuhr weiter.", "de");
    check("Le port crie : \u00ab Un bateau ! \u00bb| La mer reste calme.", "fr");
    check(",, Het was koud. ''| De schipper zweeg.", "nl");
    check("The sign read 'no fishing . '| The gulls fished.");
    check("\"It is late. \"| She left.");
    check("A tug named '' Heave ! '' .| Its crew slept.");
}

TEST_CASE("footnote marks, omissions and smileys stay with the sentence before them") {
    check(
        "The pier fell. [1][2]| It was old. [...]| It was built twice.| It stood.3| They said so.");
    check("The pier fell (in May).12| The town paid.| The lease ended. 6| Since then it stands "
          "empty.");
    check("It works! :-)| Thanks again. :)| See you.");
    check("It ended in 1990.| 4 people saw it.");
}

TEST_CASE("stops that stand apart are one stop") {
    check("Ahoy ! ! !| Is anybody there ? ?| Nobody was .");
    check("The bell rang . . . and rang.| Nobody stirred. . . .");
    check("The mast held.| . . . The sails did not.");
}

TEST_CASE("what an ellipsis breaks off goes on with a lower-case letter or \"I\"") {
    check("If the tide turns... I swim.| The fog was... thick.| Listen...| Bells rang.");
}

TEST_CASE("a remark inside a sentence is not parted, nor is one that exclaims or asks") {
    check("Orla wrote \u201cThe tide is out. Bring boots.\u201d| They did.");
    check("\"Crabs again? Throw them back.\"| The nets went out.");
    check("\"A whale! Look there! Is it ours?\"| The deck was full.");
    check("\u201cIt is late.| We must go,\u201d she said.");
    check("The chart [scale? 1:5. Old] hangs there.");
}

TEST_CASE("a source behind a quotation, or a reference in brackets, belongs to it") {
    check("\"The sea takes its time.\" - Orrin Vale");
    check("\"The quay was of oak [...]\" (Dunmore 12).| Oak rots.");
    check("It rained.| (It often does.)| We left.");
}

TEST_CASE("a dash between a broken question and what goes on does not end the sentence") {
    check("The new quay \u2013 a gift? \u2013 shines.| Pull once and -- heave! -- twice.");
}

TEST_CASE("an abbreviation before a dash, a date or a year in brackets goes on") {
    check("LANMOUTH, Va. \u2013 The ferry sank.| Tides at 4:20 p.m. ET, Sat. June 9, 2031.");
    check("Dunmore et al. (2027) agree.| So do Vale et al.| Nobody else does.");
}

TEST_CASE("an abbreviation that begins a sentence is known by its small letters") {
    check("Approx. 5 people came.| They left.");
    check("P\u00e1g. 5 es buena.| \u00bfQu\u00e9 dice?", "es");
}

TEST_CASE("the width of wrapped lines is counted in characters, long addresses aside") {
    check("The old harbour of Lanmouth stood behind\n"
          "\u0413\u043e\u0440\u043e\u0434 \u043f\u043e\u0441\u0442\u0440\u043e\u0438\u043b "
          "\u043d\u043e\u0432\u044b\u0439 \u043c\u043e\u0441\u0442 \u0447\u0435\u0440\u0435\u0437 "
          "\u0440\u0435\u043a\u0443 \u0438\nCity Hall watched.");
    check("The harbour board of the town has decided that the\nOld Pier goes.| It said so at\n"
          "https://lanmouth.example/council/meetings/2021/05/03/minutes-of-the-harbour-board\n"
          "and nowhere else.");
}

TEST_CASE("a line that was ended before it was full ends its sentence") {
    check("The Ferry of Lanmouth|\n(A Picture Will Follow)|\nThe ferry runs daily.");
    check("apples|\npears|\nplums and figs");
    check(
        "The ferry between the two harbours of Lanmouth\nHead will stop for three weeks, said the\n"
        "council of the town.");
    check("Take these:|\n\u2022 a rope|\n\u2022 a lamp|\n- a map|\n2. a coat");
    check("Q\nU\nAY");
    check("The ferry lay at the\nquay all winter.");
}

TEST_CASE("drawn lines and addresses before a capital part sentences") {
    check("__________|\nGet it now.");
    check("Write to orla@lanmouth.example| Orla Fenn wrote that.");
    check("See https://lanmouth.example/a.b?c=d.e for more.");
    check("Orla Fenn 11/30/2014 07:41 AM| All of us met.");
}

TEST_CASE("a word that begins sentences does so where a stop was left out") {
    check("The harbour opens again| They will be glad.");
    check("Lanmouth, June 19, 2031| On the quay stood a crane.");
    check("A prefeitura fecha as pontes| O prefeito falou.", "pt");
    check("She saw The Wheel and read It Rains.");
}

TEST_CASE("colons and semicolons end sentences where a language's table says so") {
    check("Il porto chiude:| La citt\u00e0 aspetta;| Nessuno parla.", "it");
    check("Disse:| \u00abO porto fecha.\u00bb", "pt");
    check("Vinieron Ana; Bel\u00e9n; Carla; todas.", "es");
    check("El puerto cierra;| La ciudad espera.", "es");
    check("Two came: Orla and Vale; Others stayed.");
}

TEST_CASE("each script has its stops") {
    check("\u6e2f\u306f\u9589\u307e\u3063\u305f\u3002|\u96e8\u3060\u3002", "ja");
    check("\u300c\u8239\u304c\u6765\u305f\u3002\u300d\u3068\u53eb\u3093\u3060\u3002|"
          "\u96e8\u3060\u3002",
          "ja");
    check("\u300a\u5927\u6d77\uff01\u5927\u6d77\u300b\u51fa\u7248\u4e86\u3002|\u5f88\u597d\uff01",
          "zh");
    check("\u03a0\u03bf\u03cd \u03b5\u03af\u03bd\u03b1\u03b9;| \u0395\u03b4\u03ce "
          "\u03b5\u03af\u03bd\u03b1\u03b9.",
          "el");
    check("\u0544\u0578\u0582\u0569 \u0567:| \u0533\u0576\u0561 \u057f\u0578\u0582\u0576:", "hy");
    check("\u092f\u0939 \u0918\u0930 \u0939\u0948\u0964| \u0921\u0949. \u0930\u093e\u092e "
          "\u0906\u090f\u0964",
          "hi");
}

TEST_CASE("ordinals go on in languages that write them with a full stop") {
    check("Am 3. Oktober kam er.| Er wurde 2.| Das war gut.", "de");
    check("Der III. Kongress begann.| Er war kurz.", "de");
    check("Er wohnt z. B. in Lanmouth, s. Bd. 3 u. \u00c4.| Das ist weit.", "de");
    check("Han kom 3. mai.| Det var kaldt.| Han kom 3. Mai.", "no");
    check("Zmar\u0142 w 1399 r.| Miasto ros\u0142o.", "pl");
}

TEST_CASE("a word behind an elision is known as an abbreviation") {
    check("Si applica l'art. 13 della legge.| Poi basta.", "it");
}

TEST_CASE("an Arabic paragraph without stops is parted at commas before whole clauses") {
    check("\u0648\u0635\u0644 \u0627\u0644\u0642\u0627\u0631\u0628\u060c| \u0648\u0646\u0632\u0644 "
          "\u0627\u0644\u0646\u0627\u0633",
          "ar");
    check("\u0648\u0635\u0644 \u0627\u0644\u0642\u0627\u0631\u0628\u060c \u0648\u0646\u0632\u0644 "
          "\u0627\u0644\u0646\u0627\u0633.",
          "ar");
}

TEST_CASE("the time to segment hostile text grows with its size") {
    // Each would take minutes if a stop looked back at, or ahead of, all of the text.
    constexpr std::size_t kTimes = 200'000;
    for (const std::string_view piece :
         {"a.m. ", "@", ". '' ", "\u060c a", "(", "\" ", " .", "\n", "x. ("}) {
        std::string text;
        for (std::size_t i = 0; i < kTimes; ++i) text += piece;
        CHECK(segment_sentences(text, piece == "\u060c a" ? "ar" : "en").size() <= text.size());
    }
}
