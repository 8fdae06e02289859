// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "base/assets.hpp"
#include "narrate/voice.hpp"
#include "voice/choose.hpp"

using namespace narrate;

namespace {

const std::string kGood = "language = \"en-GB\"\nbackend = \"tone\"\nvoice = \"tone\"\n";

std::string fault(const std::string& toml) {
    const auto voice = parse_voice(toml, "mine");
    REQUIRE_FALSE(voice);
    CHECK(voice.error().code == ErrorCode::voice_invalid);
    return voice.error().message();
}

} // namespace

TEST_CASE("a voice file gives what it says and defaults for the rest") {
    const auto voice = parse_voice(kGood + "rate = 200\n[pauses]\nsentence = 10\n", "mine");
    REQUIRE(voice);
    CHECK(voice->name == "mine");
    CHECK(voice->title == "mine");
    CHECK(voice->language == "en-GB");
    CHECK(voice->rate == 200);
    CHECK(voice->pitch == 50);
    CHECK(voice->pauses.sentence.count() == 10);
    CHECK(voice->pauses.heading == Pauses{}.heading);
}

TEST_CASE("a fault in a voice file is told with its line and what to do") {
    CHECK(fault(kGood + "ratee = 1\n") ==
          "voice mine: line 4: unknown key 'ratee' (did you mean 'rate'?)");
    CHECK(fault(kGood + "rate = 20\n") ==
          "voice mine: line 4: 'rate' must be a whole number from 80 to 450");
    CHECK(fault(kGood + "rate = \"fast\"\n").find("line 4: 'rate'") != std::string::npos);
    CHECK(fault("backend = \"tone\"\nvoice = \"a\"\n") == "voice mine: 'language' is missing");
    CHECK(fault(kGood + "pauses = 3\n").find("line 4: 'pauses' must be a table") !=
          std::string::npos);
    CHECK(fault(kGood + "[pauses]\nsentence = -1\n").find("line 5: 'sentence'") !=
          std::string::npos);
    CHECK(fault("language = ").find("line 1: ") != std::string::npos);
    CHECK(fault("language = \"a\\nb\"\nbackend = \"t\"\nvoice = \"v\"").find("'language'") !=
          std::string::npos);
}

TEST_CASE("a voice file tells who speaks, what changes the voice and who takes its place") {
    const auto voice = parse_voice("language = \"de-DE\"\nbackend = \"espeak\"\n"
                                   "voice = \"gmw/de\"\nvariant = \"newsreader-f\"\n"
                                   "gender = \"female\"\ntimeout = 5\nfallback = \"de\"\n"
                                   "quotation-voice = \"de-m\"\nheading-voice = \"de-f\"\n",
                                   "mine");
    REQUIRE(voice);
    CHECK(voice->backend_voice == "gmw/de");
    CHECK(voice->variant == "newsreader-f");
    CHECK(voice->gender == "female");
    CHECK(voice->timeout.count() == 5);
    CHECK(voice->fallback == "de");
    CHECK(voice->quotation_voice == "de-m");
    CHECK(voice->heading_voice == "de-f");
    const auto plain = parse_voice(kGood, "mine");
    REQUIRE(plain);
    CHECK(plain->gender.empty());
    CHECK(plain->variant.empty());
    CHECK(plain->timeout.count() == 30);
    CHECK(plain->raw_sample_rate == 0);
}

TEST_CASE("a voice file's values have their ranges") {
    CHECK(fault(kGood + "gender = \"robot\"\n") ==
          "voice mine: line 4: 'gender' must be female or male");
    CHECK(fault(kGood + "gendre = \"male\"\n") ==
          "voice mine: line 4: unknown key 'gendre' (did you mean 'gender'?)");
    CHECK(fault(kGood + "variants = \"a\"\n").find("(did you mean 'variant'?)") !=
          std::string::npos);
    CHECK(fault(kGood + "timeout = 0\n") ==
          "voice mine: line 4: 'timeout' must be a whole number from 1 to 3600");
    CHECK(fault(kGood + "timeuot = 3\n").find("(did you mean 'timeout'?)") != std::string::npos);
    CHECK(fault(kGood + "fallback = \"mine\"\n") ==
          "voice mine: line 4: 'fallback' names this voice");
    CHECK(fault(kGood + "fallbak = \"en-gb\"\n").find("(did you mean 'fallback'?)") !=
          std::string::npos);
    CHECK(fault(kGood + "quotation-voice = 1\n").find("line 4: 'quotation-voice'") !=
          std::string::npos);
    CHECK(fault(kGood + "heading_voice = \"en-us\"\n").find("(did you mean 'heading-voice'?)") !=
          std::string::npos);
}

TEST_CASE("what only some backends understand is refused for the others") {
    const std::string language = "language = \"en-GB\"\n";
    const std::string command = language + "backend = \"command:say -o -\"\n";
    const auto voice = parse_voice(command + "sample-rate = 16000\n", "mine");
    REQUIRE(voice);
    CHECK(voice->raw_sample_rate == 16000);
    CHECK(fault(command + "sample-rate = 10\n") ==
          "voice mine: line 3: 'sample-rate' must be a whole number from 4000 to 192000");
    CHECK(fault(command + "samplerate = 16000\n").find("(did you mean 'sample-rate'?)") !=
          std::string::npos);
    CHECK(fault(kGood + "sample-rate = 16000\n").find("line 4: 'sample-rate' is for") !=
          std::string::npos);
    CHECK(fault(command + "variant = \"newsreader-f\"\n")
              .find("line 3: 'variant' is for the backend \"espeak\"") != std::string::npos);
    CHECK(fault(language + "backend = \"espeak\"\nvariant = \"../../x\"\n")
              .find("line 3: 'variant' must be") != std::string::npos);
}

TEST_CASE("a backend's address has one of the known forms") {
    const std::string language = "language = \"en-GB\"\n";
    for (const char* good : {"wyoming:tcp://localhost:10200", "wyoming:unix:/run/speech.socket",
                             "wyoming:exec:speaker --stdio", "command:say"}) {
        INFO(good);
        CHECK(parse_voice(language + "backend = \"" + good + "\"\n", "mine"));
    }
    for (const char* bad :
         {"wyoming:localhost:10200", "wyoming:tcp://", "wyoming:", "command:", "command:  "}) {
        INFO(bad);
        CHECK(fault(language + "backend = \"" + bad + "\"\n").find("line 2: 'backend'") !=
              std::string::npos);
    }
}

TEST_CASE("every voice that comes with narrate is well-formed") {
    std::size_t files = 0;
    for (const base::Asset& asset : base::assets())
        if (asset.name.starts_with("voices/") && asset.name.ends_with(".toml")) {
            ++files;
            const auto voice = parse_voice(asset.data, asset.name);
            INFO(asset.name);
            CHECK(voice);
        }
    CHECK(builtin_voices().size() == files);
    CHECK(files >= 2);
    CHECK(find_builtin_voice(kDefaultVoice));
}

TEST_CASE("an unknown voice is answered with near names") {
    const auto voice = find_builtin_voice("en-gbb");
    REQUIRE_FALSE(voice);
    CHECK(voice.error().code == ErrorCode::voice_unknown);
    CHECK(voice.error().hint.find("en-gb") != std::string::npos);
    CHECK(find_builtin_voice("../../etc/passwd").error().code == ErrorCode::voice_unknown);
}

TEST_CASE("a voice is chosen by language, then by primary language, then the default") {
    std::vector<VoiceSpec> voices(3);
    const std::vector<std::string> names{"en-gb", "en-us", "de"};
    const std::vector<std::string> languages{"en-GB", "en-US", "de-DE"};
    for (std::size_t i = 0; i < voices.size(); ++i) {
        voices[i].name = names[i];
        voices[i].language = languages[i];
    }
    CHECK(voice::choose("en-us", voices) == "en-us");
    CHECK(voice::choose("en", voices) == "en-gb");
    CHECK(voice::choose("en-NZ", voices) == "en-gb");
    CHECK(voice::choose("de-AT", voices) == "de");
    CHECK(voice::choose("fi", voices) == "en-gb");
    CHECK(voice::choose("", voices) == "en-gb");
}

TEST_CASE("of several voices for a language the one with the shortest name is chosen") {
    std::vector<VoiceSpec> voices(4);
    const std::vector<std::string> names{"en-us-f", "en-us-slt", "en-us", "en-us-a"};
    for (std::size_t i = 0; i < voices.size(); ++i) {
        voices[i].name = names[i];
        voices[i].language = "en-US";
    }
    CHECK(voice::choose("en-US", voices) == "en-us");
    voices.erase(voices.begin() + 2);
    CHECK(voice::choose("en-US", voices) == "en-us-a");
}

TEST_CASE("a language's own voice wins over the female and male ones that come with narrate") {
    const auto voices = builtin_voices();
    for (const VoiceSpec& spec : voices) {
        INFO(spec.name);
        const std::string chosen = voice::choose(spec.language, voices);
        CHECK(spec.name.starts_with(chosen));
        CHECK((chosen == spec.name || !spec.variant.empty() || spec.backend != "espeak"));
    }
}
