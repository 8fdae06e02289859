// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "narrate/lexicon.hpp"

using namespace narrate;

namespace {

std::string lexicon(std::string_view lexemes) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<lexicon version=\"1.0\" xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\"\n"
           " alphabet=\"ipa\" xml:lang=\"en-GB\">\n" +
           std::string(lexemes) + "</lexicon>\n";
}

std::vector<LexiconEntry> read(std::string_view lexemes) {
    auto entries = parse_pls(lexicon(lexemes), "own.pls");
    if (!entries) FAIL(entries.error().message());
    return *entries;
}

std::string fault(std::string_view xml) {
    const auto entries = parse_pls(xml, "own.pls");
    return entries ? "none" : entries.error().message();
}

} // namespace

TEST_CASE("a PLS lexeme gives an entry for each of its graphemes") {
    const auto entries = read("<lexeme><grapheme>Quillane</grapheme>\n<grapheme> Quil\nlan "
                              "</grapheme><phoneme>kwɪˈleɪn</phoneme></lexeme>");
    REQUIRE(entries.size() == 2);
    CHECK(entries[0] ==
          LexiconEntry{"Quillane", "kwɪˈleɪn", SaidAs::ipa, MatchCase::exact, "en-GB"});
    CHECK(entries[1].written == "Quil lan");
}

TEST_CASE("of several PLS pronunciations the preferred one counts, else the first phoneme") {
    const auto entries = read(
        "<lexeme><grapheme>a</grapheme><phoneme>e</phoneme><phoneme>i</phoneme></lexeme>"
        "<lexeme><grapheme>b</grapheme><phoneme>e</phoneme><phoneme prefer=\"true\">i</phoneme>"
        "<phoneme>o</phoneme></lexeme>"
        "<lexeme><grapheme>c</grapheme><alias>see &amp; sea</alias><phoneme>e</phoneme></lexeme>"
        "<lexeme><grapheme>d</grapheme><phoneme>e</phoneme><alias prefer=\"true\">dee</alias>"
        "</lexeme>"
        "<lexeme><grapheme>e</grapheme><alias><![CDATA[eel]]></alias></lexeme>");
    REQUIRE(entries.size() == 5);
    CHECK(entries[0].said == "e");
    CHECK(entries[1].said == "i");
    CHECK(entries[2].said == "e");
    CHECK(entries[3] == LexiconEntry{"d", "dee", SaidAs::respelling, MatchCase::exact, "en-GB"});
    CHECK(entries[4].said == "eel");
}

TEST_CASE("PLS elements may have a prefix, and those that tell no pronunciation are passed over") {
    const auto entries = parse_pls(
        "<p:lexicon xmlns:p='http://www.w3.org/2005/01/pronunciation-lexicon' alphabet='ipa' "
        "xml:lang='en'><p:meta name='x' content='y'/><p:metadata>text</p:metadata>"
        "<p:lexeme><p:grapheme>a</p:grapheme><p:phoneme>e</p:phoneme><p:example>an a</p:example>"
        "</p:lexeme></p:lexicon>",
        "own.pls");
    REQUIRE(entries);
    CHECK(entries->size() == 1);
}

TEST_CASE("a fault in a PLS file is told with its line, and nothing of the file is used") {
    CHECK(fault(lexicon("<lexeme><grapheme>a</grapheme>\n</lexeme>")) ==
          "own.pls: line 4: 'a' has no pronunciation (give IPA between slashes, or plain words)");
    CHECK(fault(lexicon("<lexeme><phoneme>a</phoneme></lexeme>")).find("without a <grapheme>") !=
          std::string::npos);
    CHECK(fault(lexicon("<lexeme><grapheme>a</grapheme>\n<phoneme alphabet=\"x-sampa\">a</phoneme>"
                        "</lexeme>"))
              .find("line 5: the alphabet 'x-sampa' is not known") != std::string::npos);
    CHECK(fault(lexicon("<lexeme><grapheme>a</grapheme><phoneme>A1</phoneme></lexeme>"))
              .find("'A1' is not IPA") != std::string::npos);
    CHECK(fault("<lexicon alphabet='ipa'></lexicon>").find("no xml:lang") != std::string::npos);
    CHECK(fault("<html></html>").find("<html> where <lexicon> is expected") != std::string::npos);
    CHECK(fault(lexicon("<lexeme>\n</wrong>")).starts_with("own.pls: line 5: "));
    CHECK(fault("").starts_with("own.pls: line 1: "));
    CHECK(fault("no XML").starts_with("own.pls: line 1: "));
    CHECK(fault(lexicon("<lexeme>").substr(0, 160)).starts_with("own.pls: line "));
}

TEST_CASE("a PLS file defines no text of its own and asks for no other files") {
    CHECK(fault("<!DOCTYPE lexicon [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n" +
                lexicon("<lexeme><grapheme>&b;</grapheme><phoneme>e</phoneme></lexeme>").substr(39))
              .find("document type declaration") != std::string::npos);
    CHECK(fault(lexicon("<lexeme><grapheme>&b;</grapheme><phoneme>e</phoneme></lexeme>")) !=
          "none");
}
