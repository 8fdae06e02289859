// SPDX-License-Identifier: Apache-2.0
// Several voices in one narration: languages, headings, quotations, and voices that fail.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/command.hpp"
#include "support/wav.hpp"

using namespace narrate::test;
using nlohmann::json;

namespace {

/// A folder of voices of the test's own, and narrations with them.
class Stage {
public:
    void add_voice(const std::string& name, const std::string& toml) const {
        (void)folder_.write("narrate/voices/" + name + ".toml", toml);
    }
    [[nodiscard]] CommandResult render(const std::string& input, const std::string& extension,
                                       std::vector<std::string> more = {}) const {
        const std::string path = folder_.write("story." + extension, input);
        std::vector<std::string> command{
            program("narrate"),         "render", path, "-o", wav(), "--report",
            folder_.file("report.json")};
        command.insert(command.end(), more.begin(), more.end());
        CommandOptions options;
        options.environment["XDG_CONFIG_HOME"] = folder_.file("");
        return run(command, options);
    }
    [[nodiscard]] std::string wav() const { return folder_.file("story.wav"); }
    [[nodiscard]] json report() const {
        return json::parse(read_file(folder_.file("report.json")));
    }
    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

private:
    TemporaryFolder folder_;
};

std::string tone(const std::string& language, const std::string& more = {}) {
    return "language = \"" + language + "\"\nbackend = \"tone\"\nvoice = \"tone\"\n" + more;
}

const std::string kTwoLanguages =
    "<html lang=\"en\"><body><article><h1>The ferry of Ostrey</h1>"
    "<p>The ferry to Ostrey left the harbour at noon, as it has for forty years.</p>"
    "<p lang=\"de\">Die Fähre nach Ostrey fährt seit vierzig Jahren jeden Tag um zwölf Uhr.</p>"
    "<p>Nobody remembers a day when it was late, and nobody wants to see one.</p>"
    "</article></body></html>";

} // namespace

TEST_CASE("a paragraph in another language is spoken by a voice of that language") {
    const Stage stage;
    CHECK(stage.render(kTwoLanguages, "html").exit == 0);
    CHECK(stage.report()["voices"] == json({"en-gb", "de"}));
}

TEST_CASE("one voice reads everything where that is asked for") {
    const Stage stage;
    CHECK(stage.render(kTwoLanguages, "html", {"--one-voice"}).exit == 0);
    CHECK(stage.report()["voices"] == json({"en-gb"}));
}

TEST_CASE("the voice for a language can be named") {
    const Stage stage;
    stage.add_voice("mein", tone("de"));
    CHECK(stage.render(kTwoLanguages, "html", {"--voice", "en-us", "--voice", "de=mein"}).exit ==
          0);
    CHECK(stage.report()["voices"] == json({"en-us", "mein"}));
    const auto unknown = stage.render(kTwoLanguages, "html", {"--voice", "de=nobody"});
    CHECK(unknown.exit == 2);
    CHECK(unknown.err.find("nobody") != std::string::npos);
    CHECK(stage.render(kTwoLanguages, "html", {"--voice", "=en-gb"}).exit == 2);
}

TEST_CASE("a voice chosen for a foreign article reads all of it") {
    const Stage stage;
    CHECK(stage.render("The tide rose. The ferry sank.\n", "txt", {"--voice", "de"}).exit == 0);
    CHECK(stage.report()["voices"] == json({"de"}));
}

TEST_CASE("headings and quotations have voices of their own where the voice file names them") {
    const Stage stage;
    stage.add_voice("head", tone("en-GB"));
    stage.add_voice("quote", tone("en-GB"));
    stage.add_voice("desk",
                    tone("en-GB", "heading-voice = \"head\"\nquotation-voice = \"quote\"\n"));
    const std::string story = "# The tide\n\nIt rose at noon.\n\n> It was high.\n\nIt fell.\n";
    CHECK(stage.render(story, "md", {"--voice", "desk"}).exit == 0);
    CHECK(stage.report()["voices"] == json({"head", "desk", "quote"}));

    stage.add_voice("desk", tone("en-GB", "heading-voice = \"nobody\"\n"));
    const auto unknown = stage.render(story, "md", {"--voice", "desk"});
    CHECK(unknown.exit == 2);
    CHECK(unknown.err.find("'heading-voice'") != std::string::npos);
    CHECK(unknown.err.find("nobody") != std::string::npos);
}

TEST_CASE("the fall-back of a voice that cannot start speaks in its place") {
    const Stage stage;
    stage.add_voice("calm", tone("en-GB"));
    stage.add_voice("far", "language = \"en-GB\"\nbackend = \"wyoming:unix:/no/such/socket\"\n"
                           "fallback = \"calm\"\n");
    const auto result = stage.render("One two.\n", "txt", {"--voice", "far"});
    CHECK(result.exit == 0);
    CHECK(result.err.find("far failed; calm took its place") != std::string::npos);
    const json report = stage.report();
    CHECK(report["voices"] == json({"calm"}));
    REQUIRE(report["replaced"].size() == 1);
    CHECK(report["replaced"][0]["voice"] == "far");
    CHECK(report["replaced"][0]["replacement"] == "calm");
}

TEST_CASE("the fall-back of a voice that fails on the way says what the voice has yet to say") {
    const Stage stage;
    stage.add_voice("calm", tone("en-GB"));
    stage.add_voice("sinner", "language = \"en-GB\"\nbackend = \"tone\"\nvoice = \"sins\"\n"
                              "fallback = \"calm\"\n");
    std::string story = "All is well.\n\n";
    for (int i = 0; i < 8; ++i) story += "sin-die\n\n";
    const auto result = stage.render(story + "All is well again.\n", "txt", {"--voice", "sinner"});
    CHECK(result.exit == 3);
    const json report = stage.report();
    CHECK(report["voices"] == json({"sinner", "calm"}));
    CHECK(report["skipped"].size() == 4);
    REQUIRE(report["replaced"].size() == 1);
    CHECK(std::string(report["replaced"][0]["reason"]).find("5 texts in a row") !=
          std::string::npos);
    // Three words of the one voice, four silences; four words, and four, of the other.
    const auto frames = parse_wav(read_file(stage.wav())).samples.size();
    CHECK(frames == 3 * 2205 + 4 * 6615 + 4 * 2205 + 4 * 2205 + 10 * 12127);
}

TEST_CASE("without a fall-back, a voice that fails ends the narration with a reason") {
    const Stage stage;
    stage.add_voice("one", "language = \"en-GB\"\nbackend = \"wyoming:unix:/no/such/socket\"\n"
                           "fallback = \"two\"\n");
    stage.add_voice("two", "language = \"en-GB\"\nbackend = \"wyoming:unix:/no/such/socket\"\n"
                           "fallback = \"one\"\n");
    const auto result = stage.render("One two.\n", "txt", {"--voice", "one"});
    CHECK(result.exit == 1);
    CHECK(result.err.find("/no/such/socket") != std::string::npos);
    CHECK(result.err.find("start it") != std::string::npos);
    CHECK(stage.folder().names() == std::vector<std::string>{"narrate", "story.txt"});
}

TEST_CASE("the report tells what was skipped, where and why") {
    const Stage stage;
    stage.add_voice("sinner", "language = \"en-GB\"\nbackend = \"tone\"\nvoice = \"sins\"\n");
    const auto result =
        stage.render("It is calm here. A calm clause, then sin-abort in it, and calm.\n", "txt",
                     {"--voice", "sinner"});
    CHECK(result.exit == 3);
    const json report = stage.report();
    CHECK(report["schema"] == "narrate.report/1");
    CHECK(report["sentences"] == 2);
    CHECK(report["sample_rate"] == 22050);
    CHECK(report["word_times"]["measured"] > 0);
    REQUIRE(report["skipped"].size() == 1);
    CHECK(report["skipped"][0]["text"] == "then sin-abort in it,");
    CHECK(report["skipped"][0]["begin"] == 32);
    CHECK(std::string(report["skipped"][0]["reason"]).find("crashed") != std::string::npos);
}
