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

TEST_CASE("every voice that comes with narrate is well-formed") {
    std::size_t files = 0;
    for (const base::Asset& asset : base::assets())
        if (asset.name.starts_with("voices/")) {
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
