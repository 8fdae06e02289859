// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "article/date_line.hpp"
#include "article/phrases.hpp"
#include "narrate/article.hpp"
#include "support/command.hpp"

using namespace narrate;

namespace {

Article clean(std::string_view bytes, const std::string& name = "") {
    ParseOptions options;
    options.name = name;
    auto document = parse_document(bytes, options);
    REQUIRE(document);
    auto article = extract_article(*document);
    if (!article) FAIL(article.error().message());
    return std::move(*article);
}

std::string reason_for(const Article& article, std::string_view text) {
    for (const DroppedBlock& block : article.dropped)
        if (block.text == text) return block.reason;
    return "kept";
}

} // namespace

TEST_CASE("of a pasted radio page the headline, the standfirst and every paragraph are heard") {
    const std::string paste =
        test::read_file(test::source("assets/articles/observatory-paste.txt"));
    const Article article = clean(paste, "observatory-paste.txt");
    CHECK(article.metadata.title ==
          "Hill observatory opens its doors for the first time in half a century");
    CHECK(article.metadata.published == "2024-11-09T16:05");
    CHECK(article.blocks.size() == 11);
    CHECK(article.blocks[0].kind == BlockKind::title);
    CHECK(article.text.starts_with("Hill observatory"));
    CHECK(article.text.ends_with("\u201chot soup in any weather\u201d."));
    CHECK(reason_for(article, "The Long Afternoon 1pm - 4pm") == "banner.programme");
    CHECK(reason_for(article, "Listen to this article") == "player.label");
    CHECK(reason_for(article, "Loading audio...") == "player.status");
    CHECK(reason_for(article, "9 November 2024, 16:05") == "meta.date");
    CHECK(article.dropped.size() == 4);
}

TEST_CASE("of a saved page the article is heard and the page around it is not") {
    const std::string page = test::read_file(test::source("assets/articles/harbour-ferry.html"));
    const Article article = clean(page, "harbour-ferry.html");
    CHECK(article.metadata.title == "Night ferry returns to Port Ellery after eleven years");
    CHECK(article.metadata.published == "2024-03-14T06:40");
    CHECK(article.metadata.site == "The Ellery Courier");
    for (const char* heard : {"The first overnight sailing", "A ship built for rough water",
                              "The timetable runs until October."})
        CHECK(article.text.find(heard) != std::string::npos);
    for (const char* unheard :
         {"Skip to", "Sport", "On air", "Morning Tide", "Share on", "Listen to", "Loading",
          "Photo:", "Read more", "lighthouse", "Advertisement", "Sign up", "Most read", "Seals",
          "rights reserved", "console.log"})
        CHECK(article.text.find(unheard) == std::string::npos);
    // The headline is heard once.
    CHECK(article.text.find(article.metadata.title) == article.text.rfind(article.metadata.title));
}

TEST_CASE("blocks lie in the article's text in order, two line ends apart") {
    const Article article = clean("A headline of six words here\nFirst paragraph.\nSecond one.\n");
    std::size_t at = 0;
    for (const ArticleBlock& block : article.blocks) {
        CHECK(block.range.begin == at);
        CHECK(block.range.end <= article.text.size());
        at = block.range.end + 2;
    }
    CHECK(at == article.text.size() + 2);
}

TEST_CASE("text that is clean already is kept whole") {
    const std::string text =
        "The lamp was lit. It burned all night.\nNobody saw it go out.\nIn the "
        "morning it was cold.\n";
    const Article article = clean(text);
    CHECK(article.dropped.empty());
    CHECK(clean(article.text).text == article.text);
}

TEST_CASE("a phrase of chrome inside a sentence is no chrome") {
    CHECK(article::chrome_reason("He asked her to listen to this article.", "en").empty());
    CHECK(
        article::chrome_reason("Related problems had been known for years before the bridge was "
                               "closed to lorries, the inspector said in her report to the council "
                               "of the town, which met on Friday.",
                               "en")
            .empty());
    CHECK(article::chrome_reason("Relatedly, nobody came.", "en").empty());
    CHECK(article::chrome_reason("LISTEN TO THIS ARTICLE \u25b6", "en") == "player.label");
    CHECK(article::chrome_reason("00:00 / 03:12", "en") == "player.status");
    CHECK(article::chrome_reason("5 min read", "en") == "reading.time");
    CHECK(article::chrome_reason("Drive Time, 4pm \u2013 7pm", "en") == "banner.programme");
    CHECK(article::chrome_reason("* * *", "en") == "punctuation");
}

TEST_CASE("date lines are read in seven languages") {
    using article::parse_date_line;
    CHECK(parse_date_line("Stand: 18. März 2024, 07:45 Uhr", "de") == "2024-03-18T07:45");
    CHECK(parse_date_line("Publié le 1er août 2024 à 18h05", "fr") == "2024-08-01T18:05");
    CHECK(parse_date_line("Actualizado el 5 de mayo de 2024 a las 7:15 h", "es") ==
          "2024-05-05T07:15");
    CHECK(parse_date_line("Pubblicato il 3 gennaio 2024 alle ore 16.40", "it-IT") ==
          "2024-01-03T16:40");
    CHECK(parse_date_line("Terça-feira, 12 de março de 2024", "pt") == "2024-03-12");
    CHECK(parse_date_line("Bijgewerkt op 9 mei 2024 om 21:10 uur", "nl") == "2024-05-09T21:10");
    CHECK(parse_date_line("18.11.2023 14:30 Uhr", "de") == "2023-11-18T14:30");
    CHECK(parse_date_line("03/11/2023", "fr") == "2023-11-03");
    CHECK(parse_date_line("03/11/2023", "en-GB") == "2023-11-03");
    CHECK(parse_date_line("03/11/2023", "en-US") == "2023-03-11");
    CHECK(parse_date_line("30/11/2023", "en-US") == "2023-11-30");
    CHECK(parse_date_line("Im März kamen 2024 Gäste", "de").empty());
}

TEST_CASE("a date line gives its date, and no other line does") {
    using article::parse_date_line;
    CHECK(parse_date_line("21 March 2024, 07:45") == "2024-03-21T07:45");
    CHECK(parse_date_line("Published: March 21, 2024 at 7.45pm BST") == "2024-03-21T19:45");
    CHECK(parse_date_line("Thursday 21st March 2024") == "2024-03-21");
    CHECK(parse_date_line("2024-03-21T07:45Z") == "2024-03-21T07:45");
    CHECK(parse_date_line("2024-03-21") == "2024-03-21");
    CHECK(parse_date_line("12 May 2024 12:05 am") == "2024-05-12T00:05");
    for (const char* line : {"It was on 21 March 2024.", "June", "30 years", "2024", "99 June 2024",
                             "21 March 2024 and 19 July 2024", "May 2024 be good", "", "1 2 3 4 5"})
        CHECK(parse_date_line(line).empty());
}

TEST_CASE("a page without an article is told so, with what to do next") {
    const auto document =
        parse_document("<html><head><title>Loading the page</title></head><body><nav>"
                       "<a href=/>Home</a></nav></body></html>");
    REQUIRE(document);
    const auto article = extract_article(*document);
    REQUIRE_FALSE(article);
    CHECK(article.error().code == ErrorCode::no_article);
    CHECK(article.error().hint.find("--explain") != std::string::npos);
    CHECK(judge_article(*document).dropped.size() == 1);
    ExtractOptions all;
    all.keep_all = true;
    CHECK(extract_article(*document, all));
}

TEST_CASE(
    "plain text becomes an article with a block for each paragraph, and every byte as it is") {
    const std::string text = "  One line\nand its other half. \r\n\r\n \tTwo.\n\n\nThree. ";
    const narrate::Article article = narrate::article_from_text(text);
    CHECK(article.text == text);
    std::vector<std::string> blocks;
    for (const auto& block : article.blocks) blocks.emplace_back(block.range.of(article.text));
    CHECK(blocks == std::vector<std::string>{"One line\nand its other half.", "Two.", "Three."});
    CHECK(narrate::article_from_text(" \n\n ").blocks.empty());
    std::string endless(narrate::kMaxInputBytes - 1, 'a');
    endless += "é and more";
    const narrate::Article whole = narrate::article_from_text(endless);
    REQUIRE(whole.blocks.size() == 2);
    CHECK(whole.blocks[1].range.of(whole.text) == "é and more");
}
