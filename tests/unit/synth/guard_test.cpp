// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "synth/backends/espeak/guard.hpp"

using narrate::espeak::guard;

TEST_CASE("the guard leaves ordinary text as it is") {
    const std::string text = "Mr\u00a0Li's \u201cplan\u201d \u2013 costs 5%, he said...";
    const auto guarded = guard("Plain text, with commas; and (brackets).");
    CHECK(guarded.text == "Plain text, with commas; and (brackets).");
    CHECK(guarded.origins.size() == guarded.text.size());
    CHECK(guard(text).text == "Mr Li's \u201cplan\u201d \u2013 costs 5%, he said...");
}

TEST_CASE("the guard turns control and invisible characters into spaces") {
    CHECK(guard("a\x01"
                "b\x1b[c\u202ed\u200be")
              .text == "a b [c d e");
}

TEST_CASE("the guard breaks long stretches and runs of punctuation") {
    CHECK(guard(std::string(130, 'x')).text ==
          std::string(60, 'x') + ' ' + std::string(60, 'x') + ' ' + std::string(10, 'x'));
    CHECK(guard("wait.......what").text == "wait...what");
    CHECK(guard("! ! ! ! !").text == "! ! !  ");
}

TEST_CASE("the guard puts a full stop to the word before it") {
    CHECK(guard("a . a  . b.").text == "a. a. b.");
    CHECK(guard(" . a").text == ". a");
    CHECK(guard("about .5 of it").text == "about .5 of it");
}

TEST_CASE("the guard knows where each character came from") {
    const std::string text = "\u00e9!!!!! ." + std::string(70, 'y') + "\x02z";
    const auto guarded = guard(text);
    std::size_t index = 0;
    for (std::size_t at = 0; at < guarded.text.size(); ++index) {
        const auto c = narrate::base::decode(guarded.text, at);
        REQUIRE(index < guarded.origins.size());
        const auto original = narrate::base::decode(text, guarded.origins[index]);
        if (c.value != ' ') CHECK(c.value == original.value);
        at += c.length;
    }
    CHECK(index == guarded.origins.size());
}

TEST_CASE("the guard puts phonemes in place of words, all of them from the word's beginning") {
    using narrate::espeak::SpelledWord;
    const std::string text = "The Ostrey ferry";
    const auto guarded = guard(text, std::vector<SpelledWord>{{{4, 10}, "'0stri"}});
    CHECK(guarded.text == "The [['0stri]] ferry");
    REQUIRE(guarded.origins.size() == guarded.text.size());
    for (std::size_t i = 4; i < 14; ++i) CHECK(guarded.origins[i] == 4);
    CHECK(guarded.origins[14] == 10);
    CHECK(guarded.origins[15] == 11);
}

TEST_CASE("phonemes stand between spaces wherever eSpeak NG would lose them otherwise") {
    using narrate::espeak::SpelledWord;
    const auto around = [](const std::string& before, const std::string& after) {
        return guard(before + "Bo" + after,
                     std::vector<SpelledWord>{{{before.size(), before.size() + 2}, "b'oU"}})
            .text;
    };
    CHECK(around("(", ")") == "( [[b'oU]])");
    CHECK(around("\"", ",\"") == "\" [[b'oU]],\"");
    CHECK(around("[", "]") == "[ [[b'oU]] ]");
    CHECK(around("a/", "/b") == "a/ [[b'oU]] /b");
    CHECK(around("anti-", "-led") == "anti- [[b'oU]]-led");
    CHECK(around("", ".") == "[[b'oU]].");
    CHECK(guard("BoBo", std::vector<SpelledWord>{{{0, 2}, "b'oU"}, {{2, 4}, "b'oU"}}).text ==
          "[[b'oU]] [[b'oU]]");
}

TEST_CASE("a text's own double brackets are never phonemes") {
    using narrate::espeak::SpelledWord;
    const std::vector<SpelledWord> words{{{0, 2}, "b'oU"}};
    CHECK(guard("Bo [[foo]]").text == "Bo [[foo]]");
    CHECK(guard("Bo [[foo]]", words).text == "[[b'oU]] [ [foo]]");
    CHECK(guard("Bo [\u200b[foo", words).text == "[[b'oU]] [ [foo");
    CHECK(guard("Bo [[[foo", words).text == "[[b'oU]] [ [ [foo");
}

TEST_CASE("ranges that cut characters or lie behind the end do no harm to the guard") {
    using narrate::espeak::SpelledWord;
    const std::string text = "\u00e9\u00e9\u00e9";
    CHECK(guard(text, std::vector<SpelledWord>{{{1, 3}, "e"}, {{9, 12}, "o"}}).text.find("[[e]]") !=
          std::string::npos);
    CHECK(guard("", std::vector<SpelledWord>{{{0, 3}, "e"}}).text.empty());
}
