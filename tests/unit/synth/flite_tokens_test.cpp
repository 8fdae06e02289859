// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "synth/backends/flite/tokens.hpp"

using namespace narrate;
using flite::SpelledWord;
using flite::Token;
using flite::tokenise;

namespace {

/// The tokens with the signs that make pauses: "The ferry, left."
std::string read(std::string_view text, const std::vector<SpelledWord>& spelled = {}) {
    std::string all;
    for (const Token& token : tokenise(text, spelled)) {
        if (!all.empty() && !token.joined) all += ' ';
        all += token.phones.empty() ? token.name : "<" + token.phones + ">";
        all += token.after;
    }
    return all;
}

} // namespace

TEST_CASE("flite: each token knows its first byte, whatever stands before it") {
    const std::string text = "“Élan” — the café’s   boat, (née Gull)";
    const std::vector<Token> tokens = tokenise(text);
    const std::vector<std::string> names{"Elan", "the", "cafe's", "boat", "nee", "Gull"};
    const std::vector<std::string> written{"Élan", "the", "café’s", "boat", "née", "Gull"};
    REQUIRE(tokens.size() == names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        CHECK(tokens[i].name == names[i]);
        CHECK(tokens[i].position == text.find(written[i]));
    }
}

TEST_CASE(
    "flite: letters become what English writes for them, and what has no letters is left out") {
    CHECK(read("Łódź, Åse, straße, Þór.") == "Lodz, Ase, strasse, Thor.");
    CHECK(read("cafe\u0301 naïve") == "cafe naive");
    CHECK(read("Đặng Thị Ngọc") == "Dang Thi Ngoc");
    CHECK(read("the 中文 sign\u200B board") == "the sign board");
    CHECK(read("中文 ★").empty());
    CHECK(read("\xff\xfe bad \x01 bytes") == "bad bytes");
}

TEST_CASE("flite: a quotation mark or an abbreviation's full stop makes no pause") {
    CHECK(read("The U.S. fleet, of Acme Inc., \"won\" it.") ==
          "The U.S fleet, of Acme Inc, won it.");
    CHECK(read("He 'won' it") == "He won it");
}

TEST_CASE("flite: brackets, dashes and dots that trail off make a pause") {
    CHECK(read("one (or two) of three") == "one, or two, of three");
    CHECK(read("one — two") == "one, two");
    CHECK(read("one—two - three--four") == "one, two, three, four");
    CHECK(read("one… two") == "one, two");
    CHECK(read("Paris–London") == "Paris-London");
}

TEST_CASE("flite: what ends a sentence ends it") {
    CHECK(read("Why?") == "Why?");
    CHECK(read("“Why?”") == "Why?");
    CHECK(read("It is so.”") == "It is so.");
    CHECK(read("It is so") == "It is so");
}

TEST_CASE("flite: a spelled word is a token of its own, and so is what is joined to it") {
    const std::string text = "Near New Quibbex’s “Quibbex” stop.";
    const std::size_t first = text.find("New");
    const std::size_t second = text.rfind("Quibbex");
    const std::vector<SpelledWord> spelled{{{first, first + 11}, "a"}, {{second, second + 7}, "b"}};
    CHECK(read(text, spelled) == "Near <a>'s <b> stop.");
    const std::vector<Token> tokens = tokenise(text, spelled);
    CHECK(tokens[1].position == first);
    CHECK(tokens[2].position == first + 11);
    CHECK(tokens[3].position == second);
}

TEST_CASE("flite: a long word is parted, and no byte of it is lost") {
    const std::string text(500, 'a');
    std::string together;
    for (const Token& token : tokenise(text)) {
        CHECK(token.name.size() <= 60);
        CHECK(token.position == together.size());
        CHECK(token.joined == !together.empty());
        together += token.name;
    }
    CHECK(together == text);
}

TEST_CASE("flite: an utterance is a whole sentence, and of a very long one what ends at a pause") {
    CHECK(flite::utterance_length(tokenise("The ferry left, and was back before noon.")) == 8);
    std::string text;
    for (int i = 0; i < 300; ++i) text += i == 80 || i == 119 ? "seven, " : "seven ";
    const std::vector<Token> tokens = tokenise(text);
    const std::span<const Token> all(tokens);
    CHECK(flite::utterance_length(all) == 120);
    CHECK(flite::utterance_length(all.first(100)) == 100);
    CHECK(flite::utterance_length(all.subspan(120)) == 120);
    CHECK(flite::utterance_length(all.subspan(240)) == 60);
}
