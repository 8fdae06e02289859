// SPDX-License-Identifier: Apache-2.0
// `narrate clean`, `sentences` and `spoken`: what will be heard, before it is.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

#include "support/command.hpp"

using namespace narrate::test;

namespace {

CommandResult filter(const std::vector<std::string>& args, const std::string& input) {
    std::vector<std::string> command{program("narrate")};
    command.insert(command.end(), args.begin(), args.end());
    CommandOptions options;
    options.input = input;
    return run(command, options);
}

const std::string kPaste =
    "Night Watch 10pm - 1am\nThe mill wheel turns again in Ashby Vale\n"
    "3 May 2024, 07:15\nThe wheel had stood still since the flood of last "
    "spring, when a tree was carried into it.\nListen to this article\n"
    "Loading audio...\nOn Thursday the last of its forty blades was set, and "
    "the sluice was opened by hand.\n";

} // namespace

TEST_CASE("clean prints the article in the format that is asked for") {
    const std::string headline = "The mill wheel turns again in Ashby Vale";
    const auto text = filter({"clean", "-"}, kPaste);
    CHECK(text.exit == 0);
    CHECK(text.out.starts_with(headline + "\n\nThe wheel had stood"));
    CHECK(text.out.find("Listen") == std::string::npos);
    const auto body = filter({"clean", "--format", "body", "-"}, kPaste);
    CHECK(body.out.starts_with("The wheel had stood"));
    const auto markdown = filter({"clean", "--format", "markdown", "-"}, kPaste);
    CHECK(markdown.out.starts_with("# " + headline + "\n"));
    const auto json = nlohmann::json::parse(filter({"clean", "--format", "json", "-"}, kPaste).out);
    CHECK(json["title"] == headline);
    CHECK(json["published"] == "2024-05-03T07:15");
    CHECK(json["blocks"].size() == 3);
    CHECK(json["dropped"].size() == 4);
    const std::string whole = json["text"];
    for (const auto& block : json["blocks"])
        CHECK(whole.substr(block["begin"], block["end"].get<std::size_t>() -
                                               block["begin"].get<std::size_t>()) == block["text"]);
}

TEST_CASE("a reader overrules cleaning by patterns, and by rules that stay with a site") {
    const auto dropped = filter({"clean", "--drop", "the wheel had*", "-"}, kPaste);
    CHECK(dropped.exit == 0);
    CHECK(dropped.out.find("stood still") == std::string::npos);
    const auto kept = filter({"clean", "--keep", "reason:player.label", "-"}, kPaste);
    CHECK(kept.out.find("Listen to this article") != std::string::npos);

    const TemporaryFolder config;
    const std::string page = config.write(
        "page.html",
        "<link rel=canonical href='https://www.courier.example/mill'><article><h1>The mill</h1>"
        "<p>The wheel had stood still since the flood of last spring, as all here know.</p>"
        "<p class=weekly>On Thursday the last of its forty blades was set by hand.</p>"
        "<p>It will grind flour for the village's bakers from the coming month on.</p></article>");
    const auto clean = [&](const std::string& rules) {
        std::filesystem::create_directories(config.file("narrate/rules.d"));
        static_cast<void>(config.write("narrate/rules.d/courier.toml", rules));
        CommandOptions options;
        options.environment["XDG_CONFIG_HOME"] = config.file("");
        return run({program("narrate"), "clean", page}, options);
    };
    const std::string drop = "drop = [\"class:weekly\"]\n";
    CHECK(clean("site = \"other.example\"\n" + drop).out.find("forty") != std::string::npos);
    CHECK(clean("site = \"courier.example\"\n" + drop).out.find("forty") == std::string::npos);
    const auto broken = clean("dropp = []\n");
    CHECK(broken.exit == 2);
    CHECK(broken.err.find("line 1: unknown key 'dropp' (did you mean 'drop'?)") !=
          std::string::npos);
}

TEST_CASE("code may be told of instead of read, and tables skipped") {
    const std::string text = "# Build\n\nRun this.\n\n```\nmake all\n```\n\n|a|b|\n|-|-|\n|1|2|\n";
    CHECK(filter({"clean", "-"}, text).out == "Build\n\nRun this.\n\nmake all\n\na, b\n\n1, 2\n");
    CHECK(filter({"clean", "--code", "note", "--tables", "skip", "-"}, text).out ==
          "Build\n\nRun this.\n\nA passage of program code is left out here.\n");
    CHECK(filter({"clean", "--code", "loud", "-"}, text).exit == 2);
}

TEST_CASE("clean explains what became of each block, also when nothing is left") {
    const auto result = filter({"clean", "--explain", "-"}, kPaste);
    CHECK(result.exit == 0);
    CHECK(result.out.find("DROP  banner.programme") != std::string::npos);
    CHECK(result.out.find("META  meta.date") != std::string::npos);
    CHECK(result.out.find("KEEP  title") != std::string::npos);
    CHECK(result.out.find("7 blocks: 3 kept, 3 dropped, 1 used as metadata") != std::string::npos);
    const auto nothing = filter({"clean", "--explain", "-"}, "<html><nav>Home</nav></html>");
    CHECK(nothing.exit == 4);
    CHECK(nothing.out.find("DROP  navigation") != std::string::npos);
    CHECK(filter({"clean", "--keep-all", "-"}, "<html><nav>Home</nav></html>").out == "Home\n");
}

TEST_CASE("sentences prints one sentence a line, in batches of documents too") {
    CHECK(filter({"sentences"}, "One. Two\nlines. Three").out == "One.\nTwo lines.\nThree\n");
    CHECK(filter({"sentences", "--batch"}, "One. Two.\n\x1e\nThree.\n\x1e\n\x1e\nFour.\n").out ==
          "One.\nTwo.\n\x1e\nThree.\n\x1e\n\x1e\nFour.\n");
    CHECK(filter({"sentences"}, "").out.empty());
    CHECK(filter({"sentences", "--help"}, "").out.find("narrate sentences --lang de --batch") !=
          std::string::npos);
}

TEST_CASE("sentences follows the rules of the language that is asked for") {
    const std::string german = "Am 3. Mai kam sie z. B. an.\tEs war kalt.";
    CHECK(filter({"sentences", "--lang", "de-AT"}, german).out ==
          "Am 3. Mai kam sie z. B. an.\nEs war kalt.\n");
    CHECK(filter({"sentences", "--lang", "en"}, german).out !=
          filter({"sentences", "--lang", "de"}, german).out);
    // What goes in comes out, in every line of a batch: none is lost, none is said twice.
    const std::string lines =
        "\"Is it open?\" she asked. It is.\n\x1e\n\n\n\x1e\nU.S. ships wait.\n";
    CHECK(filter({"sentences", "--batch"}, lines).out ==
          "\"Is it open?\" she asked.\nIt is.\n\x1e\n\x1e\nU.S. ships wait.\n");
}

TEST_CASE("spoken prints a line of words for each line that is written") {
    CHECK(filter({"spoken", "--lang", "en"}, "In 24 years\n\nplain words\n").out ==
          "In twenty-four years\n\nplain words\n");
}
