// SPDX-License-Identifier: Apache-2.0
// The whole player on a user's bus.
#include <catch2/catch.hpp>

#include "play/listener.hpp"
#include "support/session_bus.hpp"

using namespace narrate::test;
using namespace std::chrono_literals;

#ifdef NARRATE_HAS_MPRIS

TEST_CASE("playerctl shows what is heard, pauses it and lets it go on") {
    const SessionBus bus;
    Listener listener;
    listener.set("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + bus.file("bus"));
    const std::string page = listener.write(
        "page.html", "<html lang=\"en\"><head><title>The ferry of Ostrey</title></head><body>"
                     "<article><h1>The ferry of Ostrey</h1><p>The ferry left at noon. It carried "
                     "forty people and a dog, and not one of them was late.</p><p>By evening it "
                     "was back, and nobody knew why.</p></article></body></html>");
    Pty player = listener.open({page});
    const auto playerctl = [&](const Arguments& arguments) {
        Arguments command{"/usr/bin/playerctl", "--player=narrate"};
        command.insert(command.end(), arguments.begin(), arguments.end());
        CommandOptions options;
        options.environment = listener.environment();
        return run(command, options).out;
    };
    REQUIRE(eventually([&] { return playerctl({"status"}) == "Playing\n"; }));
    CHECK(playerctl({"metadata", "title"}) == "The ferry of Ostrey\n");
    playerctl({"pause"});
    REQUIRE(listener.card().wait_for_silence(900ms));
    CHECK(playerctl({"status"}) == "Paused\n");
    const std::size_t before = listener.card().recorded().size();
    playerctl({"play"});
    CHECK(listener.card().wait_for_sound(before));
    player.type("q");
    CHECK(player.exit() == 0);
    CHECK(playerctl({"status"}).empty());
}

#else

TEST_CASE("playerctl shows what is heard, pauses it and lets it go on") {
    WARN("skipped: narrate was built without libsystemd");
}

#endif
