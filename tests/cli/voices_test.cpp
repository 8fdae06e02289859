// SPDX-License-Identifier: Apache-2.0
// narrate voices, and the voices that come with narrate.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "support/command.hpp"
#include "support/wav.hpp"

using namespace narrate::test;
using nlohmann::json;

namespace {

json listed(const std::vector<std::string>& more = {}, const CommandOptions& options = {}) {
    std::vector<std::string> command{program("narrate"), "voices", "--json"};
    command.insert(command.end(), more.begin(), more.end());
    const auto result = run(command, options);
    REQUIRE(result.exit == 0);
    json all = json::parse(result.out);
    CHECK(all["schema"] == "narrate.voices/1");
    return all["voices"];
}

json find(const json& voices, const std::string& name) {
    for (const json& voice : voices)
        if (voice["name"] == name) return voice;
    FAIL(name);
    return {};
}

CommandOptions with_settings(const TemporaryFolder& folder) {
    CommandOptions options;
    options.environment["XDG_CONFIG_HOME"] = folder.file("");
    return options;
}

/// The line of the list that begins with `name`.
std::string line_of(const std::string& out, const std::string& name) {
    const std::size_t at = ("\n" + out).find("\n" + name + " ");
    REQUIRE(at != std::string::npos);
    return out.substr(at, out.find('\n', at) - at);
}

} // namespace

TEST_CASE("the voices are listed in columns under a head") {
    const auto list = run({program("narrate"), "voices"});
    CHECK(list.exit == 0);
    CHECK(list.err.empty());
    CHECK(list.out.starts_with("NAME "));
    const std::string head = list.out.substr(0, list.out.find('\n'));
    for (const std::string name : {"en-gb", "en-us-f", "cmn"}) {
        const std::string line = line_of(list.out, name);
        CHECK(line[head.find("LANGUAGE") - 1] == ' ');
        CHECK(line[head.find("LANGUAGE")] != ' ');
        CHECK(line.find("espeak") == head.find("BACKEND"));
        CHECK(line.find("22050 Hz") == head.find("SAMPLES"));
        CHECK(line.find("exact") == head.find("WORD TIMES"));
    }
    CHECK(line_of(list.out, "en-us-f").find("female") == head.find("GENDER"));
    CHECK(line_of(list.out, "en-gb").ends_with("British English"));
}

TEST_CASE("the list as JSON has all that a voice file says and what its backend tells") {
    const json voice = find(listed(), "de-f");
    CHECK(voice["title"] == "German, female");
    CHECK(voice["language"] == "de-DE");
    CHECK(voice["gender"] == "female");
    CHECK(voice["backend"] == "espeak");
    CHECK(voice["voice"] == "gmw/de");
    CHECK(voice["variant"] == "newsreader-f");
    CHECK(voice["sample_rate"] == 22050);
    CHECK(voice["word_times"] == "exact");
    CHECK(voice["rate"] == 165);
    CHECK(voice["pitch"] == 45);
    CHECK(voice["volume"] == 100);
    CHECK(voice["timeout"] == 30);
    CHECK(voice["fallback"].is_null());
    CHECK(voice["pauses"]["paragraph"] == 550);
    CHECK(find(listed(), "de")["variant"].is_null());
}

TEST_CASE("the list can be that of one language") {
    std::set<std::string> names;
    for (const json& voice : listed({"--lang", "de"})) names.insert(voice["name"]);
    CHECK(names.contains("de"));
    CHECK(names.contains("de-f"));
    CHECK_FALSE(names.contains("en-gb"));
    for (const json& voice : listed({"--lang", "EN-gb"})) {
        const std::string language = voice["language"];
        CHECK(language.starts_with("en-GB"));
    }
    const auto none = run({program("narrate"), "voices", "--lang", "e", "--json"});
    CHECK(none.exit == 0);
    CHECK(json::parse(none.out)["voices"].empty());
    CHECK(none.err == "narrate: no voice speaks e\n");
}

TEST_CASE("a voice whose backend is missing is listed without what that would tell") {
    const TemporaryFolder folder;
    std::filesystem::copy_file(program("narrate"), folder.file("narrate"));
    const auto list = run({folder.file("narrate"), "voices", "--json"});
    CHECK(list.exit == 0);
    const json voice = find(json::parse(list.out)["voices"], "en-gb");
    CHECK(voice["sample_rate"].is_null());
    CHECK(voice["word_times"].is_null());
    CHECK(run({folder.file("narrate"), "voices"}).out.find("–") != std::string::npos);
}

TEST_CASE("servers are not asked for the list, and of commands only the voice file tells") {
    const TemporaryFolder folder;
    const std::string head = "language = \"en-GB\"\nbackend = ";
    (void)folder.write("narrate/voices/far.toml", head + "\"wyoming:tcp://192.0.2.1:10200\"\n");
    (void)folder.write("narrate/voices/own.toml",
                       head + "\"wyoming:exec:touch " + folder.file("touched") + "\"\n");
    (void)folder.write("narrate/voices/raw.toml", head + "\"command:touch " +
                                                      folder.file("touched") +
                                                      "\"\nsample-rate = 16000\n");
    (void)folder.write("narrate/voices/wav.toml", head + "\"command:say\"\n");
    const json voices = listed({}, with_settings(folder));
    for (const std::string name : {"far", "own"}) {
        CHECK(find(voices, name)["sample_rate"].is_null());
        CHECK(find(voices, name)["word_times"].is_null());
    }
    CHECK(find(voices, "raw")["sample_rate"] == 16000);
    CHECK(find(voices, "raw")["word_times"] == "estimated");
    CHECK(find(voices, "wav")["sample_rate"].is_null());
    CHECK(find(voices, "wav")["word_times"] == "estimated");
    CHECK_FALSE(std::filesystem::exists(folder.file("touched")));
    const auto list = run({program("narrate"), "voices"}, with_settings(folder));
    CHECK(line_of(list.out, "far").find("wyoming ") != std::string::npos);
    CHECK(line_of(list.out, "raw").find("command ") != std::string::npos);
}

TEST_CASE("a name, a language and JSON are not asked for at once") {
    CHECK(run({program("narrate"), "voices", "en-gb", "--lang", "en"}).exit == 2);
    CHECK(run({program("narrate"), "voices", "en-gb", "--json"}).exit == 2);
    CHECK(run({program("narrate"), "voices", "-o", "/nowhere/a.wav"}).exit == 2);
    CHECK(run({program("narrate"), "voices", "en-gbb", "-o", "/nowhere/a.wav"}).exit == 2);
}

TEST_CASE("every voice says a sample, in its own language and unlike any other") {
    const TemporaryFolder folder;
    std::set<std::vector<std::int16_t>> samples;
    for (const json& voice : listed()) {
        const std::string name = voice["name"];
        CAPTURE(name);
        const auto result =
            run({program("narrate"), "voices", name, "-o", folder.file("sample.wav")});
        CHECK(result.err.empty());
        REQUIRE(result.exit == 0);
        const Wav wav = parse_wav(read_file(folder.file("sample.wav")));
        CHECK((voice["sample_rate"].is_null() || wav.sample_rate == voice["sample_rate"]));
        // Two sentences of some twenty words.
        const double seconds = static_cast<double>(wav.samples.size()) / wav.sample_rate;
        CHECK(seconds > 4);
        CHECK(seconds < 15);
        const auto loud = std::count_if(wav.samples.begin(), wav.samples.end(),
                                        [](std::int16_t s) { return std::abs(s) > 1000; });
        CHECK(loud > static_cast<std::ptrdiff_t>(wav.samples.size() / 5));
        CHECK(samples.insert(wav.samples).second);
    }
    CHECK(samples.size() > 40);
}

TEST_CASE("a voice file of the user's own is found, and its faults are told with their line") {
    const TemporaryFolder folder;
    CommandOptions options;
    options.environment["XDG_CONFIG_HOME"] = folder.file("");
    const std::string good = "title = \"Mine\"\nlanguage = \"en-GB\"\nbackend = \"tone\"\n"
                             "voice = \"tone\"\n";
    (void)folder.write("narrate/voices/mine.toml", good);
    (void)folder.write("narrate/voices/bad.toml", good + "ratee = 3\n");
    const auto list = run({program("narrate"), "voices"}, options);
    CHECK(list.exit == 0);
    CHECK(list.out.find("mine ") != std::string::npos);
    CHECK(list.err.find("line 5: unknown key 'ratee' (did you mean 'rate'?)") != std::string::npos);
    options.input = "One two three.";
    const auto sound =
        run({program("narrate"), "render", "-", "-o", "-", "--voice", "mine"}, options);
    CHECK(sound.exit == 0);
    CHECK(sound.out.size() > 3 * 2 * 2205);
    CHECK(run({program("narrate"), "render", "-", "-o", "-", "--voice", "bad"}, options).exit == 2);
}

TEST_CASE("a variant of the user's own changes a voice, and wins over the one of that name") {
    const TemporaryFolder folder;
    const CommandOptions options = with_settings(folder);
    const std::string voice = "language = \"en-GB\"\nbackend = \"espeak\"\nvoice = \"gmw/en\"\n"
                              "rate = 170\npitch = 45\nvariant = ";
    const auto sample = [&](const std::string& name) {
        const auto result =
            run({program("narrate"), "voices", name, "-o", folder.file("a.wav")}, options);
        CHECK(result.err.empty());
        CHECK(result.exit == 0);
        return read_file(folder.file("a.wav"));
    };
    (void)folder.write("narrate/voices/mine.toml", voice + "\"low\"\n");
    (void)folder.write("narrate/voices/espeak/low", "// Mine.\npitch 60 80\n");
    CHECK(sample("mine") != sample("en-gb"));
    const std::string builtin = sample("en-gb-f");
    (void)folder.write("narrate/voices/espeak/newsreader-f", "pitch 60 80\n");
    CHECK(sample("en-gb-f") == sample("mine"));
    CHECK(sample("en-gb-f") != builtin);
}

TEST_CASE(
    "a broken variant of the user's own is told with its line, a missing one with near names") {
    const TemporaryFolder folder;
    const CommandOptions options = with_settings(folder);
    const auto failing = [&](const std::string& variant) {
        (void)folder.write("narrate/voices/mine.toml",
                           "language = \"en-GB\"\nbackend = \"espeak\"\nvariant = \"" + variant +
                               "\"\n");
        const auto result =
            run({program("narrate"), "voices", "mine", "-o", folder.file("a.wav")}, options);
        CHECK(result.exit == 2);
        CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
        return result.err;
    };
    (void)folder.write("narrate/voices/espeak/odd", "pitch 60 80\nflutter lots\n");
    CHECK(failing("odd") == "narrate: variant odd: line 2: value 1 of 'flutter' must be a whole "
                            "number from 0 to 100\n");
    (void)folder.write("narrate/voices/espeak/long", std::string(5000, '#'));
    CHECK(failing("long") == "narrate: variant long: is longer than 2048 bytes\n");
    CHECK(failing("newsreader").find("newsreader-f") != std::string::npos);
}
