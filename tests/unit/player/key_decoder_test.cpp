// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <random>
#include <utility>

#include "player/key_decoder.hpp"

using namespace narrate::player;

namespace {

std::string names(const std::vector<Key>& keys) {
    std::string all;
    for (const Key& key : keys) {
        if (!all.empty()) all += ' ';
        all += name_of(key);
    }
    return all;
}

/// The keys of some bytes that nothing follows.
std::string keys_of(std::string_view bytes) {
    KeyDecoder decoder;
    std::vector<Key> keys = decoder.decode(bytes);
    const std::vector<Key> rest = decoder.flush();
    keys.insert(keys.end(), rest.begin(), rest.end());
    CHECK_FALSE(decoder.is_waiting());
    return names(keys);
}

} // namespace

TEST_CASE("characters and control characters are keys") {
    CHECK(keys_of("aN[ ?") == "a N [ space ?");
    CHECK(keys_of("é漢😀") == "é 漢 😀");
    CHECK(keys_of("\r\n\t\x7f\x08") == "enter enter tab backspace backspace");
    CHECK(keys_of("\x01\x0c\x1a\x1c") == "ctrl-a ctrl-l ctrl-z ctrl-\\");
    CHECK(keys_of(std::string_view("\0", 1)) == "ctrl-space");
    CHECK(keys_of("\x1b"
                  "x\x1bé\x1b\x7f\x1b\x01") == "alt-x alt-é alt-backspace ctrl-alt-a");
}

TEST_CASE("the keys of xterm, rxvt, the Linux console, tmux and screen are known") {
    const std::vector<std::pair<std::string_view, std::string_view>> known{
        {"\x1b[A\x1b[B\x1b[C\x1b[D", "up down right left"},
        {"\x1bOA\x1bOB\x1bOC\x1bOD", "up down right left"},
        {"\x1b[H\x1b[F\x1bOH\x1bOF", "home end home end"},
        {"\x1b[1~\x1b[4~\x1b[7~\x1b[8~", "home end home end"},
        {"\x1b[2~\x1b[3~\x1b[5~\x1b[6~", "insert delete page-up page-down"},
        {"\x1bOP\x1bOQ\x1bOR\x1bOS", "f1 f2 f3 f4"},
        {"\x1b[[A\x1b[[B\x1b[[C\x1b[[D\x1b[[E", "f1 f2 f3 f4 f5"},
        {"\x1b[11~\x1b[12~\x1b[13~\x1b[14~\x1b[15~", "f1 f2 f3 f4 f5"},
        {"\x1b[17~\x1b[18~\x1b[19~\x1b[20~\x1b[21~\x1b[23~\x1b[24~", "f6 f7 f8 f9 f10 f11 f12"},
        {"\x1b[1;5D\x1b[1;3C\x1b[1;2A\x1b[1;7B\x1b[1;9H", "ctrl-left alt-right shift-up "
                                                          "ctrl-alt-down alt-home"},
        {"\x1b[1;5P\x1bO5Q\x1bO1;5R\x1b[3;5~\x1b[5;2~", "ctrl-f1 ctrl-f2 ctrl-f3 ctrl-delete "
                                                        "shift-page-up"},
        {"\x1b[a\x1bOd\x1b[7$\x1b[8^\x1b[5@", "shift-up ctrl-left shift-home ctrl-end "
                                              "ctrl-shift-page-up"},
        {"\x1b\x1b[A\x1b\x1bOc", "alt-up ctrl-alt-right"},
        {"\x1b[Z", "shift-tab"},
        {"\x1bOj\x1bOk\x1bOm\x1bOo\x1bOp\x1bOy\x1bOM", "* + - / 0 9 enter"},
        {"\x1b[108;5u\x1b[27;5;108~\x1b[97;2u\x1b[13u\x1b[105;5u", "ctrl-l ctrl-l A enter tab"},
        {"\x1b[97;1:1u\x1b[97;1:3u", "a"}, // Pressed, and let go.
    };
    for (const auto& [bytes, keys] : known) CHECK(keys_of(bytes) == keys);
}

TEST_CASE("a lone escape character is a key when nothing follows") {
    KeyDecoder decoder;
    CHECK(decoder.decode("\x1b").empty());
    CHECK(decoder.is_waiting());
    CHECK(names(decoder.flush()) == "escape");
    CHECK_FALSE(decoder.is_waiting());
    CHECK(decoder.flush().empty());
    CHECK(keys_of("\x1b\x1b") == "escape escape");
    CHECK(keys_of("\x1b\x1b\x1b") == "escape escape escape");
    CHECK(keys_of("\x1b\x1bx") == "escape alt-x");
    CHECK(keys_of("\x1b[") == "alt-[");
    CHECK(keys_of("\x1bO") == "alt-O");
    CHECK(keys_of("\x1b]") == "alt-]");
}

TEST_CASE("what was begun and is not gone on with is over") {
    for (const char* begun :
         {"\x1b[1;", "\x1b[[", "\x1b[M!", "\x1b]0;t", "\x1b[200~abc", "\xe6\xbc", "\x1b\xe6"}) {
        KeyDecoder decoder;
        CHECK(decoder.decode(begun).empty());
        CHECK(decoder.is_waiting());
        CHECK(decoder.flush().empty());
        CHECK(names(decoder.decode("q")) == "q");
    }
}

TEST_CASE("pasted text, mouse reports and answers of the terminal are no keys") {
    CHECK(keys_of("a\x1b[200~quit\r\x1b[A q\x1b[20\x1b[201~b") == "a b");
    CHECK(keys_of("a\x1b[<0;10;20M\x1b[<0;10;20mb") == "a b");
    CHECK(keys_of("a\x1b[M qqb") == "a b");
    CHECK(keys_of("a\x1b[32;10;20Mb") == "a b");
    CHECK(keys_of("a\x1b]11;rgb:0/0/0\x07z\x1b]0;title\x1b\\b") == "a z b");
    CHECK(keys_of("a\x1bP1$r0m\x1b\\b\x1b_Gi=1;OK\x1b\\c") == "a b c");
    CHECK(keys_of("a\x1b[12;40Rb\x1b[?62;4c\x1b[?2026;2$yc\x1b[I\x1b[O") == "a b c");
}

TEST_CASE("unknown and broken sequences are passed over whole") {
    CHECK(keys_of("a\x1b[99~\x1b[5D\x1b[1;2;3;4;5x\x1b[ q\x1bOz\x1b[57399ub") == "a b");
    CHECK(keys_of("a\x1b[" + std::string(100'000, '9') + "Ab") == "a b");
    CHECK(keys_of("a\x1b[1;" + std::string(100'000, ';') + "Ab") == "a b");
    CHECK(keys_of("a\x1b]" + std::string(100'000, 'q') + "\x1b\\b") == "a b");
    // An escape character always begins anew; other control characters are keys.
    CHECK(keys_of("\x1b[1;\x1b[A") == "up");
    CHECK(keys_of("\x1b]0;\x1b[A") == "up");
    CHECK(keys_of("\x1b[1;\x03") == "ctrl-c");
    CHECK(keys_of("\x1b[1;\x18q") == "q");
    CHECK(keys_of("\x1b[[\x03") == "ctrl-c");
    // Surrogates, too long forms, C1, bytes of no character.
    CHECK(keys_of("a\xed\xa0\x80\xc0\xaf\xc2\x9b\xf8\x80\xff\xe6\xbc"
                  "b") == "a b");
    CHECK(keys_of("\x1b[55296u\x1b[1114112u\x1b[4294967396u\x1b[u").empty());
}

TEST_CASE("keys do not depend on the pieces that bytes come in") {
    std::mt19937 random(7); // NOLINT: the same bytes each time.
    const std::string_view likely =
        "\x1b\x1b\x1b[[OM<;:0123~uAZa$^@]P\\\x07\x18\xc3\xa9\xe6\xbc\xa2";
    for (int round = 0; round < 2000; ++round) {
        std::string bytes;
        for (int i = 0; i < 40; ++i)
            bytes += random() % 4 == 0 ? static_cast<char>(random() % 256)
                                       : likely[random() % likely.size()];
        KeyDecoder whole;
        const auto at_once = whole.decode(bytes);
        KeyDecoder pieces;
        std::vector<Key> one_by_one;
        for (const char byte : bytes)
            for (const Key& key : pieces.decode({&byte, 1})) one_by_one.push_back(key);
        REQUIRE((at_once == one_by_one));
        REQUIRE((whole.flush() == pieces.flush()));
        REQUIRE(at_once.size() <= bytes.size());
        // Each is one that can be named in settings, so that none is a control character.
        for (const Key& key : at_once) {
            const auto named = key_named(name_of(key));
            INFO(name_of(key));
            if (named) REQUIRE((*named == key));
        }
        REQUIRE(names(whole.decode("q")) == "q");
    }
}
