// SPDX-License-Identifier: Apache-2.0
// The example programs do what their first lines say.
#include <catch2/catch.hpp>

#include "support/command.hpp"
#include "support/wav.hpp"

using namespace narrate::test;

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
