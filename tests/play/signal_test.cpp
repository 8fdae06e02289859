// SPDX-License-Identifier: Apache-2.0
// The player stopped, interrupted and ended by signals, and what it leaves of the terminal.
#include <catch2/catch.hpp>

#include <csignal>
#include <cstring>

#include "play/listener.hpp"

using namespace narrate::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kEnterScreen = "\x1b[?1049h";
constexpr const char* kLeaveScreen = "\x1b[?1049l";

/// Hours of it.
std::string long_story() {
    std::string text = "The harbour office opened its new tide gauge on Monday.\n";
    for (int i = 0; i < 2000; ++i) text += "\nIt measures the sea every six minutes.\n";
    return text;
}

bool same(const termios& a, const termios& b) {
    return a.c_iflag == b.c_iflag && a.c_oflag == b.c_oflag && a.c_cflag == b.c_cflag &&
           a.c_lflag == b.c_lflag && std::memcmp(a.c_cc, b.c_cc, sizeof a.c_cc) == 0;
}

/// Of a terminal that nobody has changed.
termios usual_modes(const Listener& listener) {
    Pty idle = listener.shell("read line");
    return idle.modes();
}

/// The terminal is as it was: its modes, its screen, its cursor.
void check_given_back(const Listener& listener, const Pty& player) {
    CHECK(same(player.modes(), usual_modes(listener)));
    CHECK(eventually([&] {
        return player.output().ends_with(kLeaveScreen) ||
               player.output().find(kLeaveScreen) != std::string::npos;
    }));
    const std::string output = player.output();
    CHECK(output.rfind(kEnterScreen) < output.rfind(kLeaveScreen));
    CHECK(output.rfind("\x1b[?25l") < output.rfind("\x1b[?12l\x1b[?25h"));
}

} // namespace

TEST_CASE("signals end the player at once, with their exit codes and the terminal as it was") {
    Listener listener;
    const std::string story = listener.write("story.txt", long_story());
    std::size_t heard = 0;
    for (const auto& [number, code] :
         {std::pair{SIGTERM, 143}, std::pair{SIGHUP, 130}, std::pair{SIGINT, 130}}) {
        CAPTURE(number);
        Pty player = listener.open({"--from-start", story});
        REQUIRE(listener.card().wait_for_sound(heard));
        CHECK_FALSE(same(player.modes(), usual_modes(listener)));
        player.signal(number);
        CHECK(player.exit() == code);
        check_given_back(listener, player);
        heard = listener.card().recorded().size() + samples_in(500ms);
    }
    REQUIRE(listener.card().wait_for_silence(500ms));
}

TEST_CASE("ctrl-c interrupts without a message") {
    Listener listener;
    Pty player = listener.open({"--plain", listener.write("story.txt", long_story())});
    REQUIRE(listener.card().wait_for_sound());
    player.type("\x03");
    CHECK(player.exit() == 130);
    CHECK(player.output().find("narrate:") == std::string::npos);
    CHECK(same(player.modes(), usual_modes(listener)));
}

TEST_CASE("a terminal that goes away ends the player, which remembers the place") {
    Listener listener;
    const std::string story = listener.write("story.txt", long_story());
    Pty player = listener.open({story});
    REQUIRE(listener.card().wait_for_sound());
    player.hang_up();
    CHECK(player.exit() == 130);
    CHECK(listener.run({"history"}).out.find(story) != std::string::npos);
}

TEST_CASE("a reader that has had enough of the lines ends the player") {
    Listener listener;
    CommandOptions options;
    options.read_at_most = 10;
    const auto played =
        listener.run({"play", "--rate", "4", listener.write("story.txt", long_story())}, options);
    CHECK(played.exit == 5);
    CHECK(played.err.empty());
}

TEST_CASE("ctrl-z stops sound and program, and gives the terminal back until it goes on") {
    Listener listener;
    Pty player = listener.open({listener.write("story.txt", long_story())});
    REQUIRE(listener.card().wait_for_sound());
    player.type("\x1a");
    REQUIRE(player.wait_until_stopped());
    check_given_back(listener, player);
    // Longer than a device may be silent that is not lost.
    REQUIRE(listener.card().wait_for_silence(2500ms));
    const std::size_t before = listener.card().recorded().size();
    const std::size_t shown = player.output().size();
    player.signal(SIGCONT);
    CHECK(listener.card().wait_for_sound(before));
    CHECK(
        eventually([&] { return player.output().find(kEnterScreen, shown) != std::string::npos; }));
    CHECK(player.output().find("has gone") == std::string::npos);
    player.type("q");
    CHECK(player.exit() == 0);
    check_given_back(listener, player);
}

TEST_CASE("a player that is paused stays so when it is stopped and goes on") {
    Listener listener;
    Pty player = listener.open({"--plain", listener.write("story.txt", long_story())});
    REQUIRE(listener.card().wait_for_sound());
    player.type(" ");
    REQUIRE(listener.card().wait_for_silence(900ms));
    player.type("\x1a");
    REQUIRE(player.wait_until_stopped());
    const std::size_t before = listener.card().recorded().size();
    player.signal(SIGCONT);
    player.type("?");
    REQUIRE(player.wait_for("Keys")); // It goes on.
    player.type("x ");
    CHECK(listener.card().wait_for_sound(before));
    player.type("q");
    CHECK(player.exit() == 0);
}
