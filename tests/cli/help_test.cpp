// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "support/command.hpp"

using namespace narrate::test;

TEST_CASE("every command explains itself on standard output") {
    for (const char* command :
         {"play", "render", "clean", "sentences", "spoken", "voices", "doctor"}) {
        const auto result = run({program("narrate"), command, "--help"});
        INFO(command);
        CHECK(result.exit == 0);
        CHECK(result.err.empty());
        CHECK(result.out.find(std::string("Usage: narrate ") + command) != std::string::npos);
        CHECK(result.out.size() > 100);
    }
    const auto all = run({program("narrate"), "--help"});
    CHECK(all.exit == 0);
    CHECK(all.out.find("render") != std::string::npos);
    CHECK(run({program("narrate"), "--version"}).out == "narrate " NARRATE_VERSION "\n");
}

TEST_CASE("no command, or an unknown one, is a wrong usage or a missing file") {
    CHECK(run({program("narrate")}).exit == 2);
    CHECK(run({program("narrate"), "--nonsense"}).exit == 2);
    CHECK(run({program("narrate"), "no-such-article.html"}).exit == 4);
}

TEST_CASE("the voices are listed, for people and for programs") {
    const auto list = run({program("narrate"), "voices"});
    CHECK(list.exit == 0);
    CHECK(list.out.find("en-gb ") != std::string::npos);
    CHECK(list.out.find("British English") != std::string::npos);
    const auto json = run({program("narrate"), "voices", "--json"});
    CHECK(json.exit == 0);
    CHECK(json.out.find("\"language\": \"en-GB\"") != std::string::npos);
}

TEST_CASE("a voice says a sample") {
    const TemporaryFolder folder;
    const auto result =
        run({program("narrate"), "voices", "en-us", "-o", folder.file("sample.wav")});
    CHECK(result.exit == 0);
    CHECK(read_file(folder.file("sample.wav")).size() > 100'000);
}

TEST_CASE("a voice file of the user's own is found, and its faults are told with their line") {
    const TemporaryFolder folder;
    CommandOptions options;
    options.environment["XDG_CONFIG_HOME"] = folder.file("");
    const std::string good = "title = \"Mine\"\nlanguage = \"en-GB\"\nbackend = \"tone\"\n"
                             "voice = \"tone\"\n";
    (void)folder.write("narrate/voices/mine.toml", good);
    (void)folder.write("narrate/voices/bad.toml", good + "ratee = 3\n");
    const auto list = run({program("narrate"), "voices"}, options);
    CHECK(list.exit == 0);
    CHECK(list.out.find("mine ") != std::string::npos);
    CHECK(list.err.find("line 5: unknown key 'ratee' (did you mean 'rate'?)") != std::string::npos);
    options.input = "One two three.";
    const auto sound =
        run({program("narrate"), "render", "-", "-o", "-", "--voice", "mine"}, options);
    CHECK(sound.exit == 0);
    CHECK(sound.out.size() > 3 * 2 * 2205);
    CHECK(run({program("narrate"), "render", "-", "-o", "-", "--voice", "bad"}, options).exit == 2);
}

TEST_CASE("the doctor tells what works") {
    const auto result = run({program("narrate"), "doctor"});
    CHECK(result.exit == 0);
    CHECK(result.out.find("backend    ok  eSpeak NG 1.") != std::string::npos);
    CHECK(result.out.find("wav") != std::string::npos);
    CHECK(result.out.find("sound") != std::string::npos);
}
