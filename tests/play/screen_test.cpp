// SPDX-License-Identifier: Apache-2.0
// The whole player on a terminal that can be looked at.
#include <catch2/catch.hpp>

#include "play/listener.hpp"
#include "support/tmux.hpp"

using namespace narrate::test;

namespace {

const std::string kPage =
    "<html lang=\"en\"><head><title>Harbour ferry returns</title></head><body><article>"
    "<h1>Harbour ferry returns</h1><p>The ferry left at noon. It carried forty people and a dog, "
    "and not one of them was late.</p><h2>A quiet way back</h2><p>By evening it was back, and "
    "nobody knew why. The captain, an old friend of the harbour office, said that the sea had "
    "been as smooth as a plate.</p><p>Tomorrow it will leave at ten.</p></article></body></html>";

/// A line of shell that listens to the page, and tells how that ended.
std::string shell(const Listener& listener, const std::string& more = {},
                  const std::string& set = {}) {
    std::string line = "echo before; env";
    for (const auto& [name, value] : listener.environment())
        if (name != "TERM" && name != "NO_COLOR") line += " '" + name + "=" + value + "'";
    return line + " " + set + " " + program("narrate") + " " + more + " '" +
           listener.write("page.html", kPage) + "'; echo exit $?; exec cat";
}

bool is_styled(const std::string& screen, const std::string& text) {
    const std::size_t at = screen.find(text);
    return at != std::string::npos && at > 0 && screen[at - 1] == 'm';
}

} // namespace

TEST_CASE("the player shows article, sentence and state, and gives the screen back") {
    Listener listener;
    const Tmux terminal(shell(listener));
    REQUIRE(terminal.wait_for("Harbour ferry returns\n\n  The ferry left at noon. It carried"));
    REQUIRE(terminal.wait_for("▶ 0:0"));
    CHECK(terminal.wait_until([&] {
        return is_styled(terminal.styled_text(), "ferry left") ||
               is_styled(terminal.styled_text(), "The ferry") ||
               is_styled(terminal.styled_text(), " left at noon.");
    }));
    terminal.send(" ");
    REQUIRE(terminal.wait_for("‖ 0:0"));
    const std::string text = terminal.text();
    INFO(text);
    CHECK(text.find("1.0×   en-gb") != std::string::npos);
    terminal.send("]0");
    CHECK(terminal.wait_for("1.1×   vol 105%   en-gb"));
    terminal.send("m");
    CHECK(terminal.wait_for("1.1×   muted"));
    terminal.send("s");
    CHECK(terminal.wait_for("sleep: 15 min"));
    terminal.send("q");
    REQUIRE(terminal.wait_for("exit 0"));
    CHECK(terminal.variable("alternate_on") == "0");
    CHECK(terminal.variable("cursor_flag") == "1");
    CHECK(terminal.text().starts_with("before\nexit 0\n"));
}

TEST_CASE("help, search, places and voices are found by their keys") {
    Listener listener;
    const Tmux terminal(shell(listener));
    REQUIRE(terminal.wait_for("▶ 0:0"));
    terminal.send(" ");
    REQUIRE(terminal.wait_for("‖ 0:0"));
    terminal.send("?");
    REQUIRE(terminal.wait_for("pause, go on"));
    terminal.send("?");
    REQUIRE(terminal.wait_until(
        [&] { return terminal.text().find("pause, go on") == std::string::npos; }));

    terminal.send("/captain");
    REQUIRE(terminal.wait_for("  /captain"));
    CHECK(terminal.wait_until([&] { return is_styled(terminal.styled_text(), "captain"); }));
    terminal.send("\r");
    CHECK(terminal.wait_until([&] {
        const std::string text = terminal.text();
        return text.find("/captain") == std::string::npos && text.find("¶ 4/5") < text.size();
    }));
    terminal.send("/mountain\r");
    CHECK(terminal.wait_for("not found: mountain"));
    terminal.send("g");
    REQUIRE(terminal.wait_for("go to %:"));
    terminal.send("99\r");
    CHECK(terminal.wait_for("¶ 5/5"));
    terminal.send("g101\r");
    CHECK(terminal.wait_for("give a number from 0 to 100"));

    terminal.send("v");
    REQUIRE(terminal.wait_for("Voices"));
    terminal.send("j\r");
    CHECK(terminal.wait_for("1.0×   en-gb-f\n"));
    CHECK(terminal.text().find("Voices") == std::string::npos);
    terminal.send("q");
    CHECK(terminal.wait_for("exit 0"));
}

TEST_CASE("a voice file that is broken is told in the place of messages") {
    Listener listener;
    (void)listener.write("config/narrate/voices/odd.toml", "backend = \"tone\"\n");
    const Tmux terminal(shell(listener));
    REQUIRE(terminal.wait_for("▶ 0:0"));
    terminal.send(" v");
    REQUIRE(terminal.wait_for("Voices"));
    CHECK(terminal.wait_for("\n  voice odd: 'language' is missing"));
    // Nothing stands across the rest.
    CHECK(terminal.text().find("narrate:") == std::string::npos);
    terminal.send("qq");
    CHECK(terminal.wait_for("exit 0"));
}

TEST_CASE("the player follows the terminal's size") {
    Listener listener;
    const Tmux terminal(shell(listener));
    REQUIRE(terminal.wait_for("▶ 0:0"));
    terminal.send(" ");
    REQUIRE(terminal.wait_for("‖ 0:0"));
    terminal.resize(40, 10);
    CHECK(terminal.wait_for("\n The ferry left at noon. It carried\n"));
    terminal.resize(100, 30);
    CHECK(terminal.wait_for("          The ferry left at noon. It carried forty people"));
    terminal.send("q");
    CHECK(terminal.wait_for("exit 0"));
}

TEST_CASE("without colours the sentence is told by other means") {
    Listener listener;
    const Tmux terminal(shell(listener, {}, "NO_COLOR=1"));
    REQUIRE(terminal.wait_for("▶ 0:0"));
    terminal.send(" ");
    REQUIRE(terminal.wait_for("‖ 0:0"));
    terminal.send("l"); // From the headline, which is underlined as well.
    CHECK(terminal.wait_until(
        [&] { return terminal.styled_text().find("\x1b[1m") != std::string::npos; }));
    CHECK(terminal.styled_text().find("[48;5;") == std::string::npos);
    CHECK(terminal.styled_text().find("[38;5;") == std::string::npos);
}

TEST_CASE("a terminal that can do too little, or is asked for no more, gets lines alone") {
    Listener listener;
    const std::string page = listener.write("page.html", kPage);
    for (const auto& [term, option] :
         {std::pair{"dumb", "--from-start"}, std::pair{"xterm-256color", "--plain"}}) {
        CAPTURE(term);
        listener.set("TERM", term);
        Pty player = listener.open({"--from-start", option, page});
        REQUIRE(player.wait_for("Harbour ferry returns\n"));
        player.type("l");
        REQUIRE(player.wait_for("The ferry left at noon.\n"));
        player.type("N"); // To the heading.
        REQUIRE(player.wait_for("\n\nA quiet way back\n"));
        player.type("/plate\r");
        REQUIRE(player.wait_for("The captain, an old friend"));
        player.type("q");
        CHECK(player.exit() == 0);
        CHECK(player.output().find('\x1b') == std::string::npos);
        CHECK(player.output().find('\b') == std::string::npos);
    }
}
