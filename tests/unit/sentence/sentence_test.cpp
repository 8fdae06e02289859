// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <random>

#include "base/utf8.hpp"
#include "narrate/sentence.hpp"

using namespace narrate;

namespace {

using Texts = std::vector<std::string>;

Texts texts(std::string_view text, const std::vector<TextRange>& ranges) {
    Texts result;
    for (const TextRange range : ranges) result.emplace_back(range.of(text));
    return result;
}

Texts sentences(std::string_view text) {
    return texts(text, segment_sentences(text, "en"));
}

Texts words(std::string_view text) {
    return texts(text, split_words(text));
}

} // namespace

TEST_CASE("sentences end at their stops, with the closing signs behind them") {
    CHECK(sentences("One. Two! Three? Four") == Texts{"One.", "Two!", "Three?", "Four"});
    CHECK(sentences("\u201cIt is late.\u201d She left. (He stayed.) Why?!") ==
          Texts{"\u201cIt is late.\u201d", "She left.", "(He stayed.)", "Why?!"});
    CHECK(sentences("First line\n\nSecond line") == Texts{"First line", "Second line"});
    CHECK(sentences("Wrapped\nline. Next") == Texts{"Wrapped\nline.", "Next"});
    CHECK(sentences("  ").empty());
}

TEST_CASE("a title or an initial before a name does not end the sentence") {
    CHECK(sentences("Mr. Hale met Dr. R. L. Dunmore. They spoke.").size() == 2);
    CHECK(sentences("Gen. Orrin and Sen. Vale agreed.").size() == 1);
}

TEST_CASE("an abbreviation before a number does not end the sentence") {
    CHECK(sentences("See No. 10 and pp. 3 to 5. Then stop.").size() == 2);
    CHECK(sentences("He said no. Then he left.").size() == 2);
}

TEST_CASE("the items of a list are sentences, and their markers begin them") {
    CHECK(sentences("1. Wash the pan. 2. Dry it 3. Put it away.") ==
          Texts{"1. Wash the pan.", "2. Dry it", "3. Put it away."});
    CHECK(sentences("a) one b) two c) three") == Texts{"a) one", "b) two", "c) three"});
    CHECK(sentences("It was 1. in the list. See 2. below.").size() == 2);
}

TEST_CASE("an abbreviation that may end a sentence does so before a word that begins sentences") {
    CHECK(sentences("She works for the U.S. The office is small.").size() == 2);
    CHECK(sentences("She works for the U.S. Coast Guard.").size() == 1);
    CHECK(sentences("They met at 5 p.m. Nobody spoke.").size() == 2);
    CHECK(sentences("It was you and I. Then it was he.").size() == 2);
}

TEST_CASE("spaced ellipses and footnote marks stay with their sentence") {
    CHECK(sentences("He waited . . . and waited. Then he left.").size() == 2);
    CHECK(sentences("It fell.[3] It rose.").size() == 2);
    CHECK(texts("Am 3. Oktober kam er. Es war kalt.",
                segment_sentences("Am 3. Oktober kam er. Es war kalt.", "de"))
              .size() == 2);
}

TEST_CASE("a stop before a lower-case word, or inside a token, ends nothing") {
    CHECK(sentences("It cost 3.50 e.g. for tea at www.example.org today.").size() == 1);
    CHECK(sentences("He waited ... and waited.").size() == 1);
}

TEST_CASE("words are what a reader points at, without the signs around them") {
    CHECK(words("\u201cIt\u2019s over,\u201d he said (at last).") ==
          Texts{"It\u2019s", "over", "he", "said", "at", "last"});
    CHECK(words("$5bn, 20% of U.S. trade\u2014and a.m. news") ==
          Texts{"$5bn", "20%", "of", "U.S.", "trade", "and", "a.m.", "news"});
    CHECK(words("comrades-in-arms don't 2019\u201320 wait...what \u2013 no") ==
          Texts{"comrades-in-arms", "don't", "2019\u201320", "wait", "what", "no"});
    CHECK(words("-3\u00b0C @name #tag 10m\u00b2 5\u20ac") ==
          Texts{"-3\u00b0C", "@name", "#tag", "10m\u00b2", "5\u20ac"});
    CHECK(words("... \u2014 !? ()").empty());
    CHECK(words("plan B.") == Texts{"plan", "B"});
}

TEST_CASE(
    "for any bytes sentences and words are in order, and every visible byte is in a sentence") {
    std::mt19937 dice(5);
    const Texts pieces = {"word",     "Word", ". ",     " ",      "\n\n", "\n",
                          "Mr.",      "U.S.", "\u201d", "(",      "3.5",  "\xff",
                          "\xe2\x80", "?",    "\u3002", "\u2026", "'",    "\x01"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < 15; ++i) text += pieces[dice() % pieces.size()];
        std::size_t at = 0;
        const auto uncovered = [&](std::size_t from, std::size_t to) {
            return base::trim(std::string_view(text).substr(from, to - from)).empty();
        };
        for (const TextRange s : segment_sentences(text, "en")) {
            REQUIRE(s.begin >= at);
            REQUIRE(s.end > s.begin);
            REQUIRE(uncovered(at, s.begin));
            at = s.end;
        }
        REQUIRE(uncovered(at, text.size()));
        at = 0;
        for (const TextRange w : split_words(text)) {
            REQUIRE(w.begin >= at);
            REQUIRE(w.end > w.begin);
            at = w.end;
        }
        REQUIRE(at <= text.size());
    }
}
