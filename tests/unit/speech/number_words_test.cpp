// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <array>
#include <random>
#include <thread>
#include <vector>

#include "base/utf8.hpp"
#include "narrate/speech.hpp"
#include "speech/languages/grammar.hpp"
#include "speech/number_words.hpp"
#include "unit/speech/said.hpp"

using namespace narrate;

namespace {

constexpr std::string_view kLanguages[] = {"de", "es", "fr", "it", "pt", "pt-PT",
                                           "nl", "ru", "pl", "sv", "hu", "hi"};

} // namespace

TEST_CASE("the number rules of every language are understood, and say numbers without digits") {
    std::mt19937_64 random(7);
    for (const std::string_view language : kLanguages) {
        INFO(language);
        const speech::NumberWords& words = speech::number_words(language);
        REQUIRE(words.has("number"));
        for (const std::string_view set : {"number", "year", "day"}) {
            CAPTURE(set);
            REQUIRE(words.has(set));
        }
        for (int i = 0; i < 500; ++i) {
            const std::uint64_t number =
                i < 200 ? static_cast<std::uint64_t>(i)
                        : random() % speech::NumberWords::kLimit >> (random() % 56);
            CAPTURE(number);
            const std::string spelled = words.spell("number", number);
            CHECK_FALSE(spelled.empty());
            CHECK(spelled.find_first_of("0123456789%<>=[];'") == std::string::npos);
            CHECK(spelled.find("\u00ad") == std::string::npos);
        }
    }
}

TEST_CASE("words that the tables of a language name as rules for numbers exist") {
    for (const std::string_view language : kLanguages) {
        INFO(language);
        const speech::languages::Grammar* grammar = speech::languages::find_grammar(language);
        REQUIRE(grammar != nullptr);
        for (const std::string_view key :
             {"ordinal stop", "roman", "roman numbered", "roman name", "clock hours agreement",
              "clock minutes agreement", "fraction agreement", "before nouns"}) {
            CAPTURE(key);
            const std::string_view rules = grammar->fact(key);
            CHECK((rules.empty() || grammar->has_rules(rules)));
        }
    }
}

TEST_CASE("number words without rules, and beyond the last number, are none") {
    const speech::NumberWords none("de", "");
    CHECK(none.spell("number", 5).empty());
    const speech::NumberWords broken("de", "%number:\n0: =%no-such-rules=;\n");
    CHECK(broken.spell("number", 5).empty());
    CHECK(speech::number_words("de").spell("number", speech::NumberWords::kLimit).empty());
}

TEST_CASE("digits that are too many for number words are said one by one") {
    CHECK(test::said_in("de", "12345678901234567890")
              .starts_with("eins zwei drei vier fünf sechs sieben"));
}

TEST_CASE("number words are the same from any thread") {
    const std::string expected = speech::number_words("fr").spell("number", 987654);
    std::vector<std::thread> threads;
    std::array<std::string, 4> results;
    for (std::string& result : results)
        threads.emplace_back([&result] {
            for (int i = 0; i < 200; ++i)
                result = speech::number_words("fr").spell("number", 987654);
        });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& result : results) CHECK(result == expected);
}

TEST_CASE("any bytes are said in every language, and what is said leads back to them") {
    std::mt19937 random(11);
    constexpr std::string_view kPieces[] = {
        "1",  "23", "456", ".",  ",", ":",   "/",  "-", " ",    "\u00a0", "€", "$",    "%",   "h",
        "km", "º",  "ª",   "er", "e", "XIV", "°C", "½", "Uhr",  "Mio",    "@", "com",  "www", "+",
        "(",  ")",  "२",   "Dr", "z", "B",   "p",  "m", "\xff", "ᵉʳ",     "'", "2024", "05",  "00"};
    for (const std::string_view language : kLanguages) {
        INFO(language);
        for (int i = 0; i < 2000; ++i) {
            std::string text;
            for (auto length = random() % 12; length > 0; --length)
                text += kPieces[random() % std::size(kPieces)];
            CAPTURE(text);
            const Utterance utterance = verbalise(text, {0, text.size()}, language);
            REQUIRE(utterance.map.source() == TextRange{0, text.size()});
            REQUIRE(utterance.map.spoken() == TextRange{0, utterance.spoken.size()});
            REQUIRE(base::is_valid_utf8(utterance.spoken));
        }
    }
}

TEST_CASE("what says far more than is written is left as it is") {
    const std::string wall(5000, '7');
    CHECK(test::said_in("hi", wall) == wall);
    const std::string address = "www." + std::string(5000, 'w') + ".com";
    CHECK(test::said_in("hi", address).size() < kMostSpokenGrowth * address.size() + kSpokenSlack);
}

TEST_CASE("a user's table overrules those of another language") {
    const auto own = Verbaliser::create({{"de", "abbreviations.tsv", "Kqx\tany\tKurfuerst\n"},
                                         {"de", "grammar.tsv", "range\tbis nach\n"}});
    REQUIRE(own.has_value());
    const std::string text = "Kqx. Otto, 5-10 km";
    CHECK(own->verbalise(text, {0, text.size()}, "de").spoken ==
          "Kurfuerst Otto, fünf bis nach zehn Kilometer");
}
