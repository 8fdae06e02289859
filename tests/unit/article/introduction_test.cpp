// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "narrate/article.hpp"

using namespace narrate;

namespace {

Article ferry(const std::string& language = "en") {
    Article article;
    article.text = "Ferry sails again\n\nIt left at noon.";
    article.blocks.resize(2);
    article.blocks[0].kind = BlockKind::title;
    article.blocks[0].range = {0, 17};
    article.blocks[1].range = {19, article.text.size()};
    article.metadata.language = language;
    article.metadata.byline = "Ann Harlow and Tom Reed";
    article.metadata.published = "2024-06-08T08:32";
    return article;
}

std::string introduced(const Article& article, std::string_view parts) {
    const auto introduction = parse_introduction(parts);
    REQUIRE(introduction);
    const Article result = introduce(article, *introduction);
    for (const ArticleBlock& block : result.blocks) REQUIRE(block.range.end <= result.text.size());
    return result.text;
}

} // namespace

TEST_CASE("an introduction names the title, who wrote the article and when, as far as asked for") {
    CHECK(introduced(ferry(), "title") == "Ferry sails again\n\nIt left at noon.");
    CHECK(introduced(ferry(), "title,byline,date") ==
          "Ferry sails again\n\nBy Ann Harlow and Tom Reed, 8 June 2024.\n\nIt left at noon.");
    CHECK(introduced(ferry(), "date") == "8 June 2024.\n\nIt left at noon.");
    CHECK(introduced(ferry(), "none") == "It left at noon.");
}

TEST_CASE("an introduction is in the article's language") {
    CHECK(introduced(ferry("de-AT"), "byline,date") ==
          "Von Ann Harlow and Tom Reed, 8. Juni 2024.\n\nIt left at noon.");
    CHECK(introduced(ferry("pt"), "date") == "8 de junho de 2024.\n\nIt left at noon.");
    CHECK(introduced(ferry("fi"), "date") == "It left at noon.");
}

TEST_CASE("what an article does not know is not introduced") {
    Article article = ferry();
    article.metadata.byline.clear();
    article.metadata.published = "last week";
    CHECK(introduced(article, "title,byline,date") == "Ferry sails again\n\nIt left at noon.");
}

TEST_CASE("an introduction with an unknown part is refused with the parts there are") {
    const auto wrong = parse_introduction("title,author");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == ErrorCode::invalid_argument);
    CHECK(wrong.error().message().find("byline") != std::string::npos);
}
