// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <map>

#include "base/assets.hpp"
#include "base/table.hpp"
#include "synth/backends/espeak/engine.hpp"
#include "synth/backends/espeak/ipa.hpp"

using namespace narrate;
using espeak::IpaSpeller;

namespace {

std::string spelled(std::string_view ipa, std::string_view language = "en-gb") {
    return IpaSpeller(language).spell(ipa).value_or("none");
}

} // namespace

TEST_CASE("IPA is spelled in eSpeak NG's mnemonics, the stress before its vowel") {
    CHECK(spelled("ˈlɛstə") == "l'Est@");
    CHECK(spelled("kwɪˈleɪn") == "kwIl'eIn");
    CHECK(spelled("ˌɒstrəˈstriːmə") == ",0str@str'i:m@");
    CHECK(spelled("ˈd͡ʒʌ.d(ə)ʒ") == "dZ'Vd@Z");
    CHECK(spelled("ˈtʃɔɪ ˈðəʊ") == "tS'OI D'oU");
}

TEST_CASE("IPA without a stress mark is stressed on its first full vowel") {
    CHECK(spelled("kiː") == "k'i:");
    CHECK(spelled("kəlin") == "k@l'in");
    CHECK(spelled("ˌɒstri") == "'0stri");
    CHECK(spelled("əv") == "@v"); // A little word stays one.
}

TEST_CASE("an r is left to the voice's accent unless a vowel follows it") {
    CHECK(spelled("ˈɑːrkənsɔː") == "'A@k@nsO:");
    CHECK(spelled("ˈlɛstərɪŋ") == "l'Est@rIN");
    CHECK(spelled("ˈɒstrər ənd") == "'0str3 @nd");
    CHECK(spelled("pʊər") == "p'U@");
}

TEST_CASE("vowels side by side stay two, without a sound between them") {
    CHECK(spelled("sɑːˈiːd") == "sA:_|'i:d");
    CHECK(spelled("miˈæn") == "mi'an");
    CHECK(spelled("ˈruːbiəʊ") == "r'u:bioU");
}

TEST_CASE("mnemonics that would run together into another one are parted") {
    CHECK(spelled("ˈkætʃ") == "k'atS");
    CHECK(spelled("ˈbʌt.ʃəl") == "b'Vt|S@l");
    CHECK(spelled("ˈtaɪ.ə") == "t'aI|@");
}

TEST_CASE("a sound that a language lacks is the nearest one, and an unknown sign is none") {
    CHECK(spelled("ˈfyːrər") == "f'u:r3");
    CHECK(spelled("ˈfyːrər", "de") == "f'y:r@r");
    CHECK(spelled("bɔ̃ˈʒuʁ", "fr-fr") == "bO~Z'ur");
    CHECK(spelled("ǃa") == "none");
    CHECK(spelled("a1") == "none");
    CHECK(spelled("") == "none");
}

TEST_CASE("eSpeak NG knows every mnemonic of the table, in every language that it is for") {
    espeak::EspeakEngine engine({"gmw/en", {}, espeak::Guard::on, {}});
    REQUIRE(engine.start());
    const std::map<std::string_view, std::vector<std::string>> voices{
        {"en", {"gmw/en", "en-us"}},
        {"de", {"de"}},
        {"fr", {"fr-fr"}},
        {"*", {"de", "fr-fr", "es", "it", "pt", "nl", "pl", "sv"}}};
    std::size_t checked = 0;
    base::TableReader reader(base::find_asset("assets/phonemes/espeak.tsv"));
    while (const auto* row = reader.next()) {
        REQUIRE(row->size() == 4);
        REQUIRE(voices.contains((*row)[0]));
        const std::string_view kind = (*row)[3];
        CHECK((kind == "vowel" || kind == "coda" || kind == "consonant"));
        for (const std::string& voice : voices.at((*row)[0])) {
            synth::Synthesize request;
            request.voice = voice;
            REQUIRE(engine.prepare(request));
            // What stands behind a mnemonic that is not known would be lost.
            const auto heard =
                engine.phonemize({"x", {{{0, 1}, "mal" + std::string((*row)[1]) + "f"}}});
            REQUIRE(heard);
            INFO(voice << " /" << (*row)[1] << "/ " << (*row)[2] << ": " << *heard);
            CHECK(heard->starts_with("m"));
            CHECK(heard->ends_with("f"));
            ++checked;
        }
    }
    CHECK(checked > 300);
}
