// SPDX-License-Identifier: Apache-2.0
// What the file of settings does to the player.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "play/listener.hpp"

using namespace narrate::test;
using namespace std::chrono_literals;

namespace {

const std::string kStory = "The ferry left at noon. By evening it was back.\n";

} // namespace

TEST_CASE("settings choose rate, volume and pauses, and the command line wins over them") {
    Listener listener;
    const std::string story = listener.write("story.txt", kStory);
    const Samples usual = listener.rendered({story});
    listener.settings("[player]\nrate = 2.0\nvolume = 50\n[pauses]\nsentence = 1500\n");
    REQUIRE(listener.run({"play", story}).exit == 0);
    REQUIRE(listener.card().wait_for_more(100ms));
    const Samples quiet = without_silence(listener.card().recorded());
    const auto louder = [](std::int16_t a, std::int16_t b) { return std::abs(a) < std::abs(b); };
    const int peak = std::abs(*std::max_element(usual.begin(), usual.end(), louder));
    const int quiet_peak = std::abs(*std::max_element(quiet.begin(), quiet.end(), louder));
    CHECK(quiet_peak < peak / 4);
    CHECK(quiet_peak > peak / 16);
    // Twice as fast, its pause as well.
    const auto longer = [&](std::chrono::milliseconds silence) {
        const Samples none(samples_in(silence));
        return std::search(quiet.begin(), quiet.end(), none.begin(), none.end()) != quiet.end();
    };
    CHECK(longer(500ms));

    const std::size_t before = listener.card().recorded().size();
    REQUIRE(listener
                .run({"play", "--rate", "1", "--volume", "100", "--pause", "sentence=250ms",
                      "--from-start", story})
                .exit == 0);
    REQUIRE(listener.card().wait_for_more(100ms));
    Samples again = listener.card().recorded();
    again.erase(again.begin(), again.begin() + static_cast<std::ptrdiff_t>(before));
    Samples expected = listener.rendered({"--pause", "sentence=250ms", story});
    std::erase(again, std::int16_t{0});
    std::erase(expected, std::int16_t{0});
    CHECK((again == expected));
}

TEST_CASE("a key of the listener's own does what the settings say, and one that is none nothing") {
    Listener listener;
    listener.settings("[player]\nplain = true\n[keys]\nx = \"quit\"\nq = \"none\"\n");
    Pty player = listener.open({listener.write("story.txt", kStory)});
    REQUIRE(player.wait_for("The ferry"));
    CHECK(player.output().find('\x1b') == std::string::npos);
    player.type("q?");
    REQUIRE(player.wait_for("ctrl-c x         quit\n"));
    player.type("zx"); // The first one closes the help.
    CHECK(player.exit() == 0);
    CHECK(player.output().find("By evening") == std::string::npos);
}

TEST_CASE("settings that are broken are told with their line, and nothing is heard") {
    Listener listener;
    const std::string story = listener.write("story.txt", kStory);
    for (const auto& [toml, told] :
         {std::pair<std::string, std::string>{"[player]\nrate = \"fast\n", "config.toml: line 2"},
          {"[player]\n\nrate = 9\n", "config.toml: line 3"},
          {"[keys]\nx = \"quitt\"\n", "did you mean 'quit'"}}) {
        listener.settings(toml);
        const auto played = listener.run({"play", story});
        INFO(played.err);
        CHECK(played.exit == 2);
        CHECK(played.out.empty());
        CHECK(played.err.find(told) != std::string::npos);
        CHECK(std::count(played.err.begin(), played.err.end(), '\n') == 1);
    }
}

TEST_CASE("a sleep at the end of the article leaves the rest of the queue unheard") {
    Listener listener;
    const std::string first = listener.write("first.txt", "The first one.\n");
    const std::string second = listener.write("second.txt", "The second one.\n");
    const auto played = listener.run({"play", "--rate", "4", "--sleep", "end", first, second});
    CHECK(played.exit == 0);
    CHECK(played.out == "The first one.\n");
}

TEST_CASE("a rate that no voice has is told before anything is heard") {
    Listener listener;
    CommandOptions options;
    options.input = "The ferry left at noon.\n";
    const auto played = listener.run({"play", "--rate", "9", "-"}, options);
    CHECK(played.exit == 2);
    CHECK(played.out.empty());
    CHECK(played.err.find("from 0.5 to 4") != std::string::npos);
}
