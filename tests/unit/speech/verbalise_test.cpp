// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <random>

#include "base/utf8.hpp"
#include "narrate/speech.hpp"
#include "speech/english/numbers.hpp"

using namespace narrate;

namespace {

std::string said(std::string_view text, std::string_view language = "en") {
    return verbalise(text, {0, text.size()}, language).spoken;
}

} // namespace

TEST_CASE("plain words are said as they are written, byte for byte") {
    const std::string text = "Skip this. The tide was high, and it fell again; nobody minded.";
    const TextRange sentence{11, text.size()};
    const Utterance utterance = verbalise(text, sentence, "en");
    CHECK(utterance.spoken == text.substr(11));
    CHECK(utterance.map.segments() ==
          std::vector<OffsetSegment>{{sentence, {0, text.size() - 11}, SegmentKind::verbatim}});
}

TEST_CASE("typographic signs become the plain ones that backends know") {
    CHECK(said("\u201cIt\u2019s \u2018in\u2019,\u201d she said\u2026") ==
          "\"It's 'in',\" she said...");
    CHECK(said("a\u00a0b * \u2022 c") == "a b   c");
}

TEST_CASE("dashes that part clauses become commas, hyphens stay") {
    CHECK(said("It rose \u2014 slowly\u2014and fell -- well-known \u2013 again.") ==
          "It rose, slowly, and fell, well-known, again.");
    CHECK(said("\u2014 Yes, it rose") == "Yes, it rose");
    CHECK(said("Rhine, \u2014 then") == "Rhine, then");
    CHECK(said("Es stieg \u2013 langsam.", "de") == "Es stieg, langsam.");
}

TEST_CASE("whole numbers that stand alone are put into words") {
    CHECK(said("In 2013 some 240 people and 1,250 sheep crossed.") ==
          "In twenty thirteen some two hundred and forty people and one thousand two hundred and "
          "fifty sheep crossed.");
    CHECK(said("24 years") == "twenty-four years");
    CHECK(said("(7)") == "(seven)");
}

TEST_CASE("a user's rows overrule the tables that come with narrate, and add to them") {
    const auto verbaliser =
        Verbaliser::create({{"en", "acronyms.tsv", "IMF\tthe fund\n"},
                            {"en", "units.tsv", "# mine\nsmoot\tsmoot\tsmoots\t-\n"}});
    REQUIRE(verbaliser);
    const std::string text = "IMF: 7 smoots, not 7km";
    const auto spoken = [&](std::string_view language) {
        return verbaliser->verbalise(text, {0, text.size()}, language).spoken;
    };
    CHECK(spoken("en-GB") == "the fund: seven smoots, not seven kilometres");
    CHECK(said(text) == "I.M.F: seven smoots, not seven kilometres");
}

TEST_CASE("a broken table of a user is refused with its name and line") {
    const auto unknown = Verbaliser::create({{"en", "unit.tsv", ""}});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == ErrorCode::table_invalid);
    CHECK(unknown.error().message().find("units.tsv") != std::string::npos);
    const auto narrow = Verbaliser::create({{"en", "units.tsv", "km\tkm\tkm\t-\nx\ty\n"}});
    REQUIRE_FALSE(narrow);
    CHECK(narrow.error().message().find("line 2") != std::string::npos);
}

TEST_CASE("number words") {
    using speech::english::cardinal;
    using speech::english::year;
    CHECK(cardinal(0) == "zero");
    CHECK(cardinal(19) == "nineteen");
    CHECK(cardinal(21) == "twenty-one");
    CHECK(cardinal(105) == "one hundred and five");
    CHECK(cardinal(1001) == "one thousand and one");
    CHECK(cardinal(1100) == "one thousand one hundred");
    CHECK(cardinal(1000000) == "one million");
    CHECK(cardinal(2345678) ==
          "two million three hundred and forty-five thousand six hundred and seventy-eight");
    CHECK(cardinal(18446744073709551615ULL).starts_with("eighteen quintillion"));
    CHECK(year(1999) == "nineteen ninety-nine");
    CHECK(year(1905) == "nineteen oh five");
    CHECK(year(1900) == "nineteen hundred");
    CHECK(year(2000) == "two thousand");
    CHECK(year(2005) == "two thousand and five");
    CHECK(year(2024) == "twenty twenty-four");
}

TEST_CASE("for any bytes the map covers both sides in order, and no control character is said") {
    std::mt19937 dice(11);
    const std::vector<std::string> pieces = {"word",       " ",
                                             "12",         ",",
                                             "1,000",      "\u201c",
                                             "\u2019",     "\x01",
                                             "\x1b",       "\xff",
                                             "\xe2\x80",   "\u202e",
                                             "\u00a0",     ".",
                                             "*",          "\u2026",
                                             "\n",         "2013",
                                             "\U0001F600", "$",
                                             "\u00a3",     "bn",
                                             "km",         "/",
                                             "-",          "\u2013",
                                             "\u2014",     ":",
                                             "pm",         "US",
                                             "Dr",         "June",
                                             "III",        "@",
                                             "#",          "www",
                                             "com",        "%",
                                             "th",         "'s",
                                             "(",          "[1]",
                                             "\u00bd",     "x",
                                             "7",          "777777777777777777777777777777"};
    for (int round = 0; round < 4000; ++round) {
        std::string text;
        const std::size_t length = 1 + dice() % 60;
        for (std::size_t i = 0; i < length; ++i) text += pieces[dice() % pieces.size()];
        const Utterance utterance = verbalise(text, {0, text.size()}, "en");
        REQUIRE(utterance.map.source() == TextRange{0, text.size()});
        REQUIRE(utterance.map.spoken() == TextRange{0, utterance.spoken.size()});
        REQUIRE(base::is_valid_utf8(utterance.spoken));
        REQUIRE(utterance.spoken.size() <= kMostSpokenGrowth * text.size() + kSpokenSlack);
        for (std::size_t i = 0; i < utterance.spoken.size();) {
            const auto c = base::decode(utterance.spoken, i);
            REQUIRE_FALSE(base::is_control(c.value));
            i += c.length;
        }
        std::size_t source = 0;
        std::size_t spoken = 0;
        for (const OffsetSegment& s : utterance.map.segments()) {
            REQUIRE(s.source.begin == source);
            REQUIRE(s.spoken.begin == spoken);
            if (s.kind == SegmentKind::verbatim)
                REQUIRE(s.source.of(text) == s.spoken.of(utterance.spoken));
            source = s.source.end;
            spoken = s.spoken.end;
        }
    }
}
