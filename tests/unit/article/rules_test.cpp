// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "article/rules.hpp"
#include "narrate/article.hpp"

using namespace narrate;

namespace {

const std::string kPage =
    "<html lang=en><body><article><h1>The mill turns again</h1>"
    "<p>The wheel had stood still since the flood of last spring, when a tree was carried in.</p>"
    "<figure><img src=x><figcaption>The wheel on Thursday</figcaption></figure>"
    "<p>On Thursday the last of its forty blades was set, and the sluice was opened by hand.</p>"
    "<div class='promoBox'><p>Our series on mills goes on next week with one driven by the tide, "
    "far in the north.</p></div>"
    "<table><tr><th>Blades<th>Weight</tr><tr><td>40<td>9 tonnes</tr></table>"
    "<pre>wheel.turn()</pre>"
    "<p>It will grind flour for the village's bakers from the beginning of the coming month.</p>"
    "</article></body></html>";

Article clean(const ExtractOptions& options, const std::string& page = kPage) {
    ParseOptions parse;
    parse.name = "page.html";
    const auto document = parse_document(page, parse);
    REQUIRE(document);
    return judge_article(*document, options);
}

bool has(const Article& article, std::string_view text) {
    return article.text.find(text) != std::string::npos;
}

} // namespace

TEST_CASE("a pattern is a whole text, in which an asterisk stands for anything") {
    using article::is_like;
    CHECK(is_like("read more", "read more"));
    CHECK_FALSE(is_like("read more about mills", "read more"));
    CHECK(is_like("read more about mills", "read more*"));
    CHECK(is_like("read more about mills", "*about*"));
    CHECK(is_like("", "*"));
    CHECK(is_like("abab", "*ab"));
    CHECK_FALSE(is_like("abac", "*ab"));
    CHECK_FALSE(is_like("", "a"));
    // Takes no exponential time.
    CHECK_FALSE(is_like(std::string(100'000, 'a'), std::string(40, '*') + "a*a*a*b"));
}

TEST_CASE("what a reader wants dropped is dropped, and what he wants kept is kept before all") {
    ExtractOptions options;
    REQUIRE(has(clean(options), "forty blades"));
    options.rules.drop = {"ON THURSDAY the last*"};
    CHECK_FALSE(has(clean(options), "forty blades"));
    options.rules.keep = {"*blades was set*"};
    CHECK(has(clean(options), "forty blades"));
    options.rules = {{}, {"class:promoBox"}};
    CHECK_FALSE(has(clean(options), "driven by the tide"));
    const std::string with_credit =
        "<html><body><p>Photo: A reader</p>" + kPage.substr(kPage.find("<article>"));
    options.rules = {};
    CHECK_FALSE(has(clean(options, with_credit), "Photo:"));
    options.rules.keep = {"reason:caption.credit"};
    CHECK(has(clean(options, with_credit), "Photo:"));
}

TEST_CASE("captions, tables and code are heard or not, as is asked for") {
    const Article plain = clean({});
    CHECK_FALSE(has(plain, "The wheel on Thursday"));
    ExtractOptions options;
    options.captions = Captions::read;
    options.rules.keep = {"wheel.turn()", "40, 9 tonnes"};
    CHECK(has(clean(options), "The wheel on Thursday"));
    CHECK(has(clean(options), "40, 9 tonnes"));
    CHECK(has(clean(options), "wheel.turn()"));
    options.code = CodeBlocks::note;
    const Article noted = clean(options);
    CHECK_FALSE(has(noted, "wheel.turn()"));
    CHECK(has(noted, "program code"));
    options = {};
    options.tables = Tables::skip;
    options.code = CodeBlocks::skip;
    CHECK_FALSE(has(clean(options), "9 tonnes"));
    CHECK_FALSE(has(clean(options), "wheel.turn()"));
}

TEST_CASE("a file of rules holds for its site and the sites below it") {
    const auto rules = parse_site_rules(
        "site = \"courier.example\"\ndrop = [\"class:x\", \"a*\"]\n", "courier.toml");
    REQUIRE(rules);
    CHECK(rules->rules.drop == std::vector<std::string>{"class:x", "a*"});
    CHECK(rules->apply_to("https://courier.example/tide"));
    CHECK(rules->apply_to("https://www.Courier.example:8080/tide?x"));
    CHECK_FALSE(rules->apply_to("https://notcourier.example/tide"));
    CHECK_FALSE(rules->apply_to("https://evil.example/courier.example"));
    CHECK_FALSE(rules->apply_to(""));
    const auto all = parse_site_rules("keep = [\"a\"]", "all.toml");
    REQUIRE(all);
    CHECK(all->apply_to(""));
}

TEST_CASE("a broken file of rules is told with its line and what is known") {
    const auto unknown = parse_site_rules("site = \"a\"\ndropp = [\"x\"]\n", "courier.toml");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == ErrorCode::table_invalid);
    CHECK(unknown.error().message() ==
          "courier.toml: line 2: unknown key 'dropp' (did you mean 'drop'?)");
    CHECK_FALSE(parse_site_rules("drop = \"x\"", "a.toml"));
    CHECK_FALSE(parse_site_rules("drop = [1]", "a.toml"));
    CHECK_FALSE(parse_site_rules("drop = [", "a.toml"));
}
