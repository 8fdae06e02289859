// SPDX-License-Identifier: Apache-2.0
// Sound devices that are missing, and that go away.
#include <catch2/catch.hpp>

#include <algorithm>

#include "play/listener.hpp"

using namespace narrate::test;
using namespace std::chrono_literals;

TEST_CASE("no sound device is told in one line that offers a file instead") {
    Listener listener;
    listener.set("PULSE_SERVER", "unix:/nowhere");
    CommandOptions options;
    options.input = "The ferry left at noon.\n";
    const auto played = listener.run({"play", "-"}, options);
    CHECK(played.exit == 1);
    CHECK(played.err.find("no sound output") != std::string::npos);
    CHECK(played.err.find("narrate render") != std::string::npos);
    CHECK(std::count(played.err.begin(), played.err.end(), '\n') == 1);
}

TEST_CASE("a device that is not there is told by its name") {
    Listener listener;
    CommandOptions options;
    options.input = "The ferry left at noon.\n";
    const auto played = listener.run({"play", "--device", "Gramophone", "-"}, options);
    CHECK(played.exit == 1);
    CHECK(played.err.find("Gramophone") != std::string::npos);
    CHECK(std::count(played.err.begin(), played.err.end(), '\n') == 1);
}

TEST_CASE("a sound server that goes away pauses, and space goes on when it is back") {
    Listener listener;
    const std::string story = listener.write(
        "story.txt", "The ferry left at noon. It carried forty people and a dog. By evening it was "
                     "back.\n");
    Pty player = listener.open({"--plain", story});
    REQUIRE(player.wait_for("It carried"));
    listener.card().break_down();
    REQUIRE(player.wait_for("the sound device has gone"));
    const auto history = listener.run({"history"});
    CHECK(history.out.find(story) != std::string::npos);
    CHECK(history.out.find("100%") == std::string::npos);

    player.type(" "); // Too early.
    REQUIRE(player.wait_for("no sound output"));
    listener.card().repair();
    const std::size_t before = listener.card().recorded().size();
    player.type(" ");
    CHECK(listener.card().wait_for_sound(before));
    CHECK(player.wait_for("By evening it was back."));
    CHECK(player.exit() == 0);
}
