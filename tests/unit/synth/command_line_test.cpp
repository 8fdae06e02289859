// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "synth/command_line.hpp"

using namespace narrate;
using narrate::synth::split_command;

namespace {

std::vector<std::string> words(std::string_view command) {
    auto split = split_command(command);
    INFO(command);
    REQUIRE(split);
    return *split;
}

} // namespace

TEST_CASE("a command's words are parted by white space") {
    CHECK(words("piper --model x.onnx") == std::vector<std::string>{"piper", "--model", "x.onnx"});
    CHECK(words("  piper \t\n -q  ") == std::vector<std::string>{"piper", "-q"});
}

TEST_CASE("quotes keep a command's word whole, and an empty one there") {
    CHECK(words("say 'two words' \"and two\"") ==
          std::vector<std::string>{"say", "two words", "and two"});
    CHECK(words("say '' \"\"") == std::vector<std::string>{"say", "", ""});
    CHECK(words("say a'b c'\"d e\"f") == std::vector<std::string>{"say", "ab cd ef"});
    CHECK(words("say \"it's\" 'a \"b\"'") == std::vector<std::string>{"say", "it's", "a \"b\""});
}

TEST_CASE("a backslash takes the next character as it is, but between single quotes") {
    CHECK(words("say a\\ b \\\"c \\\\") == std::vector<std::string>{"say", "a b", "\"c", "\\"});
    CHECK(words("say \"a \\\" b\"") == std::vector<std::string>{"say", "a \" b"});
    CHECK(words("say 'a\\b'") == std::vector<std::string>{"say", "a\\b"});
}

TEST_CASE("no shell reads a command") {
    CHECK(words("say $HOME *.txt `id` a|b;c>d & ~") ==
          std::vector<std::string>{"say", "$HOME", "*.txt", "`id`", "a|b;c>d", "&", "~"});
}

TEST_CASE("a command that ends too early is told with what is missing") {
    const auto what = [](std::string_view command) {
        const auto split = split_command(command);
        REQUIRE_FALSE(split);
        CHECK(split.error().code == ErrorCode::invalid_argument);
        return split.error().what;
    };
    CHECK(what("say 'a").find("quote") != std::string::npos);
    CHECK(what("say \"a' b").find("quote") != std::string::npos);
    CHECK(what("say a\\").find("backslash") != std::string::npos);
    CHECK(what("").find("empty") != std::string::npos);
    CHECK(what(" \t").find("empty") != std::string::npos);
    CHECK(what("'' a").find("empty") != std::string::npos);
}
