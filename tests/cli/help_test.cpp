// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <set>

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
}

TEST_CASE("the doctor tells what works") {
    const auto result = run({program("narrate"), "doctor"});
    CHECK(result.exit == 0);
    CHECK(result.out.find("backend    ok  eSpeak NG 1.") != std::string::npos);
    CHECK(result.out.find("wav") != std::string::npos);
    CHECK(result.out.find("sound") != std::string::npos);
}
