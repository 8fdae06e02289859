// SPDX-License-Identifier: Apache-2.0
// What feed readers hand to narrate, and feeds themselves.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/command.hpp"

using namespace narrate::test;

namespace {

CommandResult run_narrate(const std::vector<std::string>& args, const std::string& input = {}) {
    std::vector<std::string> command{program("narrate")};
    command.insert(command.end(), args.begin(), args.end());
    CommandOptions options;
    options.input = input;
    return run(command, options);
}

std::string sample(const std::string& name) {
    return source("tests/samples/feeds/" + name);
}

} // namespace

TEST_CASE("an article that newsboat pipes is heard without its headers and links") {
    const auto result = run_narrate({"clean", "-"}, read_file(sample("newsboat.txt")));
    CHECK(result.exit == 0);
    CHECK(result.out.starts_with("The tide and the town, and what the council means to do about "
                                 "both of them before the summer\n\nThe river rose in the night"));
    CHECK(result.out.ends_with("The ferry does not run until noon.\n"));
    for (const char* const part : {"Feed:", "Title:", "Link", "[", "image", "https"})
        CHECK(result.out.find(part) == std::string::npos);
}

TEST_CASE("what newsboat knows of an article is its metadata") {
    const auto result =
        run_narrate({"clean", "--format", "json", "-"}, read_file(sample("newsboat.txt")));
    REQUIRE(result.exit == 0);
    const auto article = nlohmann::json::parse(result.out);
    CHECK(article["site"] == "The Harbour Post");
    CHECK(article["byline"] == "Ann Harlow");
    CHECK(article["published"] == "2024-03-21T07:45");
    CHECK(article["url"] == "https://post.example/tide");
}

TEST_CASE("a feed where one article is expected is told in one line that offers a way") {
    const TemporaryFolder folder;
    for (const auto& args : std::vector<std::vector<std::string>>{
             {"clean", sample("harbour.rss")},
             {"render", sample("mill.atom"), "-o", folder.file("out.wav")}}) {
        const auto result = run_narrate(args);
        CHECK(result.exit == 4);
        CHECK(result.out.empty());
        CHECK(result.err.find("is a feed of articles") != std::string::npos);
        CHECK(result.err.find("narrate play") != std::string::npos);
    }
    CHECK(folder.names().empty());
    const auto piped = run_narrate({"clean", "-"}, read_file(sample("harbour.rss")));
    CHECK(piped.err.starts_with("narrate: standard input: is a feed"));
}
