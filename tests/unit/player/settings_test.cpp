// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "base/assets.hpp"
#include "player/settings.hpp"

using namespace narrate;
using namespace narrate::player;
using std::chrono::milliseconds;

namespace {

std::string fault(const std::string& toml) {
    const auto settings = parse_settings(toml, "config.toml");
    REQUIRE_FALSE(settings);
    CHECK(settings.error().code == ErrorCode::table_invalid);
    return settings.error().message();
}

void check_defaults(const Settings& settings) {
    const Settings defaults;
    CHECK(settings.voice == defaults.voice);
    CHECK(settings.rate == defaults.rate);
    CHECK(settings.volume == defaults.volume);
    CHECK(settings.device == defaults.device);
    CHECK(settings.plain == defaults.plain);
    CHECK(settings.introduction.title == defaults.introduction.title);
    CHECK(settings.introduction.byline == defaults.introduction.byline);
    CHECK(settings.introduction.date == defaults.introduction.date);
    CHECK((settings.pauses == defaults.pauses));
    CHECK((settings.keys == defaults.keys));
}

} // namespace

TEST_CASE("an empty file of settings, and the example, give the defaults") {
    const auto empty = parse_settings("", "config.toml");
    REQUIRE(empty);
    check_defaults(*empty);
    const auto example = parse_settings(base::find_asset("assets/player/config.toml"), "example");
    REQUIRE(example);
    check_defaults(*example);
}

TEST_CASE("what the example shows as comments is good, too") {
    std::string lines;
    std::string_view rest = base::find_asset("assets/player/config.toml");
    std::size_t shown = 0;
    while (!rest.empty()) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        // Settings are one word, a sign and a value; text has no sign behind its first word.
        const bool is_setting =
            line.starts_with("# ") && line.find(" = ") == line.find(' ', 2) && ++shown > 0;
        if (is_setting) line.remove_prefix(2);
        lines.append(line).append("\n");
    }
    CHECK(shown == 9);
    const auto settings = parse_settings(lines, "example");
    INFO((settings ? std::string() : settings.error().message()));
    REQUIRE(settings);
    CHECK(settings->voice == "en-gb");
    CHECK(settings->pauses.heading == Pauses{}.heading);
    CHECK(settings->keys.find(*key_named("enter")) == Action::pause);
    CHECK_FALSE(settings->keys.find(*key_named("q")));
}

TEST_CASE("the example names every action and every key") {
    const std::string example(base::find_asset("assets/player/config.toml"));
    const auto names = [&example](std::string_view name) {
        return example.find(std::string(1, ' ').append(name)) != std::string::npos;
    };
    for (const ActionDescriptor& action : actions()) {
        INFO(action.name);
        CHECK(names(action.name));
    }
    for (const std::string_view key : key_names()) {
        INFO(key);
        // "f1 … f12"
        const bool is_between = key.starts_with('f') && key != "f1" && key != "f12";
        CHECK((is_between || names(key)));
    }
}

TEST_CASE("a file of settings says all that it may") {
    const auto settings = parse_settings("[player]\nvoice = \"en-us\"\nrate = 1.5\nvolume = 80\n"
                                         "device = \"HDMI\"\nplain = true\n"
                                         "intro = \"title,byline\"\n"
                                         "[pauses]\nsentence = 0\nheading = 900\n"
                                         "[keys]\nx = \"quit\"\n",
                                         "config.toml");
    REQUIRE(settings);
    CHECK(settings->voice == "en-us");
    CHECK(settings->rate == 1.5);
    CHECK(settings->volume == 80);
    CHECK(settings->device == "HDMI");
    CHECK(settings->plain);
    CHECK(settings->introduction.title);
    CHECK(settings->introduction.byline);
    CHECK_FALSE(settings->introduction.date);
    CHECK(settings->pauses.sentence == milliseconds(0));
    CHECK_FALSE(settings->pauses.paragraph);
    CHECK(settings->pauses.heading == milliseconds(900));
    CHECK(settings->keys.find(*key_named("x")) == Action::quit);
    const auto whole = parse_settings("[player]\nrate = 2\n", "config.toml");
    REQUIRE(whole);
    CHECK(whole->rate == 2.0);
}

TEST_CASE("a fault in the settings is told with its line and what to do") {
    CHECK(fault("[player]\nrates = 1\n") ==
          "config.toml: line 2: unknown key 'rates' (did you mean 'rate'?)");
    CHECK(fault("[playr]\nrate = 1\n") ==
          "config.toml: line 1: unknown key 'playr' (did you mean 'player'?)");
    CHECK(fault("player = 1\n") == "config.toml: line 1: 'player' must be a table");
    CHECK(fault("[player]\n\nrate = 9\n") ==
          "config.toml: line 3: 'rate' must be a number from 0.5 to 4");
    CHECK(fault("[player]\nrate = nan\n").find("line 2: 'rate'") != std::string::npos);
    CHECK(fault("[player]\nrate = \"1\"\n").find("line 2: 'rate'") != std::string::npos);
    CHECK(fault("[player]\nvolume = 201\n") ==
          "config.toml: line 2: 'volume' must be a whole number from 0 to 200");
    CHECK(fault("[player]\nplain = 1\n") == "config.toml: line 2: 'plain' must be true or false");
    CHECK(fault("[player]\nintro = \"titel\"\n").find("line 2: 'intro': ") != std::string::npos);
    CHECK(fault("[pauses]\nsentence = 10001\n").find("line 2: 'sentence'") != std::string::npos);
    CHECK(fault("[pauses]\nsentnce = 1\n").find("(did you mean 'sentence'?)") != std::string::npos);
    CHECK(fault("[keys]\n/ = \"search\"\n")
              .find("(texts, and keys that are signs, stand in "
                    "double quotes)") != std::string::npos);
    CHECK(fault("[keys]\nlft = \"pause\"\n").find("line 2: unknown key 'lft'") !=
          std::string::npos);
}
