// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <algorithm>

#include "player/glyph.hpp"
#include "player/text_layout.hpp"
#include "support/sample_scene.hpp"

using namespace narrate;
using namespace narrate::player;
using narrate::test::article_of;

namespace {

/// The rows as a reader sees them.
std::vector<std::string> rows_of(const Article& article, std::size_t columns) {
    std::vector<std::string> rows;
    const TextLayout layout(article, columns);
    for (const TextRow& row : layout.rows())
        rows.push_back(std::string(row.indent, ' ') + std::string(row.range.of(article.text)));
    return rows;
}

std::vector<std::string> paragraph(const std::string& text, std::size_t columns) {
    return rows_of(article_of({{BlockKind::paragraph, text}}), columns);
}

using Rows = std::vector<std::string>;

/// What is seen of a text, without white space.
std::string ink(std::string_view text) {
    std::string shown;
    for (std::size_t i = 0; i < text.size();) {
        const Glyph glyph = next_glyph(text, i);
        if (!is_space(glyph)) append_glyph(shown, text, i, glyph);
        i += glyph.bytes;
    }
    return shown;
}

/// Everything that may trouble a layout, by chance that is the same each time.
std::string wild_text(unsigned seed, std::size_t pieces) {
    static const std::vector<std::string> kPieces{
        "ferry",  " ",      " ",        "a",      "extraordinarily", "船",
        "「",     "。",     "e\u0301",  "\u0301", "\u200B",          "\u202E",
        "\u00A0", "\t",     "-",        "—",      "\U0001F1E9",      "\U0001F3FD",
        "\x1b",   "\xff",   "\xe8\x88", "\u0600", "\U000E0041",      "  ",
        "\u1112", "\u1161", "\u0378",   "\u3000"};
    std::string text;
    for (std::size_t i = 0; i < pieces; ++i) {
        seed = seed * 1664525U + 1013904223U;
        text += kPieces[(seed >> 16U) % kPieces.size()];
    }
    return text;
}

} // namespace

TEST_CASE("a paragraph is wrapped at its spaces, into rows that know their bytes") {
    CHECK(paragraph("The ferry left at noon and came back.", 16) ==
          Rows{"The ferry left", "at noon and came", "back."});
    const Article article = article_of({{BlockKind::paragraph, "The ferry left at noon."}});
    const TextLayout layout(article, 10);
    REQUIRE(layout.rows().size() == 3);
    CHECK(layout.rows()[1].range == TextRange{10, 17});
    CHECK(layout.row_of(0) == 0);
    CHECK(layout.row_of(9) == 0); // The space where the rows part.
    CHECK(layout.row_of(10) == 1);
    CHECK(layout.row_of(22) == 2);
    CHECK(layout.row_of(10'000) == 2);
}

TEST_CASE("a dash may end a row, and a hyphen inside a word may") {
    CHECK(paragraph("a well-known ferry", 8) == Rows{"a well-", "known", "ferry"});
    CHECK(paragraph("at minus -40 degrees", 10) == Rows{"at minus", "-40", "degrees"});
}

TEST_CASE("a space that keeps words together does not end a row") {
    CHECK(paragraph("about 40\u00A0people left", 10) == Rows{"about", "40\u00A0people", "left"});
}

TEST_CASE("a word longer than a row is cut between grapheme clusters") {
    CHECK(paragraph("see abcdefghijkl now", 5) == Rows{"see", "abcde", "fghij", "kl", "now"});
    CHECK(paragraph("xe\u0301e\u0301e\u0301", 2) == Rows{"xe\u0301", "e\u0301e\u0301"});
}

TEST_CASE("text without spaces breaks between its characters, but not before a stop") {
    CHECK(paragraph("船が港に戻った。", 8) == Rows{"船が港に", "戻った。"});
    CHECK(paragraph("船が港に。戻る", 8) == Rows{"船が港", "に。戻る"});
    CHECK(paragraph("船が「港」に", 6) == Rows{"船が", "「港」", "に"});
}

TEST_CASE("wide characters count as two columns, marks as none") {
    CHECK(paragraph("e\u0301e\u0301e\u0301 e\u0301", 5).size() == 1);
    CHECK(paragraph("船船 船", 6) == Rows{"船船", "船"});
}

TEST_CASE("blocks are set apart, items of a list are not") {
    const Article article = test::ferry();
    CHECK((rows_of(article, 40) == Rows{"Harbour ferry returns to Lindmouth",
                                        "",
                                        "The ferry left at noon. It carried forty",
                                        "people and a dog, and nobody on the quay",
                                        "could say whose dog it was. By evening",
                                        "it was back.",
                                        "",
                                        "What the harbour master says",
                                        "",
                                        "    We never had a dog on the list.",
                                        "",
                                        "  The first boat sails at six, long",
                                        "  before the bakers of the old town have",
                                        "  opened their doors.",
                                        "  The last one sails at ten.",
                                        "",
                                        "  if (dog)",
                                        "  \tferry();",
                                        "  ",
                                        "  // back by evening",
                                        "",
                                        "  The quay at noon."}));
}

TEST_CASE("a list's item has its bullet on its first row") {
    const Article article = test::ferry();
    const TextLayout layout(article, 40);
    const auto first =
        layout.rows()[layout.row_of(test::range_of(article, "The first boat").begin)];
    const auto second = layout.rows()[layout.row_of(test::range_of(article, "before the").begin)];
    CHECK(first.begins_block);
    CHECK_FALSE(second.begins_block);
}

TEST_CASE("a block of which nothing is seen takes no rows") {
    CHECK(rows_of(article_of({{BlockKind::paragraph, "one"},
                              {BlockKind::paragraph, "\u200B\u202E"},
                              {BlockKind::paragraph, "two"}}),
                  10) == Rows{"one", "", "two"});
    CHECK(rows_of(article_of({}), 10).empty());
}

TEST_CASE("no visible character is lost, repeated or out of its row's width, at any width") {
    for (unsigned seed = 0; seed < 60; ++seed) {
        const Article article = article_of({{BlockKind::title, "title"},
                                            {BlockKind::paragraph, wild_text(seed, 80)},
                                            {BlockKind::list_item, wild_text(seed + 1000, 30)},
                                            {BlockKind::code, wild_text(seed + 2000, 30) + "\n\nx"},
                                            {BlockKind::table_row, wild_text(seed + 3000, 30)}});
        for (std::size_t columns = 1; columns < 60; columns += 1 + columns / 7) {
            INFO("seed " << seed << ", columns " << columns);
            const TextLayout layout(article, columns);
            std::string joined;
            std::size_t begin = 0;
            bool in_order = true;
            bool fits = true;
            for (const TextRow& row : layout.rows()) {
                in_order = in_order && row.range.begin >= begin && row.range.end >= row.range.begin;
                begin = row.range.begin;
                const std::string_view text = row.range.of(article.text);
                joined += ink(text);
                std::size_t used = row.indent;
                std::size_t glyphs = 0;
                for (std::size_t i = 0; i < text.size();) {
                    const Glyph glyph = next_glyph(text, i);
                    used += glyph.base == '\t' && row.kind == BlockKind::code
                                ? columns_of_tab(used - row.indent)
                                : glyph.columns;
                    glyphs += glyph.columns > 0 ? 1 : 0;
                    if (!is_space(glyph)) fits = fits && (used <= columns || glyphs == 1);
                    i += glyph.bytes;
                }
            }
            CHECK(in_order);
            CHECK(fits);
            std::string whole;
            for (const ArticleBlock& block : article.blocks)
                whole += ink(block.range.of(article.text));
            CHECK((joined == whole));
        }
    }
}

TEST_CASE("each byte of a text is found in the row that shows it") {
    const Article article = test::ferry();
    for (const std::size_t columns : {1U, 7U, 30U, 80U}) {
        const TextLayout layout(article, columns);
        for (std::size_t row = 0; row < layout.rows().size(); ++row) {
            const TextRange range = layout.rows()[row].range;
            for (std::size_t byte = range.begin; byte < range.end; ++byte)
                if (layout.row_of(byte) != row) FAIL("byte " << byte << " at " << columns);
        }
    }
}
