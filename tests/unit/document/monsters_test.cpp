// SPDX-License-Identifier: Apache-2.0
// Hostile documents are read, and within bounds. How fast is shown by tools/bench.
#include <catch2/catch.hpp>

#include <algorithm>

#include "document/builder.hpp"
#include "document/html/attributes.hpp"
#include "narrate/article.hpp"
#include "support/monsters.hpp"

using namespace narrate;

namespace {

Document read(const std::string& text, const std::string& extension) {
    ParseOptions options;
    options.name = "monster." + extension;
    auto document = parse_document(text, options);
    REQUIRE(document);
    return std::move(*document);
}

bool holds(const Document& document, std::string_view text) {
    return std::any_of(document.blocks.begin(), document.blocks.end(), [&](const DocumentBlock& b) {
        return b.text.find(text) != std::string::npos;
    });
}

} // namespace

TEST_CASE("the text of every monster is read, and none has more blocks than a document may have") {
    for (const test::Monster& monster : test::monsters()) {
        INFO(monster.name);
        const Document document = read(monster.make(monster.size / 100), monster.extension);
        CHECK(holds(document, test::kMonsterText));
        CHECK(document.blocks.size() <= document::kMostBlocks);
        const Article article = judge_article(document);
        CHECK(article.blocks.size() + article.dropped.size() == document.blocks.size());
    }
}

TEST_CASE("what comes after the most blocks goes on in the last one") {
    std::string text;
    for (std::size_t i = 0; i < document::kMostBlocks + 2; ++i) text += "a\n";
    const Document document = read(text, "txt");
    REQUIRE(document.blocks.size() == document::kMostBlocks);
    CHECK(document.blocks.back().text == "a a a");
    CHECK(document.blocks.back().source.end == text.size() - 1);
}

TEST_CASE("attributes beyond the most that a tag may have are left out, and nothing else is") {
    using document::bound_attributes;
    std::string many = "<p><br";
    for (int i = 0; i < 300; ++i) many += " a" + std::to_string(i) + "='>'";
    const std::string bounded = bound_attributes(many + ">text</p><p id=x>");
    CHECK(bounded.starts_with("<p><br a0='>' a1='>'"));
    CHECK(bounded.ends_with(" a255='>' >text</p><p id=x>"));
    // Nothing to do: no copy is made.
    CHECK(bound_attributes("<p id=x>a < b</p>").empty());
    // Scripts and comments are no tags.
    std::string script = "<script>if (a<b";
    std::string comment = "<!-- <b";
    for (int i = 0; i < 300; ++i) {
        script += " && c";
        comment += " x";
    }
    CHECK(bound_attributes(script + ") d();</script><p>text").empty());
    CHECK(bound_attributes(comment + " --><p>text").empty());
}
