// SPDX-License-Identifier: Apache-2.0
// Articles as newsboat hands them to other programs.
#include <catch2/catch.hpp>

#include "narrate/document.hpp"
#include "support/command.hpp"

using namespace narrate;

namespace {

Document parse(std::string_view bytes) {
    auto document = parse_document(bytes);
    if (!document) FAIL(document.error().message());
    return std::move(*document);
}

std::vector<std::string> texts(const Document& document) {
    std::vector<std::string> result;
    for (const DocumentBlock& block : document.blocks) result.push_back(block.text);
    return result;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("what newsboat puts before an article is known of it, and its links are not text") {
    const std::string piped = test::read_file(test::source("tests/samples/feeds/newsboat.txt"));
    const Document document = parse(piped);
    const Metadata& metadata = document.metadata;
    const std::string title = "The tide and the town, and what the council means to do about both "
                              "of them before the summer";
    CHECK(metadata.title == title);
    CHECK(metadata.site == "The Harbour Post");
    CHECK(metadata.byline == "Ann Harlow");
    CHECK(metadata.published == "2024-03-21T07:45");
    CHECK(metadata.url == "https://post.example/tide");
    CHECK((texts(document) ==
           Texts{title,
                 "The river rose in the night, and by seven in the morning the old quay at Ostrey "
                 "stood under water. Nobody was hurt, but two boats broke loose and drifted as far "
                 "as the weir.",
                 "The ferry does not run until noon."}));
    CHECK(document.blocks[0].kind == BlockKind::heading);
    CHECK(document.blocks[0].level == 1);
    for (const DocumentBlock& block : document.blocks) {
        const std::string_view source = block.source.of(piped);
        CHECK(source.substr(0, 8) == block.text.substr(0, 8));
    }
}

TEST_CASE("the headers may be any of them, in newsboat's order, and in its other languages") {
    const Document german = parse("Feed: Inselbote\nTitel: Die M\u00fchle\nAutor: Jule Harms\n"
                                  "Datum: Thu, 21 Mar 2024 07:45:00 +0100\n\nDas Rad dreht sich.");
    CHECK(german.metadata.title == "Die M\u00fchle");
    CHECK(german.metadata.byline == "Jule Harms");
    CHECK(german.metadata.published == "2024-03-21T07:45");
    const Document french = parse("Titre : La mar\u00e9e\r\nLien : https://a.example/\r\nDate : "
                                  "Thu, 21 Mar 2024 07:45:00 +0100\r\n\r\nL'eau monte.\r\n");
    CHECK(french.metadata.title == "La mar\u00e9e");
    CHECK(french.metadata.url == "https://a.example/");
    CHECK(french.metadata.published == "2024-03-21T07:45");
    CHECK((texts(french) == Texts{"La mar\u00e9e", "L'eau monte."}));
    CHECK(parse("Title: T\nFlags: s\n\n```\n## Not Markdown").kind == SourceKind::plain);
}

TEST_CASE("a text that only begins alike loses nothing") {
    for (const std::string text : {
             "Title: a word that has many meanings\n\nIt may be a name.",       // One alone.
             "Title: The plan\nDate: next Monday\n\nWe meet at the mill.",      // No date.
             "Title: The plan\nLink: see below\n\nWe meet at the mill.",        // No address.
             "Title: The plan\nAuthor: Ann\nWe meet at the mill.\n\nAll of us", // No blank line.
             "Author: Ann\nTitle: The plan\n\nWe meet at the mill.",            // Another order.
             "Author: Ann\nDate: 2024-03-21\n\nWe meet at the mill.",           // Neither name.
             "Title: The plan\nTitle: The plan\n\nWe meet at the mill.",        // Twice.
             "title:first\nauthor:second\n\nWe meet at the mill.",
         }) {
        std::size_t lines = 0;
        std::string all;
        for (const std::string& block : texts(parse(text))) {
            all += block + "\n";
            ++lines;
        }
        INFO(text);
        for (const char* const word : {"Title", "Author", "title", "mill", "Ann", "Monday"})
            CHECK((text.find(word) == std::string::npos) == (all.find(word) == std::string::npos));
        CHECK(lines >= 2);
    }
}

TEST_CASE("only a list of links that is counted from 1 to the end is taken away") {
    const std::string headers = "Feed: Post\nTitle: T\n\n";
    const auto last = [&](const std::string& body) { return texts(parse(headers + body)).back(); };
    CHECK(last("Text.\n\nLinks: \n[1]: https://a.example/ (link)\n") == "Text.");
    CHECK(last("Text.\n\nLiens : \n[1]: https://a.example/ (lien)\n\n[2]: b (lien)") == "Text.");
    CHECK(last("Text.\n\n[1]: https://a.example/ (link)\n").starts_with("[1]"));
    CHECK(last("Text.\n\nLinks: \n[2]: https://a.example/ (link)\n").starts_with("[2]"));
    CHECK(last("Text.\n\nLinks: \n[1]: https://a.example/ (link)\nMore.") == "More.");
}

TEST_CASE("pictures in newsboat's form are not heard, and other brackets are") {
    const std::string headers = "Feed: Post\nTitle: T\n\n";
    const auto body = [&](const std::string& text) { return texts(parse(headers + text)).back(); };
    CHECK(body("A [image 1 (link #2)] b.") == "A b.");
    CHECK(body("A [embedded flash 1: at sea (link #2)][3] b.") == "A b.");
    CHECK(body("A [see page 3 (note #2 there)] b.") == "A [see page 3 (note #2 there)] b.");
    CHECK(body("A [the quay (old)] b.") == "A [the quay (old)] b.");
}

TEST_CASE("headers without an end, or without a text, do no harm") {
    CHECK(parse("Feed: Post\nTitle: T").metadata.title == "T");
    CHECK(parse("Feed: Post\nTitle: T\n\n\n").blocks.size() == 1);
    std::string endless = "Feed: Post\nTitle: T\n";
    for (int i = 0; i < 100'000; ++i) endless += "more of it\n";
    CHECK(parse(endless).metadata.title.empty());
    std::string marks = "Feed: Post\nTitle: T\n\n";
    for (int i = 0; i < 500'000; ++i) marks += ")]";
    CHECK(parse(marks).blocks.size() == 2);
}
