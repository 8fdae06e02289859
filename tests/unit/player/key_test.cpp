// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <set>

#include "player/key.hpp"

using namespace narrate::player;

TEST_CASE("a key's name leads back to the key") {
    std::set<Key> keys;
    for (const std::string_view name : key_names())
        for (const char* held : {"", "ctrl-", "alt-", "ctrl-alt-"}) {
            const std::string whole = held + std::string(name);
            INFO(whole);
            const auto key = key_named(whole);
            REQUIRE(key);
            CHECK(name_of(*key) == whole);
            CHECK(keys.insert(*key).second);
        }
    for (const char* name : {"[", "?", "n", "N", "-", "é", "ж", "ctrl-l", "alt-N", "ctrl-alt-x",
                             "ctrl-space", "alt--", "shift-tab", "ctrl-alt-shift-left"}) {
        INFO(name);
        const auto key = key_named(name);
        REQUIRE(key);
        CHECK(name_of(*key) == name);
    }
}

TEST_CASE("modifiers stand in any order, and names in any case") {
    CHECK(key_named("Alt-CTRL-Left") == key_named("ctrl-alt-left"));
    CHECK(key_named("F1") == key_named("f1"));
    CHECK(key_named("Ctrl-L") == key_named("ctrl-l"));
    CHECK(key_named("n") != key_named("N"));
    CHECK(key_named("shift-n") == key_named("N"));
    CHECK(key_named(" ") == key_named("space"));
}

TEST_CASE("keys that terminals cannot tell apart are one") {
    CHECK(key_named("ctrl-i") == key_named("tab"));
    CHECK(key_named("ctrl-m") == key_named("enter"));
    CHECK(key_named("ctrl-j") == key_named("enter"));
    CHECK(key_named("ctrl-h") == key_named("backspace"));
    CHECK(key_named("ctrl-[") == key_named("escape"));
    CHECK(key_named("ctrl-@") == key_named("ctrl-space"));
}

TEST_CASE("what is no key has no name of one") {
    for (const char* name : {"", "lft", "ab", "ctrl-", "ctrl-alt-", "f13", "\x1b", "\t", "\xff",
                             "\xc3", "\u200b", "\u00a0", "shift-1", "page up"}) {
        INFO(name);
        CHECK_FALSE(key_named(name));
    }
    CHECK_FALSE(key_named(std::string("a\0", 2)));
}

TEST_CASE("characters without Control and Alt are text") {
    CHECK(is_text(*key_named("x")));
    CHECK(is_text(*key_named("space")));
    CHECK(is_text(*key_named("é")));
    CHECK_FALSE(is_text(*key_named("ctrl-x")));
    CHECK_FALSE(is_text(*key_named("alt-x")));
    CHECK_FALSE(is_text(*key_named("enter")));
}
