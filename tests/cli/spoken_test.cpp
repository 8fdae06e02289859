// SPDX-License-Identifier: Apache-2.0
// What is said for written text: `narrate spoken`, and what begins a narration.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

#include "support/command.hpp"

using namespace narrate::test;

namespace {

CommandResult spoken(const std::string& input, const std::vector<std::string>& more = {},
                     const std::string& settings = "/nonexistent") {
    std::vector<std::string> command{program("narrate"), "spoken"};
    command.insert(command.end(), more.begin(), more.end());
    CommandOptions options;
    options.input = input;
    options.environment["XDG_CONFIG_HOME"] = settings;
    return run(command, options);
}

/// A settings folder with one table of the user's own.
void write_table(const TemporaryFolder& folder, const std::string& name, const std::string& text) {
    std::filesystem::create_directories(folder.file("narrate/speech/en"));
    static_cast<void>(folder.write("narrate/speech/en/" + name, text));
}

} // namespace

TEST_CASE("spoken says each line as a newsreader would, sentence by sentence") {
    const auto result = spoken("The deal cost $4bn. Gen. Moss left at 5pm.\n\n3km of Mill St.\n");
    CHECK(result.exit == 0);
    CHECK(result.out == "The deal cost four billion dollars. general Moss left at five P.M.\n\n"
                        "three kilometres of Mill street.\n");
}

TEST_CASE("the voice tells the region of what is said") {
    CHECK(spoken("04/07/2022\n", {"--voice", "en-gb"}).out ==
          "the fourth of July twenty twenty-two\n");
    CHECK(spoken("04/07/2022\n", {"--voice", "en-us"}).out == "April seventh twenty twenty-two\n");
    CHECK(spoken("04/07/2022\n", {"--voice", "no-such-voice"}).exit == 2);
}

TEST_CASE("the user's own tables are used, and a broken one is told with its line") {
    const TemporaryFolder folder;
    write_table(folder, "units.tsv", "fathom\tfathom\tfathoms\t-\nkm\tclick\tclicks\t-\n");
    CHECK(spoken("3 fathom, 5km\n", {}, folder.file("")).out == "three fathoms, five clicks\n");
    write_table(folder, "units.tsv", "\n\nkm\n");
    const auto broken = spoken("5km\n", {}, folder.file(""));
    CHECK(broken.exit == 2);
    CHECK(broken.out.empty());
    CHECK(broken.err.find("units.tsv") != std::string::npos);
    CHECK(broken.err.find("line 3") != std::string::npos);
}

TEST_CASE("what is said before the article is what --intro asks for") {
    const TemporaryFolder folder;
    const auto text_of = [&](const std::string& parts) {
        const auto result =
            run({program("narrate"), "render", source("assets/articles/harbour-ferry.html"), "-o",
                 folder.file("a.wav"), "--marks", folder.file("a.json"), "-q", "--intro", parts});
        INFO(result.err);
        REQUIRE(result.exit == 0);
        return nlohmann::json::parse(read_file(folder.file("a.json")))["text"].get<std::string>();
    };
    const std::string plain = text_of("title");
    const std::string body = text_of("none");
    CHECK(plain.ends_with("\n\n" + body));
    const std::string introduced = text_of("title,byline,date");
    CHECK(introduced.ends_with("\n\n" + body));
    // The sample names no author.
    CHECK(introduced.substr(plain.size() - body.size(), introduced.size() - plain.size()) ==
          "14 March 2024.\n\n");
    const auto wrong = run({program("narrate"), "render", "x", "-o", "y.wav", "--intro", "author"});
    CHECK(wrong.exit == 2);
    CHECK(wrong.err.find("byline") != std::string::npos);
}
