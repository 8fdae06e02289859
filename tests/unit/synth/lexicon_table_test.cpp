// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "lexicon/checker.hpp"
#include "lexicon/fold.hpp"

using namespace narrate;
using namespace narrate::tools;

TEST_CASE(
    "every entry of the English lexicon is needed, and makes eSpeak NG say what it asks for") {
    LexiconChecker checker("gmw/en");
    std::size_t checked = 0;
    for (const LexiconEntry& entry : builtin_lexicon()) {
        if (entry.language != "en" || entry.as != SaidAs::ipa) continue;
        const auto verdict = checker.check(entry, builtin_lexicon());
        REQUIRE(verdict);
        INFO(entry.written << " /" << entry.said << "/: " << verdict->without << " -> "
                           << verdict->with);
        CHECK(verdict->needed);
        CHECK(verdict->right);
        ++checked;
    }
    CHECK(checked > 400);
}

TEST_CASE("two ways to write a pronunciation are one, two pronunciations are not") {
    const auto same = [](const char* a, const char* b, Fold fold) {
        return fold_ipa(a, fold).sounds == fold_ipa(b, fold).sounds;
    };
    CHECK(same("ˈlɛstər", "lˈɛstə", Fold::notation));
    CHECK(same("vˈɛəɹi", "ˈveərɪ", Fold::reduced));
    CHECK_FALSE(same("vˈɛəɹi", "ˈveərɪ", Fold::notation));
    CHECK(same("ɡəʊ", "goʊ", Fold::notation));
    CHECK(same("bɛnˈɡɑːzi", "bɛŋɡˈɑːzi", Fold::notation));
    CHECK_FALSE(same("ˈlɛstər", "ˈlaɪsɛstər", Fold::reduced));
    CHECK_FALSE(same("kuː", "kuːp", Fold::reduced));
    CHECK(fold_ipa("ˈɒstriˌeɪ", Fold::notation).stressed == std::vector<int>{0});
    CHECK(fold_ipa("ɒstriˈeɪ", Fold::notation).stressed == std::vector<int>{2});
}

TEST_CASE("the checker tells an entry that is not needed from one that is") {
    LexiconChecker checker("gmw/en");
    const auto table = checker.check({"table", "ˈteɪbəl", SaidAs::ipa, MatchCase::any, "en"});
    REQUIRE(table);
    CHECK_FALSE(table->needed);
    CHECK(table->right);
    const LexiconEntry other{"table", "ˈtɑːbəl", SaidAs::ipa, MatchCase::any, "en"};
    const auto phrase =
        checker.check({"high table", "- ˈteɪbəl", SaidAs::ipa, MatchCase::any, "en"}, {&other, 1});
    REQUIRE(phrase);
    CHECK(phrase->needed);
    const auto fowey = checker.check({"Fowey", "fɔɪ", SaidAs::ipa, MatchCase::any, "en"});
    REQUIRE(fowey);
    CHECK(fowey->needed);
    CHECK(fowey->right);
}
