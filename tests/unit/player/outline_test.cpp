// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "player/lengths.hpp"
#include "player/outline.hpp"

using namespace narrate;
using namespace std::chrono_literals;
using player::Lengths;
using player::Outline;

namespace {

/// A headline, two paragraphs, a heading and a paragraph.
Article sample() {
    const auto document = parse_document("# The tide gauge\n\n"
                                         "It measures the sea. It does so every six minutes.\n\n"
                                         "The old one stays.\n\n"
                                         "## What it costs\n\n"
                                         "Nothing at all. The town pays.\n",
                                         {"gauge.md", {}, {}});
    ExtractOptions everything;
    everything.keep_all = true;
    return judge_article(*document, everything);
}

std::string_view text_at(const Article& article, const Outline& outline, std::size_t place) {
    return outline.sentence(place).of(article.text);
}

} // namespace

TEST_CASE("an outline holds the sentences of all blocks in their order") {
    const Article article = sample();
    const Outline outline(article);
    REQUIRE(outline.size() == 7);
    CHECK(text_at(article, outline, 0) == "The tide gauge");
    CHECK(text_at(article, outline, 2) == "It does so every six minutes.");
    CHECK(text_at(article, outline, 6) == "The town pays.");
    CHECK(outline.paragraphs() == 5);
    CHECK(outline.paragraph_of(2) == 1);
    CHECK(outline.begin_of(4) == 5);
}

TEST_CASE("any byte of the text leads to a sentence") {
    const Article article = sample();
    const Outline outline(article);
    CHECK(outline.place_of(0) == 0);
    CHECK(outline.place_of(article.text.find("every")) == 2);
    CHECK(outline.place_of(article.text.find(" It does")) == 2); // Between two: the one behind.
    CHECK(outline.place_of(article.text.size() + 10) == 6);
    for (std::size_t byte = 0; byte <= article.text.size(); ++byte)
        REQUIRE(outline.place_of(byte) < outline.size());
}

TEST_CASE("headings are found before and behind a place, the headline among them") {
    const Outline outline(sample());
    CHECK(outline.heading_after(0) == 4);
    CHECK(outline.heading_after(4) == std::nullopt);
    CHECK(outline.heading_before(6) == 4);
    CHECK(outline.heading_before(4) == 0);
    CHECK(outline.heading_before(0) == std::nullopt);
}

TEST_CASE("an article's length is estimated by its text until its sentences have been spoken") {
    const Article article = sample();
    const Outline outline(article);
    Lengths lengths(outline);
    CHECK_FALSE(lengths.is_exact());
    // At some 15 letters a second.
    CHECK(lengths.whole() > std::chrono::milliseconds(article.text.size() * 40));
    CHECK(lengths.whole() < std::chrono::milliseconds(article.text.size() * 100));
    for (std::size_t i = 0; i < outline.size(); ++i) lengths.set(i, 1000ms);
    CHECK(lengths.is_exact());
    CHECK(lengths.whole() == 7000ms);
    CHECK(lengths.begin_of(3) == 3000ms);
    CHECK(lengths.place_at(0ms) == 0);
    CHECK(lengths.place_at(3500ms) == 3);
    CHECK(lengths.place_at(1h) == 6);
    lengths.forget();
    CHECK_FALSE(lengths.is_exact());
}

TEST_CASE("estimates learn from how fast the voice speaks") {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "The gauge measures the sea every six minutes. ";
    const Article article = article_from_text(text);
    const Outline outline(article);
    Lengths lengths(outline);
    const auto slow = 10'000ms;
    for (std::size_t i = 0; i < 10; ++i) lengths.set(i, slow);
    CHECK(lengths.whole() > 395s);
    CHECK(lengths.whole() < 405s);
}

TEST_CASE("an empty article has neither places nor length") {
    const Outline outline{Article{}};
    CHECK(outline.empty());
    CHECK(Lengths(outline).whole() == 0ms);
    CHECK(Lengths(outline).place_at(5s) == 0);
}
