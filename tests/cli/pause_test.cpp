// SPDX-License-Identifier: Apache-2.0
// Pauses and settings, through `narrate render`.
#include <catch2/catch.hpp>

#include "support/command.hpp"
#include "support/wav.hpp"

using namespace narrate::test;

namespace {

/// A voice for the text, another one for its second language, a third for headings.
const std::string kStory =
    "<html lang=\"en\"><body><article><h1>The ferry of Ostrey</h1>"
    "<p>The ferry to Ostrey left the harbour at noon, as it has for forty years. Nobody was late."
    "</p><h2>The tide at noon</h2>"
    "<p lang=\"de\">Die Fähre nach Ostrey fährt seit vierzig Jahren jeden Tag um zwölf Uhr. "
    "Niemand kam an diesem Tag zu spät zum Hafen.</p>"
    "<p>Nobody remembers a day when it was late, and nobody wants to see one.</p>"
    "</article></body></html>";
constexpr std::size_t kHeadings = 2;
constexpr std::size_t kParagraphs = 3;
constexpr std::size_t kSentences = 2; ///< That do not end a paragraph.

class Stage {
public:
    Stage() : story_(folder_.write("story.html", kStory)) {
        (void)folder_.write("narrate/voices/mine.toml",
                            "language = \"en-GB\"\nbackend = \"tone\"\nvoice = \"tone\"\n"
                            "heading-voice = \"head\"\n");
        (void)folder_.write("narrate/voices/head.toml",
                            "language = \"en-GB\"\nbackend = \"tone\"\nvoice = \"tone\"\n"
                            "[pauses]\nheading = 3000\n");
        (void)folder_.write("narrate/voices/german.toml",
                            "language = \"de-DE\"\nbackend = \"tone\"\nvoice = \"tone\"\n"
                            "[pauses]\nsentence = 2000\n");
    }
    void write_settings(const std::string& toml) const {
        (void)folder_.write("narrate/config.toml", toml);
    }
    [[nodiscard]] CommandResult render(const std::vector<std::string>& more) const {
        std::vector<std::string> command{
            program("narrate"), "render", story_,    "-o",       "-", "-q",
            "--voice",          "mine",   "--voice", "de=german"};
        command.insert(command.end(), more.begin(), more.end());
        CommandOptions options;
        options.environment["XDG_CONFIG_HOME"] = folder();
        return run(command, options);
    }
    /// In samples.
    [[nodiscard]] std::size_t length(const std::vector<std::string>& more) const {
        const auto result = render(more);
        INFO(result.err);
        REQUIRE(result.exit == 0);
        const Wav wav = parse_wav(result.out);
        rate_ = static_cast<std::size_t>(wav.sample_rate);
        return wav.samples.size();
    }
    [[nodiscard]] std::size_t second() const { return rate_; }
    [[nodiscard]] std::string folder() const { return folder_.file(""); }
    [[nodiscard]] std::string settings() const { return folder_.file("/narrate/config.toml"); }

private:
    TemporaryFolder folder_;
    std::string story_;
    mutable std::size_t rate_ = 0;
};

} // namespace

TEST_CASE("pauses that are asked for hold with every voice, to the sample") {
    const Stage stage;
    const std::size_t none = stage.length({"--pause", "sentence=0s,paragraph=0ms,heading=0s"});
    const auto longer_by = [&](const std::string& pauses) {
        return stage.length({"--pause", pauses}) - none;
    };
    CHECK(longer_by("sentence=1s,paragraph=0s,heading=0s") == kSentences * stage.second());
    CHECK(longer_by("sentence=0s,paragraph=1s,heading=0s") == kParagraphs * stage.second());
    CHECK(longer_by("sentence=0s,paragraph=0s,heading=500ms") == kHeadings * stage.second() / 2);
    // In parts, and of those that are not named each voice has its own.
    constexpr std::size_t kUsual = 550; // Milliseconds.
    CHECK(stage.length({"--pause", "sentence=0s", "--pause", "heading=0s"}) - none ==
          kParagraphs * (kUsual * stage.second() / 1000));
}

TEST_CASE("one voice has the pauses that are asked for, too") {
    const Stage stage;
    const std::size_t none =
        stage.length({"--one-voice", "--pause", "sentence=0s,paragraph=0ms,heading=0s"});
    CHECK(stage.length({"--one-voice", "--pause", "sentence=1s,paragraph=0s,heading=0s"}) - none ==
          kSentences * stage.second());
}

TEST_CASE("the settings' pauses hold where the command line says nothing") {
    const Stage stage;
    const std::size_t none = stage.length({"--pause", "sentence=0s,paragraph=0s,heading=0s"});
    stage.write_settings("[pauses]\nsentence = 1000\nparagraph = 0\nheading = 0\n");
    CHECK(stage.length({}) - none == kSentences * stage.second());
    CHECK(stage.length({"--pause", "sentence=2s"}) - none == 2 * kSentences * stage.second());
}

TEST_CASE("a pause that is none is a wrong usage, and is told with what to write") {
    const Stage stage;
    const auto unknown = stage.render({"--pause", "sentnce=1s"});
    CHECK(unknown.exit == 2);
    CHECK(unknown.out.empty());
    CHECK(unknown.err.find("--pause: no pause \"sentnce\" (did you mean sentence?)") !=
          std::string::npos);
    const auto length = stage.render({"--pause", "sentence=11s"});
    CHECK(length.exit == 2);
    CHECK(length.err.find("give 0s to 10s, or milliseconds: sentence=200ms") != std::string::npos);
    CHECK(run({program("narrate"), "play", "--pause", "x", "a.txt"}).exit == 2);
}

TEST_CASE("settings that are wrong stop both commands before anything is said") {
    const Stage stage;
    stage.write_settings("[keys]\nleft = \"next-sentense\"\n");
    const auto rendered = stage.render({});
    CHECK(rendered.exit == 2);
    CHECK(rendered.out.empty());
    const std::string message = "narrate: " + stage.settings() +
                                ": line 2: unknown action 'next-sentense' (did you mean "
                                "'next-sentence'?)\n";
    CHECK(rendered.err == message);
    CommandOptions options;
    options.environment["XDG_CONFIG_HOME"] = stage.folder();
    const auto played = run({program("narrate"), "play", "missing.txt"}, options);
    CHECK(played.exit == 2);
    CHECK(played.err == message);
}

TEST_CASE("a broken file of settings says what to do with it") {
    const Stage stage;
    stage.write_settings(std::string(2 << 20, '#'));
    const auto large = stage.render({});
    CHECK(large.exit != 0);
    CHECK(large.err.find("config.toml: is larger than 1 MiB (make it") != std::string::npos);
    stage.write_settings("[player]\nvoice = \"\x1b[2J\"\n");
    const auto hostile = stage.render({});
    CHECK(hostile.exit == 2);
    CHECK(hostile.err.find('\x1b') == std::string::npos);
}
