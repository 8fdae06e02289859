// SPDX-License-Identifier: Apache-2.0
// The example programs do what their first lines say.
#include <catch2/catch.hpp>

#include <algorithm>

#include "support/background.hpp"
#include "support/command.hpp"
#include "support/pty.hpp"
#include "support/sound_card.hpp"
#include "support/wav.hpp"

using namespace narrate::test;

namespace {

const std::string kStory =
    "The gauge is new. It measures the sea, and nobody minds.\n\nIt is grey.";

} // namespace

TEST_CASE("the example program narrates a string to a WAV file") {
    const TemporaryFolder folder;
    const auto result = run({program("example-narrate-string"), folder.file("news.wav")});
    INFO(result.err);
    REQUIRE(result.exit == 0);
    const Wav wav = parse_wav(read_file(folder.file("news.wav")));
    CHECK(wav.samples.size() > 2 * 22050);
    CHECK(result.out.find("Good evening.") != std::string::npos);
    CHECK(result.out.find("\tnews\n") != std::string::npos);
}

TEST_CASE("the example program in C narrates an article to a WAV file") {
    const TemporaryFolder folder;
    const auto result = run({program("example-narrate-file"),
                             source("assets/articles/harbour-ferry.html"), folder.file("x.wav")});
    INFO(result.err);
    REQUIRE(result.exit == 0);
    CHECK(parse_wav(read_file(folder.file("x.wav"))).samples.size() > 60 * 22050);
    CHECK(result.out.find("\tNight\n") != std::string::npos);
    CHECK(run({program("example-narrate-file"), "/nowhere", folder.file("y.wav")}).exit == 2);
    const auto failed = run({program("example-narrate-file"),
                             source("assets/articles/harbour-ferry.html"), "/nowhere/y.wav"});
    CHECK(failed.exit == 1);
    CHECK(failed.err.find("/nowhere") != std::string::npos);
}

TEST_CASE(
    "the example that cleans prints sentences, what is said for them, and what was left out") {
    const auto result =
        run({program("example-clean-page"), source("assets/articles/harbour-ferry.html")});
    INFO(result.err);
    CHECK(result.exit == 0);
    CHECK(result.out.find("Night ferry returns to Port Ellery after eleven years (en") == 0);
    CHECK(result.out.find("  is said: ") != std::string::npos);
    CHECK(result.out.find("left out (") != std::string::npos);
    CHECK(run({program("example-clean-page"), "/nowhere"}).exit == 1);
}

TEST_CASE("the example that publishes makes an episode with its transcripts") {
    const TemporaryFolder folder;
    const auto result = run({program("example-make-episode"), folder.file("week.mp3"),
                             source("assets/articles/harbour-ferry.html"),
                             source("assets/articles/observatory-paste.txt")});
    INFO(result.err);
    REQUIRE(result.exit == 0);
    CHECK(result.out.find(" LUFS\n") != std::string::npos);
    CHECK(folder.names() == std::vector<std::string>{"week.chapters.json", "week.mp3", "week.vtt"});
    CHECK(read_file(folder.file("week.mp3")).size() > 100'000);
}

TEST_CASE("the example with an engine and a sink of its own tells each word's frame") {
    const auto result = run({program("example-own-engine"), "One two. Three."});
    INFO(result.err);
    CHECK(result.exit == 0);
    CHECK(result.out.find(" ms of sound\n0 One\n2000 two\n") != std::string::npos);
}

TEST_CASE("the example player in C plays, pauses, goes on, goes back and quits") {
    const SoundCard card;
    const TemporaryFolder folder;
    Pty player({program("example-player"), folder.write("story.txt", kStory)}, card.environment());
    REQUIRE(player.wait_for("The gauge is new.\n"));
    player.type("p\n");
    REQUIRE(player.wait_for("[paused]"));
    player.type("j\np\n");
    REQUIRE(player.wait_for("It measures the sea, and nobody minds.\n"));
    player.type("+\nk\n");
    REQUIRE(eventually([&] {
        const std::string shown = player.output();
        return shown.find("new.") != shown.rfind("new.");
    }));
    player.type("q\n");
    CHECK(player.exit() == 0);
    CHECK(player.output().find("It is grey.") == std::string::npos);
    CHECK(card.wait_for_sound());
}

TEST_CASE("the example in C++ prints each word when it is heard") {
    const SoundCard card;
    const TemporaryFolder folder;
    CommandOptions options;
    options.environment = card.environment();
    const auto result =
        run({program("example-read-along"), folder.write("story.txt", kStory)}, options);
    INFO(result.err);
    CHECK(result.exit == 0);
    CHECK(result.err.empty());
    CHECK(result.out ==
          "\n\nThe gauge is new It measures the sea and nobody minds \n\nIt is grey ");
    CHECK(card.wait_for_sound());
}

TEST_CASE("the example with a main loop of its own goes on ticking while it speaks") {
    const SoundCard card;
    CommandOptions options;
    options.environment = card.environment();
    const auto result = run({program("example-main-loop"), kStory, "Bye."}, options);
    INFO(result.err);
    INFO(result.out);
    CHECK(result.exit == 0);
    CHECK(result.out.find("sentence 1\n") < result.out.find("paused 1\n"));
    CHECK(result.out.find("paused 1\n") < result.out.find("resumed 1\n"));
    CHECK(result.out.find("ended 1\n") < result.out.find("started 2\n"));
    CHECK(result.out.find("ended 2\nidle 0\n") != std::string::npos);
    CHECK(std::stoi(result.out.substr(result.out.find("idle 0\n") + 7)) > 5);
}

TEST_CASE("the example backend in Python is a voice that anybody could add") {
    const TemporaryFolder folder;
    const std::string voice = "title = \"Chirp\"\nlanguage = \"en\"\nbackend = \"wyoming:exec:" +
                              source("tests/examples/chirp_backend.py") + "\"\n";
    (void)folder.write("narrate/voices/chirp.toml", voice);
    CommandOptions options;
    options.environment["XDG_CONFIG_HOME"] = folder.file("");
    const auto result =
        run({program("narrate"), "render", folder.write("story.txt", "One two three."), "--voice",
             "chirp", "-o", folder.file("x.wav")},
            options);
    INFO(result.err);
    REQUIRE(result.exit == 0);
    const Wav wav = parse_wav(read_file(folder.file("x.wav")));
    CHECK(wav.sample_rate == 16'000);
    CHECK(wav.samples.size() >= 3 * 3'000);
    CHECK(wav.samples.size() < 3 * 3'000 + 16'000);
}

#ifdef NARRATE_SHARED_LIBRARY
TEST_CASE("the example in Python narrates through the C interface alone") {
    const TemporaryFolder folder;
    CommandOptions options;
    options.environment["NARRATE_BACKENDS"] = NARRATE_BUILD_FOLDER;
    const auto result =
        run({"python3", source("tests/examples/read_aloud.py"), NARRATE_SHARED_LIBRARY,
             source("assets/articles/harbour-ferry.html"), folder.file("x.wav")},
            options);
    INFO(result.err);
    REQUIRE(result.exit == 0);
    CHECK(parse_wav(read_file(folder.file("x.wav"))).samples.size() > 60 * 22050);
    CHECK(result.out.find("   0.000 ") == 0);
    CHECK(std::count(result.out.begin(), result.out.end(), '\n') > 10);
}
#endif
