// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>

#include "support/command.hpp"

using namespace narrate::test;

TEST_CASE("every command explains itself on standard output") {
    for (const char* command :
         {"play", "render", "clean", "sentences", "spoken", "voices", "history", "doctor"}) {
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

TEST_CASE("nothing to go on with, an unknown option and a missing file are told apart") {
    const TemporaryFolder folder;
    CommandOptions nothing_heard;
    nothing_heard.environment["XDG_STATE_HOME"] = folder.file("");
    CHECK(run({program("narrate")}, nothing_heard).exit == 2);
    CHECK(run({program("narrate"), "--nonsense"}, nothing_heard).exit == 2);
    CHECK(run({program("narrate"), "no-such-article.html"}, nothing_heard).exit == 4);
}

TEST_CASE("an article is spoken by a voice of its language") {
    const TemporaryFolder folder;
    const std::string page = folder.write(
        "flut.html", "<html lang=\"de\"><body><article><h1>Die Flut am Kai</h1><p>"
                     "Das Wasser stieg am 3. Mai um zwei Meter. Niemand wurde "
                     "verletzt, sagte die Stadt am Abend.</p></article></body></html>");
    const auto render = [&](const std::vector<std::string>& more) {
        std::vector<std::string> command{program("narrate"), "render", page, "-o", "-", "-q"};
        command.insert(command.end(), more.begin(), more.end());
        return run(command).out;
    };
    const std::string chosen = render({});
    CHECK(chosen == render({"--voice", "de"}));
    CHECK(chosen != render({"--voice", "en-gb"}));
    // A voice may also stand before the article, and several of them.
    const auto before = run({program("narrate"), "render", "-o", "-", "-q", "--voice", "en-gb",
                             "--voice", "fr=fr-f", page});
    CHECK(before.exit == 0);
    CHECK((before.out == render({"--voice", "en-gb"})));
}

TEST_CASE("the doctor tells what works") {
    const auto result = run({program("narrate"), "doctor"});
    CHECK(result.exit == 0);
    CHECK(result.out.find("backend    ok  eSpeak NG 1.") != std::string::npos);
    CHECK(result.out.find("wav") != std::string::npos);
    CHECK(result.out.find("sound") != std::string::npos);
}

TEST_CASE("the doctor tells of each backend what a hostile text could make it do") {
    const auto result = run({program("narrate"), "doctor"});
    CHECK(result.exit == 0);
    for (const char* title : {"eSpeak NG: ", "Test tones: "}) {
        // Where the kernel lacks a layer the row begins with "--", and tells which.
        const std::size_t at = std::min(result.out.find(std::string("isolation  ok  ") + title),
                                        result.out.find(std::string("isolation  --  ") + title));
        REQUIRE(at != std::string::npos);
        const std::string row = result.out.substr(at, result.out.find('\n', at) - at);
        INFO(row);
        CHECK((row.find(" ok ") == std::string::npos) == (row.find("no Landlock") < row.size()));
        CHECK(row.find("cannot ") != std::string::npos);
        CHECK(row.find("create files, open sockets, run programs, fork") != std::string::npos);
        CHECK(row.find(" (") != std::string::npos);
    }
}

TEST_CASE("the doctor warns of a backend that is not confined, and of one that does not tell") {
    const TemporaryFolder folder;
    const auto script = [&folder](const std::string& name, const std::string& command) {
        const std::string path = folder.write(name, "#!/bin/sh\n" + command + "\n");
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    };
    script("narrate-espeak", "exec " + program("narrate-espeak") + " --no-landlock --no-seccomp");
    script("narrate-tone", "read -r line\n"
                           "echo '{\"type\":\"info\",\"data\":{\"tts\":[{\"name\":\"old\"}]}}'");
    CommandOptions options;
    options.environment["NARRATE_BACKENDS"] = folder.file("");
    const auto result = run({program("narrate"), "doctor"}, options);
    CHECK(result.exit == 0);
    CHECK(result.out.find("isolation  --  eSpeak NG: can open other files, create files, open "
                          "sockets, run programs") != std::string::npos);
    CHECK(result.out.find("no Landlock: switched off, no seccomp: switched off") !=
          std::string::npos);
    CHECK(result.out.find("isolation  --  Test tones: the backend does not tell") !=
          std::string::npos);
}

TEST_CASE("an option that may be given several times takes one value each time") {
    const TemporaryFolder folder;
    const std::string story = folder.write("story.txt", "It rains in the harbour. Nobody minds.\n");
    const std::string out = folder.file("out.wav");
    for (const std::vector<std::string>& options :
         {std::vector<std::string>{"--voice", "en-us"}, {"--keep", "It rains*"}, {"--drop", "x"}}) {
        std::vector<std::string> command{program("narrate"), "render"};
        command.insert(command.end(), options.begin(), options.end());
        command.insert(command.end(), {story, "-o", out});
        const auto rendered = run(command);
        INFO(options[0] << ": " << rendered.err);
        CHECK(rendered.exit == 0);
    }
}
