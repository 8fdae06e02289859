// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "player/glyph.hpp"

using namespace narrate::player;

namespace {

std::string shown(std::string_view text) {
    return fit(text, 10'000);
}

} // namespace

TEST_CASE("a grapheme cluster is one glyph, and takes the columns of a terminal") {
    struct Case {
        const char* text;
        std::size_t bytes;
        std::size_t columns;
    };
    const Case cases[] = {
        {"ab", 1, 1},
        {"é", 2, 1},
        {"e\u0301\u0323x", 5, 1},                 // Marks on a letter.
        {"船", 3, 2},                             //
        {"\u1112\u1161\u11ABx", 9, 2},            // A Hangul syllable in its parts.
        {"\U0001F1E9\U0001F1EA\U0001F1EB", 8, 2}, // A flag, and the beginning of another.
        {"\U0001F44D\U0001F3FDx", 8, 4},          // A thumb and its colour.
        {"\u0915\u093Fx", 6, 2},                  // A vowel sign with a column of its own.
        {"\u0301x", 2, 1},                        // A mark that stands on nothing.
        {"a\u200D\u00ADb", 6, 1},                 // What is hidden goes with the letter.
        {"\u200Db", 4, 1},                        //
        {"\u200D", 3, 0},                         //
    };
    for (const Case& c : cases) {
        INFO(c.text);
        const Glyph glyph = next_glyph(c.text, 0);
        // In plain ASCII the hidden characters behind a letter may go with the next one.
        CHECK(glyph.bytes == c.bytes);
        CHECK(glyph.columns == c.columns);
    }
    CHECK(next_glyph("", 0).bytes == 0);
}

TEST_CASE("of a tower of marks the first four are shown") {
    std::string tower = "e";
    for (int i = 0; i < 1000; ++i) tower += "\u0301";
    CHECK(columns_of(tower) == 1);
    CHECK(shown(tower).size() == 1 + 4 * 2);
    CHECK(next_glyph(tower, 0).bytes == tower.size());
}

TEST_CASE("a text is cut between glyphs, with a sign of what is left out") {
    CHECK(fit("ferry", 5) == "ferry");
    CHECK(fit("ferry", 4) == "fer…");
    CHECK(fit("ferry", 1) == "…");
    CHECK(fit("ferry", 0).empty());
    CHECK(fit("船が出る", 5) == "船が…");
    CHECK(fit("船が出る", 4) == "船…");
    CHECK(fit("cafe\u0301s", 4) == "caf…");
    CHECK(fit("two\nlines\tand\u2028more", 40) == "two lines and more");
}
