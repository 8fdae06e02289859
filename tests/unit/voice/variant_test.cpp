// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "base/assets.hpp"
#include "narrate/voice.hpp"
#include "voice/variant.hpp"

using namespace narrate;

namespace {

std::string fault(const std::string& text) {
    const auto variant = voice::parse_variant(text, "mine");
    REQUIRE_FALSE(variant);
    CHECK(variant.error().code == ErrorCode::voice_invalid);
    return variant.error().message();
}

} // namespace

TEST_CASE("a variant keeps its attributes and loses its comments") {
    const auto variant = voice::parse_variant("// Mine.\nlanguage variant\r\nname mine\n"
                                              "# another remark\n\n  pitch\t150   220 // high\n"
                                              "gender female 40\nformant 1 98\nflutter 0",
                                              "mine");
    REQUIRE(variant);
    CHECK(*variant == "language variant\nname mine\npitch 150 220\ngender female 40\n"
                      "formant 1 98\nflutter 0\n");
    CHECK(voice::parse_variant("", "mine").value_or("?").empty());
}

TEST_CASE("a broken variant is told with its line") {
    CHECK(fault("pitch 150 220\npich 1 2\n") ==
          "variant mine: line 2: unknown attribute 'pich' (did you mean 'pitch'?)");
    CHECK(fault("pitch 150") == "variant mine: line 1: 'pitch' has 2 values");
    CHECK(fault("\n\npitch 150 9000") ==
          "variant mine: line 3: value 2 of 'pitch' must be a whole number from 40 to 500");
    CHECK(fault("formant 9 100 100 100") ==
          "variant mine: line 1: value 1 of 'formant' must be a whole number from 0 to 8");
    CHECK(fault("formant 1") == "variant mine: line 1: 'formant' has 2 to 5 values");
    CHECK(fault("roughness 1.5").find("line 1: value 1 of 'roughness'") != std::string::npos);
    CHECK(fault("echo 10 -1").find("value 2 of 'echo'") != std::string::npos);
    CHECK(fault("tone 100 200 300") == "variant mine: line 1: 'tone' has pairs of values");
    CHECK(fault("voicing 99999999999999999999").find("'voicing'") != std::string::npos);
    CHECK(fault("breath 1 2 3 4 5 6 7 8 9") == "variant mine: line 1: 'breath' has 1 to 8 values");
    CHECK(fault("gender robot").find("line 1: 'gender'") != std::string::npos);
    CHECK(fault("language en").find("line 1: 'language'") != std::string::npos);
    CHECK(fault("name two words").find("line 1: 'name'") != std::string::npos);
}

TEST_CASE("a variant has no attribute that reaches beyond the sound of a voice") {
    for (const char* line : {"mbrola xx1 xx1_phtrans", "dictionary fr", "phonemes de",
                             "replace 03 a b", "translator de", "maintainer me"}) {
        INFO(line);
        CHECK(fault(line).find("unknown attribute") != std::string::npos);
    }
}

TEST_CASE("a variant is a short text") {
    CHECK(fault(std::string(3000, '#')) == "variant mine: is longer than 2048 bytes");
    CHECK(fault("name \xff") == "variant mine: is not UTF-8 text");
    CHECK(fault(std::string("flutter 1\0", 10)).find("line 1") != std::string::npos);
}

TEST_CASE("every variant that comes with narrate is well-formed and says so by its name") {
    std::size_t files = 0;
    for (const base::Asset& asset : base::assets()) {
        if (!asset.name.starts_with("voices/espeak/")) continue;
        ++files;
        const std::string_view name = asset.name.substr(asset.name.rfind('/') + 1);
        const auto variant = voice::find_builtin_variant(name);
        INFO(asset.name);
        REQUIRE(variant);
        CHECK(variant->find("name " + std::string(name) + "\n") != std::string::npos);
    }
    CHECK(files >= 2);
}

TEST_CASE("an unknown variant is answered with the ones there are") {
    const auto variant = voice::find_builtin_variant("newsreader");
    REQUIRE_FALSE(variant);
    CHECK(variant.error().code == ErrorCode::voice_unknown);
    CHECK(variant.error().hint.find("newsreader-f") != std::string::npos);
    CHECK_FALSE(voice::find_builtin_variant("../en-gb.toml"));
    CHECK_FALSE(voice::find_builtin_variant(""));
}

TEST_CASE("a voice that comes with narrate names only variants that do, of its own gender") {
    for (const VoiceSpec& spec : builtin_voices()) {
        if (spec.variant.empty()) continue;
        INFO(spec.name);
        const auto variant = voice::find_builtin_variant(spec.variant);
        REQUIRE(variant);
        CHECK(variant->find("gender " + spec.gender + "\n") != std::string::npos);
    }
}
