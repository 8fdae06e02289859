// SPDX-License-Identifier: Apache-2.0
// Articles that try to command the terminal.
#include <catch2/catch.hpp>

#include <algorithm>

#include "play/listener.hpp"

using namespace narrate::test;

namespace {

/// Control sequences of all kinds, as they are and as entities, with numbers of their own; C1
/// controls and bidi overrides.
const std::string kHostile = "\x1b]0;owned\x07 \x1b[4242;1H\x1b[31mred\x1bPq\x1b\\\x1b"
                             "c \xc2\x9b"
                             "4242m \xe2\x80\xae"
                             "backwards\xe2\x81\xa6 &#27;[4242m &#155;4242m &#x202e; "
                             "\x0e\x0f\x08\x7f\r\x0b";

/// The same, and bytes that are no UTF-8.
const std::string kIllFormed = kHostile + "\xff\xfe\xc3 \xed\xa0\x80";

/// Its last sentence names a place.
std::string page_of(const std::string& hostile, const std::string& place) {
    return "<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Tide " + hostile +
           " gauge</title></head><body><article><p>The ferry left at noon. It carried forty people "
           "and a dog, and not one of them was late.</p><p>By evening " +
           hostile + "it was back at " + place + ".</p></article></body></html>";
}

/// What is left of a terminal's input when the control sequences are taken out that ncurses sends
/// for xterm: nothing of it may be a control character but those that move the cursor.
std::string without_sequences(const std::string& sent) {
    std::string rest;
    for (std::size_t i = 0; i < sent.size(); ++i) {
        if (sent[i] != '\x1b') {
            rest += sent[i];
            continue;
        }
        REQUIRE(i + 1 < sent.size());
        const char kind = sent[++i];
        INFO("ESC " << kind << " at " << i);
        if (kind == '(') ++i;
        if (kind == '[') {
            const std::size_t end = sent.find_first_not_of("0123456789;?", i + 1);
            REQUIRE(end != std::string::npos);
            const std::string numbers = sent.substr(i + 1, end - i - 1);
            CHECK(numbers.find("4242") == std::string::npos);
            CHECK(std::string_view("HmJKhlABCDGdrXPLM@bSTt").find(sent[end]) !=
                  std::string_view::npos);
            i = end;
        } else {
            REQUIRE(std::string_view("(=>78M").find(kind) != std::string_view::npos);
        }
    }
    return rest;
}

void check_harmless(const std::string& text, std::string_view controls) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7F) continue;
        INFO("byte " << int{byte});
        REQUIRE(controls.find(c) != std::string_view::npos);
    }
    for (const char* bad : {"\xc2\x9b", "\xc2\x90", "\xe2\x80\xae", "\xe2\x81\xa6", "\xff", "\xfe"})
        CHECK(text.find(bad) == std::string::npos);
}

} // namespace

TEST_CASE("nothing in an article commands a terminal that shows it") {
    Listener listener;
    Pty player =
        listener.open({"--intro", "none", listener.write("page.html", page_of(kHostile, "Ostrey")),
                       listener.write("other.html", page_of(kIllFormed, "Lindmouth"))});
    REQUIRE(player.wait_for("Ostrey"));
    player.type("n");
    REQUIRE(player.wait_for("Lindmouth"));
    player.type("q");
    CHECK(player.exit() == 0);
    REQUIRE(player.wait_for("\x1b[?1049l")); // All of it has come.
    check_harmless(without_sequences(player.output()), "\r\n\b\t");
}

TEST_CASE("nothing in an article becomes anything but text where lines are printed") {
    Listener listener;
    listener.set("PAGE", listener.write("page.html", page_of(kHostile, "Ostrey")));
    listener.set("OTHER", listener.write("other.html", page_of(kIllFormed, "Lindmouth")));
    listener.set("EMPTY", listener.write("empty\x1b[4242m.txt", ""));
    Pty player = listener.shell("$NARRATE --plain \"$PAGE\" \"$OTHER\" \"$EMPTY\" 2>&1; "
                                "$NARRATE history; echo done");
    REQUIRE(player.wait_for("The ferry left"));
    for (const char* place : {"Ostrey.\n", "Lindmouth.\n"}) {
        player.type("\x1b[F"); // To its last sentence.
        REQUIRE(player.wait_for(place));
        player.type("n");
    }
    REQUIRE(player.wait_for("done"));
    CHECK(player.output().find("holds no text") != std::string::npos);
    check_harmless(player.output(), "\n");
}
