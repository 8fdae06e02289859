// SPDX-License-Identifier: Apache-2.0
// Voices that are other programs: flite, festival and eSpeak NG's command, as voice files name
// them.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>

#include "support/command.hpp"
#include "support/wav.hpp"

using namespace narrate::test;
using nlohmann::json;

namespace {

/// A voice file whose backend is a command, and what comes of it.
class Command {
public:
    explicit Command(const std::string& command, const std::string& more = {}) {
        (void)folder_.write("narrate/voices/mine.toml",
                            "language = \"en-US\"\nbackend = '''command:" + command + "'''\n" +
                                more);
    }
    [[nodiscard]] CommandResult render(const std::string& text,
                                       std::vector<std::string> more = {}) const {
        CommandOptions options;
        options.environment["XDG_CONFIG_HOME"] = folder_.file("");
        options.input = text;
        std::vector<std::string> command{program("narrate"),         "render",  "-",    "-o",
                                         folder_.file("story.wav"),  "--voice", "mine", "--report",
                                         folder_.file("report.json")};
        command.insert(command.end(), more.begin(), more.end());
        return run(command, options);
    }
    [[nodiscard]] std::string bytes() const { return read_file(folder_.file("story.wav")); }
    [[nodiscard]] Wav wav() const { return parse_wav(bytes()); }
    [[nodiscard]] json report() const {
        return json::parse(read_file(folder_.file("report.json")));
    }

private:
    TemporaryFolder folder_;
};

const std::string kStory = "The ferry left at noon.\n";

/// Spoken, in seconds.
double seconds_of(const Command& command, const std::vector<std::string>& more = {}) {
    const auto result = command.render(kStory, more);
    INFO(result.err);
    REQUIRE(result.exit == 0);
    const Wav wav = command.wav();
    return static_cast<double>(wav.samples.size()) / wav.sample_rate;
}

/// Milliseconds before the sound is first loud.
std::size_t silence_before(const Wav& wav) {
    const auto loud = std::find_if(wav.samples.begin(), wav.samples.end(),
                                   [](std::int16_t sample) { return std::abs(sample) > 1000; });
    return static_cast<std::size_t>(loud - wav.samples.begin()) * 1000 /
           static_cast<std::size_t>(wav.sample_rate);
}

} // namespace

TEST_CASE("flite speaks as a command, at the rate that is asked for") {
    const Command flite("flite -voice {voice} --setf duration_stretch={length} -o /dev/stdout",
                        "voice = \"kal\"\n");
    const double usual = seconds_of(flite);
    CHECK(usual > 1.0);
    CHECK(usual < 4.0);
    CHECK(flite.wav().sample_rate == 8'000);
    CHECK(flite.report()["word_times"]["measured"] == 0);
    CHECK(flite.report()["word_times"]["estimated"] == 5);
    CHECK(seconds_of(flite, {"--rate", "1.6"}) < usual - 0.3);
}

TEST_CASE("a command's sentences are the same bytes every time") {
    const Command flite("flite -voice kal -o /dev/stdout");
    const std::string story = "The ferry left. It came back. Nobody saw it.\n\nIt left again.\n";
    REQUIRE(flite.render(story).exit == 0);
    const std::string once = flite.bytes();
    REQUIRE(flite.render(story).exit == 0);
    CHECK((flite.bytes() == once));
}

TEST_CASE("festival speaks as a command, without the silence that it begins with") {
    const Command festival("text2wave");
    CHECK(seconds_of(festival) > 1.0);
    CHECK(festival.wav().sample_rate == 16'000);
    CHECK(silence_before(festival.wav()) < 100);
}

TEST_CASE("what festival complains of is told") {
    const auto result = Command("text2wave -eval '(voice_of_nobody)'").render(kStory);
    CHECK(result.exit == 3);
    CHECK(result.err.find("voice_of_nobody") != std::string::npos);
}

TEST_CASE("a program that streams its WAV file speaks as a command") {
    const Command espeak("espeak-ng --stdin --stdout -s {rate}");
    CHECK(seconds_of(espeak) > 1.0);
    const Command pipeline("sh -c 'espeak-ng --stdin --stdout | cat'");
    CHECK(seconds_of(pipeline) > 1.0);
    CHECK(pipeline.wav().sample_rate == 22'050);
}

TEST_CASE("a command that is missing or wrong is told in one line that says what to do") {
    const auto missing = Command("no-such-program --fast").render(kStory);
    CHECK(missing.exit == 1);
    CHECK(missing.err.find("'no-such-program' is missing") != std::string::npos);
    CHECK(missing.err.find("install it") != std::string::npos);
    CHECK(std::count(missing.err.begin(), missing.err.end(), '\n') == 1);
    const auto unknown = Command("flite -voice {vioce}").render(kStory);
    CHECK(unknown.exit == 1);
    CHECK(unknown.err.find("'{vioce}'") != std::string::npos);
    const auto open = Command("flite -voice 'kal").render(kStory);
    CHECK(open.exit != 0);
    CHECK(open.err.find("quote") != std::string::npos);
}

TEST_CASE("the fall-back speaks where a command cannot") {
    const Command broken("no-such-program", "fallback = \"en-us\"\n");
    CHECK(broken.render(kStory).exit == 0);
    CHECK(broken.report()["voices"] == json({"en-us"}));
}
