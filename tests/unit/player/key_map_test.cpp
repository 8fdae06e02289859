// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "base/toml.hpp"
#include "player/key_map.hpp"

using namespace narrate;
using namespace narrate::player;

namespace {

std::optional<Action> action_of(const KeyMap& map, std::string_view key) {
    return map.find(*key_named(key));
}

/// The standard keys with a section [keys]; the fault's message, where there is one.
std::string read(KeyMap& map, const std::string& section) {
    base::TomlReader reader("[keys]\n" + section, ErrorCode::table_invalid, "config.toml");
    map.read(reader);
    return reader.fault() ? reader.fault()->message() : std::string();
}

} // namespace

TEST_CASE("every action has a name of its own, a few words of help and a key") {
    const KeyMap map = KeyMap::standard();
    std::set<std::string_view> names;
    for (const ActionDescriptor& action : actions()) {
        INFO(action.name);
        CHECK(names.insert(action.name).second);
        CHECK(action_named(action.name) == action.action);
        CHECK(describe(action.action).name == action.name);
        CHECK(action.help.size() >= 4);
        CHECK(action.help.size() <= 24);
        CHECK_FALSE(map.keys_of(action.action).empty());
    }
    CHECK_FALSE(action_named("none"));
    CHECK_FALSE(action_named(""));
}

TEST_CASE("narrate's own keys are those of players and pagers") {
    const KeyMap map = KeyMap::standard();
    CHECK(action_of(map, "space") == Action::pause);
    CHECK(action_of(map, "left") == Action::previous_sentence);
    CHECK(action_of(map, "j") == Action::next_paragraph);
    CHECK(action_of(map, "n") == Action::next_article);
    CHECK(action_of(map, "N") == Action::next_heading);
    CHECK(action_of(map, "ctrl-n") == Action::search_next);
    CHECK(action_of(map, "9") == Action::quieter);
    CHECK(action_of(map, "backspace") == Action::reset_rate);
    CHECK(action_of(map, "?") == Action::help);
    CHECK(action_of(map, "q") == Action::quit);
    CHECK_FALSE(action_of(map, "x"));
}

TEST_CASE("a user binds any key to any action, or to none") {
    KeyMap map = KeyMap::standard();
    CHECK(read(map, "x = \"quit\"\nq = \"none\"\nspace = \"mute\"\n\"ctrl-Left\" = \"begin\"\n")
              .empty());
    CHECK(action_of(map, "x") == Action::quit);
    CHECK_FALSE(action_of(map, "q"));
    CHECK(action_of(map, "space") == Action::mute);
    CHECK(action_of(map, "ctrl-left") == Action::begin);
    CHECK(action_of(map, "left") == Action::previous_sentence);
    CHECK(map.keys_of(Action::pause).empty());
}

TEST_CASE("an unknown key or action is told with its line and near names") {
    KeyMap map = KeyMap::standard();
    CHECK(read(map, "x = \"quit\"\nlft = \"pause\"\n") ==
          "config.toml: line 3: unknown key 'lft' (did you mean 'left'?)");
    CHECK(read(map, "left = \"next-sentense\"\n") ==
          "config.toml: line 2: unknown action 'next-sentense' (did you mean 'next-sentence'?)");
    CHECK(read(map, "left = \"zzzzzz\"\n").find("known: none, pause, ") != std::string::npos);
    CHECK(read(map, "zzzzzz = \"pause\"\n").find("\"ctrl-\" or \"alt-\"") != std::string::npos);
    CHECK(read(map, "left = 3\n").find("line 2: 'left' must be a text") != std::string::npos);
    base::TomlReader reader("keys = 3\n", ErrorCode::table_invalid, "config.toml");
    map.read(reader);
    REQUIRE(reader.fault());
    CHECK(reader.fault()->message() == "config.toml: line 1: 'keys' must be a table");
}

TEST_CASE("the help names each action's keys in the order of the actions") {
    KeyMap map = KeyMap::standard();
    const auto lines = map.help();
    REQUIRE(lines.size() == actions().size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CHECK(lines[i].text == actions()[i].help);
        CHECK(lines[i].group == actions()[i].group);
    }
    CHECK(lines[0] == HelpLine{"space", "pause, go on", "Moving"});
    CHECK(lines[1].keys == "left h");

    REQUIRE(read(map, "z = \"previous-sentence\"\nb = \"previous-sentence\"\nspace = \"none\"\n")
                .empty());
    CHECK(map.help().size() == lines.size() - 1);
    CHECK(map.help()[0].keys == "left h z b");
}

TEST_CASE("the groups of the help are together") {
    std::set<std::string_view> seen;
    std::string_view last;
    for (const ActionDescriptor& action : actions()) {
        if (action.group != last) CHECK(seen.insert(action.group).second);
        last = action.group;
    }
    CHECK(seen.size() >= 4);
}
