// SPDX-License-Identifier: Apache-2.0
// The player's screen on a real terminal, and what is left of it there afterwards.
#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>

#include "support/tmux.hpp"

using namespace narrate::test;

namespace {

/// Shows the scene; afterwards tells how that ended and what the terminal's modes are. `set` are
/// environment variables.
std::string shell(const std::string& set = {}) {
    return "ulimit -c 0; echo before; env " + set + " '" + program("narrate-show-scene") +
           "'; echo exit $?; stty -a; echo done; exec cat";
}

/// The text that tmux gives in an attribute ("\x1b[1m"), roughly: behind the code, up to the next.
bool is_styled(const std::string& screen, const std::string& text) {
    const std::size_t at = screen.find(text);
    return at != std::string::npos && at > 0 && screen[at - 1] == 'm';
}

std::string in_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// Sends a signal to what the terminal's shell runs.
void signal_program(const Tmux& terminal, const std::string& signal) {
    REQUIRE(run({"/usr/bin/pkill", signal, "-P", terminal.variable("pane_pid")}).exit == 0);
}

void check_given_back(const Tmux& terminal, int exit) {
    REQUIRE(terminal.wait_for("done"));
    const std::string text = terminal.text();
    INFO(text);
    CHECK(text.find("exit " + std::to_string(exit)) != std::string::npos);
    CHECK(text.find("before") != std::string::npos); // The screen from before is there again.
    CHECK(text.find("The ferry left") == std::string::npos);
    CHECK(terminal.variable("alternate_on") == "0");
    CHECK(terminal.variable("cursor_flag") == "1");
    const std::string modes = in_one_line(text);
    for (const char* mode : {" echo ", " icanon ", " icrnl ", " opost "})
        CHECK(modes.find(mode) != std::string::npos);
}

/// Ends the program by a key, and looks at what is left.
void check_ended_by(const std::string& key, int exit) {
    const Tmux terminal(shell());
    REQUIRE(terminal.wait_for("0:07"));
    terminal.send(key);
    check_given_back(terminal, exit);
}

} // namespace

TEST_CASE("a terminal shows title, sentence, word and state, and no cursor") {
    const Tmux terminal(shell());
    REQUIRE(terminal.wait_for("sleep 12 min"));
    CHECK(terminal.variable("alternate_on") == "1");
    CHECK(terminal.variable("cursor_flag") == "0");
    const std::string text = terminal.text();
    INFO(text);
    CHECK(text.find("  Harbour ferry returns to Lindmouth\n\n  The ferry left at noon. It ") !=
          std::string::npos);
    CHECK(text.find("▶ 0:07 / ~2:47   4%   ¶ 2/18   1.25×") != std::string::npos);
    const std::string styled = terminal.styled_text();
    CHECK(styled.find("\x1b[48;5;24mThe \x1b") != std::string::npos);
    CHECK(styled.find("\x1b[48;5;220mferry\x1b") != std::string::npos);
    CHECK(styled.find("\x1b[48;5;24m left at noon.\x1b") != std::string::npos);
}

TEST_CASE("what is heard next is marked next") {
    const Tmux terminal(shell());
    REQUIRE(terminal.wait_for("0:07"));
    terminal.send("n");
    CHECK(terminal.wait_until([&] { return is_styled(terminal.styled_text(), "evening"); }));
    CHECK_FALSE(is_styled(terminal.styled_text(), "ferry left"));
}

TEST_CASE("the cursor stands in a prompt") {
    const Tmux terminal(shell());
    REQUIRE(terminal.wait_for("0:07"));
    terminal.send("/");
    REQUIRE(terminal.wait_for("  /dog"));
    CHECK(terminal.wait_until([&] { return terminal.variable("cursor_flag") == "1"; }));
    CHECK(terminal.variable("cursor_x") == "6");
    CHECK(terminal.variable("cursor_y") == "22");
}

TEST_CASE("wide characters stand right, and hostile ones do nothing, whatever the locale is") {
    for (const char* locale : {"LC_ALL=C.UTF-8", "LC_ALL=C", "LC_ALL=no_such"}) {
        INFO(locale);
        const Tmux terminal(shell(locale));
        REQUIRE(terminal.wait_for("0:07"));
        terminal.send("w");
        // The face is newer than some C libraries.
        CHECK(terminal.wait_until([&] {
            const std::string text = terminal.text();
            return text.find("  船が港に\U0001F600戻った e\u0301 ") != std::string::npos &&
                   text.find("[31mend") != std::string::npos;
        }));
    }
}

TEST_CASE("another size is drawn anew") {
    const Tmux terminal(shell());
    REQUIRE(terminal.wait_for("0:07"));
    terminal.resize(40, 10);
    REQUIRE(terminal.wait_for("\n The ferry left at noon. It carried\n"));
    terminal.resize(120, 30);
    CHECK(terminal.wait_for(std::string(20, ' ') + "The ferry left at noon. It carried forty"));
    terminal.resize(20, 4);
    CHECK(terminal.wait_for("The ferry left at\nnoon. It carried\nforty people and a\n▶ 0:07"));
}

TEST_CASE("without colours no code of a colour is sent, and everything still differs") {
    for (const char* set : {"NO_COLOR=1", "TERM=vt220"}) {
        INFO(set);
        const Tmux terminal(shell(set));
        REQUIRE(terminal.wait_for("0:07"));
        std::string styled = terminal.styled_text();
        // tmux itself says that colours are the usual ones.
        for (const std::string usual : {"\x1b[39m", "\x1b[49m"})
            for (std::size_t at = 0; (at = styled.find(usual)) != std::string::npos;)
                styled.erase(at, usual.size());
        CHECK(styled.find("[3") == std::string::npos);
        CHECK(styled.find("[4;") == std::string::npos);
        CHECK(styled.find(";3") == std::string::npos);
        CHECK(styled.find("[4") == styled.find("[4m")); // Underlined.
        CHECK(styled.find("\x1b[1mThe ") != std::string::npos);
        CHECK(styled.find("\x1b[7mferry") != std::string::npos);
    }
}

TEST_CASE("a terminal without a second screen is left empty") {
    const Tmux terminal(shell("TERM=vt220"));
    REQUIRE(terminal.wait_for("0:07"));
    terminal.send("q");
    REQUIRE(terminal.wait_for("done"));
    const std::string text = terminal.text();
    CHECK(text.find("\nexit 0\n") != std::string::npos);
    CHECK(text.find("ferry") == std::string::npos);
}

TEST_CASE("the terminal is given back at the end, and at a request to end") {
    check_ended_by("q", 0);
    const Tmux terminal(shell());
    REQUIRE(terminal.wait_for("0:07"));
    signal_program(terminal, "-TERM");
    check_given_back(terminal, 0);
}

TEST_CASE("the terminal is given back when the program aborts") {
    check_ended_by("a", 128 + SIGABRT);
}

TEST_CASE("the terminal is given back when the program faults, in any thread, or is told to") {
    check_ended_by("f", 128 + SIGSEGV);
    check_ended_by("t", 128 + SIGSEGV);
    check_ended_by("k", 128 + SIGSEGV);
}

TEST_CASE("the terminal is given back when the stack runs over") {
    check_ended_by("r", 128 + SIGSEGV);
}

TEST_CASE("a request to stop is not lost while the screen is drawn") {
    const Tmux terminal(program("narrate-show-scene") + "; exec cat");
    REQUIRE(terminal.wait_for("Harbour ferry"));
    terminal.send("s");
    CHECK(terminal.wait_for("the request waits"));
}

TEST_CASE("a stopped program has given the terminal back, and takes it again when it goes on") {
    const Tmux terminal(shell());
    REQUIRE(terminal.wait_for("0:07"));
    terminal.send("z");
    REQUIRE(terminal.wait_until([&] { return terminal.variable("alternate_on") == "0"; }));
    CHECK(terminal.variable("cursor_flag") == "1");
    terminal.resize(60, 20); // While it sleeps.
    signal_program(terminal, "-CONT");
    CHECK(terminal.wait_until([&] { return terminal.variable("alternate_on") == "1"; }));
    CHECK(terminal.wait_for("0:07"));
    CHECK(terminal.wait_for("  The ferry left at noon. It carried forty people and a\n"));
    CHECK(terminal.wait_until([&] { return terminal.variable("cursor_flag") == "0"; }));
}

TEST_CASE("a terminal that cannot show a screen is told of, and nothing is sent to it") {
    for (const char* term : {"dumb", "unknown", "no-such-terminal", "''"}) {
        INFO(term);
        const Tmux terminal(shell(std::string("TERM=") + term));
        REQUIRE(terminal.wait_for("done"));
        const std::string text = terminal.text();
        INFO(text);
        CHECK(text.find("exit 7") != std::string::npos);
        CHECK(text.find("(set TERM") != std::string::npos);
        CHECK(text.find("before\nthe terminal") != std::string::npos);
    }
}

TEST_CASE("without any terminal there is an error") {
    const auto result = run({"/usr/bin/setsid", "--wait", program("narrate-show-scene")});
    CHECK(result.exit == 7);
    CHECK(result.out.find("there is no terminal to draw on") != std::string::npos);
}
