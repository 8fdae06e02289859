// SPDX-License-Identifier: Apache-2.0
// flite's voices, as a user hears them.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/rendered.hpp"
#include "narrate/voice.hpp"
#include "support/command.hpp"
#include "support/wav.hpp"

using namespace narrate::test;
using nlohmann::json;

namespace {

Rendered render(const std::string& voice, const std::string& article) {
    return render_with_marks(article, {"--voice", voice});
}

} // namespace

TEST_CASE("flite says whole articles, and reports when its words begin") {
    for (const char* article :
         {"assets/articles/harbour-ferry.html", "assets/articles/observatory-paste.txt"}) {
        INFO(article);
        const Rendered rendered = render("en-us-slt", source(article));
        CHECK(rendered.marks["sample_rate"] == 16'000);
        const auto words = static_cast<double>(check_word_marks(rendered));
        // 100 to 240 words a minute, pauses included.
        const double minutes = static_cast<double>(rendered.frames) / 16'000 / 60;
        CHECK(words / minutes > 100);
        CHECK(words / minutes < 240);
    }
}

TEST_CASE("each of flite's voices renders the same article to the same bytes each time") {
    const TemporaryFolder folder;
    const std::string story = folder.write(
        "story.txt",
        "The “Élan” left at 7:30, with 1999 crates — all of them empty. Was it late?\n");
    for (const std::string voice : {"en-us-slt", "en-us-rms", "en-us-awb", "en-us-kal"}) {
        INFO(voice);
        const Rendered once = render(voice, story);
        CHECK(once.wav == render(voice, story).wav);
        CHECK(parse_wav(once.wav).samples.size() > 3 * 16'000);
    }
}

TEST_CASE("a sample of flite's voice is to be had") {
    const TemporaryFolder folder;
    const auto result =
        run({program("narrate"), "voices", "en-us-slt", "-o", folder.file("x.wav")});
    CHECK(result.exit == 0);
    CHECK(parse_wav(read_file(folder.file("x.wav"))).samples.size() > 16'000);
}

TEST_CASE("flite tells in IPA what it says, with the lexicon's word for a name") {
    const TemporaryFolder folder;
    CommandOptions options;
    options.environment["XDG_CONFIG_HOME"] = folder.file("");
    options.input = "Quibbex sailed.\n";
    const std::vector<std::string> command{program("narrate"), "spoken",    "--lang", "en-US",
                                           "--voice",          "en-us-slt", "--ipa"};
    const auto without = run(command, options);
    CHECK(without.exit == 0);
    CHECK(without.out == "ˈkwɪbəks ˈseɪld\n");
    (void)folder.write("narrate/lexicon/en.tsv", "Quibbex\t/ˈkɛtəl/\n");
    const auto with = run(command, options);
    CHECK(with.exit == 0);
    CHECK(with.out == "ˈkɛtəl ˈseɪld\n");
}

TEST_CASE("American English is eSpeak NG's until somebody asks for another voice") {
    const auto voice = narrate::builtin_voice_for("en-US");
    REQUIRE(voice);
    CHECK(voice->name == "en-us");
    CHECK(voice->backend == "espeak");
}
