// SPDX-License-Identifier: Apache-2.0
// Files to publish, as an embedder makes them.
#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

#include "narrate/episode.hpp"
#include "support/command.hpp"
#include "support/fake_card.hpp"

using namespace narrate;
using namespace narrate::test;

namespace {

Narrator narrator() {
    NarratorOptions options;
    options.voice = *find_builtin_voice(kDefaultVoice);
    Speech speech;
    speech.format = {16'000, 1};
    auto made = Narrator::create(options, std::make_unique<CountingSynthesizer>(speech));
    REQUIRE(made);
    return std::move(*made);
}

std::vector<Article> two() {
    std::vector<Article> articles{*items(3), *items(2)};
    articles[0].metadata.title = "The gauge";
    articles[1].metadata.title = "The tide";
    return articles;
}

} // namespace

TEST_CASE("articles become one file with its transcripts, and all of it is told") {
    const TemporaryFolder folder;
    Narrator speaks = narrator();
    EpisodeOptions options;
    options.title = "The week";
    options.transcripts = {"vtt", "chapters"};
    int sentences = 0;
    const auto episode = render_episode(speaks, two(), folder.file("week.flac"), options, {},
                                        [&](const NarrationProgress&) { ++sentences; });
    REQUIRE(episode);
    CHECK(sentences == 5);
    CHECK(episode->files == std::vector<std::string>{folder.file("week.flac"),
                                                     folder.file("week.vtt"),
                                                     folder.file("week.chapters.json")});
    for (const std::string& file : episode->files) CHECK_FALSE(read_file(file).empty());
    CHECK(read_file(folder.file("week.chapters.json")).find("The tide") != std::string::npos);
    REQUIRE(episode->narrations.size() == 2);
    CHECK(episode->begins[1] > episode->narrations[0].timeline.length - Frames{1});
    CHECK_FALSE(episode->level);
    CHECK(read_file(folder.file("week.flac")).find("The week") != std::string::npos);
}

TEST_CASE("an episode is brought to a loudness, and tells which it has") {
    const TemporaryFolder folder;
    NarratorOptions wants;
    wants.voice = *find_builtin_voice(kDefaultVoice);
    auto speaks = Narrator::create(wants);
    REQUIRE(speaks);
    const auto articles = two();
    const auto usual = render_episode(*speaks, articles, folder.file("a.opus"));
    REQUIRE(usual);
    CHECK(usual->level->loudness == Approx(-16).margin(0.5));
    EpisodeOptions options;
    options.loudness = -20;
    const auto quiet = render_episode(*speaks, articles, folder.file("a.wav"), options);
    REQUIRE(quiet);
    CHECK(quiet->level->loudness == Approx(-20).margin(0.5));
}

TEST_CASE("what an episode cannot be is told before anything is spoken") {
    const TemporaryFolder folder;
    Narrator speaks = narrator();
    const auto articles = two();
    const auto refused = [&](const std::string& name, const EpisodeOptions& options) {
        const auto episode = render_episode(speaks, articles, folder.file(name), options);
        return !episode && episode.error().code == ErrorCode::invalid_argument;
    };
    CHECK(refused("a.xyz", {}));
    EpisodeOptions options;
    options.transcripts = {"docx"};
    CHECK(refused("a.mp3", options));
    options = {};
    options.loudness = 3;
    CHECK(refused("a.mp3", options));
    options.loudness = std::nan("");
    CHECK(refused("a.mp3", options));
    options = {};
    options.bit_rate = 4000;
    CHECK(refused("a.mp3", options));
    options = {};
    options.cover = "no picture";
    CHECK(refused("a.mp3", options));
    CHECK_FALSE(render_episode(speaks, {}, folder.file("a.mp3")));
    options = {};
    options.format = "wav";
    CHECK_FALSE(render_episode(speaks, articles, "-", options));
    CHECK(folder.names().empty());
}
