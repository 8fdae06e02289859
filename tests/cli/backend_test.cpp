// SPDX-License-Identifier: Apache-2.0
// What a user sees of a backend that is missing, or that dies.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "support/command.hpp"
#include "support/wav.hpp"

using namespace narrate::test;

namespace {

/// Options under which the voice "sinner" is the tone backend that misbehaves on cue.
CommandOptions with_sinner(const TemporaryFolder& folder) {
    (void)folder.write("narrate/voices/sinner.toml", "title = \"Sinner\"\nlanguage = \"en-GB\"\n"
                                                     "backend = \"tone\"\nvoice = \"sins\"\n");
    CommandOptions options;
    options.environment["XDG_CONFIG_HOME"] = folder.file("");
    return options;
}

} // namespace

TEST_CASE("a missing backend is told in one line that says what to do") {
    const TemporaryFolder folder;
    std::filesystem::copy_file(program("narrate"), folder.file("narrate"));
    const std::string story = folder.write("story.txt", "One two three.");
    const auto result = run({folder.file("narrate"), "render", story, "-o", folder.file("a.wav")});
    CHECK(result.exit == 1);
    CHECK(result.err.find("narrate-espeak") != std::string::npos);
    CHECK(result.err.find("NARRATE_BACKENDS") != std::string::npos);
    CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
    CHECK(folder.names() == std::vector<std::string>{"narrate", "story.txt"});

    CommandOptions options;
    options.environment["NARRATE_BACKENDS"] = "/nowhere:" + program("");
    CHECK(
        run({folder.file("narrate"), "render", story, "-o", folder.file("a.wav")}, options).exit ==
        0);
}

TEST_CASE("a missing module of formats is told in one line that says what to do") {
    const TemporaryFolder folder;
    for (const char* name : {"narrate", "narrate-espeak"})
        std::filesystem::copy_file(program(name), folder.file(name));
    const std::string story = folder.write("story.txt", "One two three.");
    for (const char* name : {"a.mp3", "a.wav"}) {
        const auto result = run({folder.file("narrate"), "render", story, "-o", folder.file(name)});
        CHECK(result.exit == 5);
        CHECK(result.err.find("narrate-formats.so") != std::string::npos);
        CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
    }
    const auto raw = run({folder.file("narrate"), "render", story, "-o", folder.file("a.raw")});
    CHECK(raw.exit == 0); // Which needs none.
    CHECK(folder.names() ==
          std::vector<std::string>{"a.raw", "narrate", "narrate-espeak", "story.txt"});
}

TEST_CASE("what kills the backend is skipped, told, and nothing else is lost") {
    const TemporaryFolder folder;
    CommandOptions options = with_sinner(folder);
    options.input =
        "The first sentence is fine. This one has sin-die in it. The last one is fine.\n";
    const auto result = run({program("narrate"), "render", "-", "-o", folder.file("a.wav"),
                             "--voice", "sinner", "--json"},
                            options);
    CHECK(result.exit == 3);
    CHECK(result.err.find("sin-die in it") != std::string::npos);
    CHECK(result.out.find("\"skipped\":1") != std::string::npos);
    // Five words of 100 ms, three of the sinner, the silence of its rest, five words; three pauses.
    const auto frames = parse_wav(read_file(folder.file("a.wav"))).samples.size();
    CHECK(frames == 13 * 2205 + 6615 + 5512 + 5512 + 12127);
}

TEST_CASE("a backend that can speak nothing fails the render and leaves no file") {
    const TemporaryFolder folder;
    CommandOptions options = with_sinner(folder);
    options.input = "Always sin-abort here.\n";
    const auto result =
        run({program("narrate"), "render", "-", "-o", folder.file("a.wav"), "--voice", "sinner"},
            options);
    CHECK(result.exit == 3);
    CHECK(result.err.find("crashed") != std::string::npos);
}
