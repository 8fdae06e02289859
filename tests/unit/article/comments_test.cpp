// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "article/comments.hpp"
#include "narrate/document.hpp"

using namespace narrate;

namespace {

std::vector<article::BlockFacts> facts_of(std::string_view text) {
    ParseOptions options;
    options.name = "page.txt";
    const auto document = parse_document(text, options);
    REQUIRE(document);
    return article::examine_blocks(*document);
}

const std::string kArticle =
    "The old lock gates\n"
    "The lock gates at Marle were lifted out on Monday, after sixty years in the water.\n"
    "They weigh eleven tonnes each, and the crane that took them came by barge from the coast.\n";

} // namespace

TEST_CASE("what readers said after a line that opens comments is chrome") {
    const auto facts =
        facts_of(kArticle + "2 comments\n"
                            "Ann B.\n"
                            "4 March 2024 at 9:12 am\n"
                            "My grandfather worked on them as a boy, I have a photo.\n"
                            "Carl\n"
                            "4 March 2024 at 11:30 am\n"
                            "I watched it from the bridge. What a sight that was!\n"
                            "Contact us\n");
    for (std::size_t i = 0; i < 3; ++i) CHECK(facts[i].chrome.empty());
    for (std::size_t i = 3; i < 10; ++i) CHECK(facts[i].chrome == "comments");
    CHECK(facts[10].chrome != "comments");
}

TEST_CASE("a link to comments before the article opens none") {
    CHECK(article::find_comments(facts_of("2 comments\n4 March 2024, 9:12\n" + kArticle)).empty());
}

TEST_CASE("dated sections of an article are no comments") {
    CHECK(article::find_comments(facts_of(kArticle + "4 March 2024 at 9:12 am\n"
                                                     "The first gate hangs from the crane now.\n"
                                                     "4 March 2024 at 9:40 am\n"
                                                     "The second gate has left the water, too.\n"))
              .empty());
}
