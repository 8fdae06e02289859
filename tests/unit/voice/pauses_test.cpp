// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "voice/pauses.hpp"

using namespace narrate;
using std::chrono::milliseconds;
using voice::parse_pauses;
using voice::WantedPauses;

namespace {

std::string fault(const char* text) {
    const auto pauses = parse_pauses(text);
    REQUIRE_FALSE(pauses);
    CHECK(pauses.error().code == ErrorCode::invalid_argument);
    return pauses.error().message();
}

} // namespace

TEST_CASE("pauses are given in milliseconds or seconds, any of the three") {
    const auto all = parse_pauses("sentence=200ms,paragraph=0.45s,heading=10s");
    REQUIRE(all);
    CHECK((*all == WantedPauses{milliseconds(200), milliseconds(450), milliseconds(10'000)}));
    const auto one = parse_pauses("heading=0s");
    REQUIRE(one);
    CHECK((*one == WantedPauses{{}, {}, milliseconds(0)}));
    CHECK(parse_pauses("paragraph=1.6ms")->paragraph == milliseconds(2));
}

TEST_CASE("a pause that is none is told with what to write") {
    CHECK(fault("sentnce=1s") == "no pause \"sentnce\" (did you mean sentence?)");
    CHECK(fault("x=1s") == "no pause \"x\" (known: sentence, paragraph, heading)");
    CHECK(fault("sentence=1") == "no length \"1\" of the pause \"sentence\" (give 0s to 10s, or "
                                 "milliseconds: sentence=200ms)");
    for (const char* bad :
         {"sentence", "sentence=", "sentence=s", "sentence=-1ms", "sentence=-0.1s",
          "sentence=10001ms", "sentence=10.1s", "sentence=1e3ms", "sentence=nans", "sentence=infs",
          "sentence=1 s", "sentence=1m", "sentence=0x1s"}) {
        INFO(bad);
        CHECK(fault(bad).find("milliseconds: sentence=200ms") != std::string::npos);
    }
    CHECK(fault("") == "no pause \"\" (known: sentence, paragraph, heading)");
    CHECK(fault("sentence=1s,").find("no pause") != std::string::npos);
    CHECK(fault("sentence=1s,sentence=2s") == "\"sentence\" stands twice");
}

TEST_CASE("what is missing of one source of pauses comes from the next, and then from the voice") {
    const WantedPauses first{milliseconds(1), {}, {}};
    const WantedPauses second{milliseconds(2), milliseconds(3), {}};
    VoiceSpec spec;
    voice::set_pauses(spec, voice::either(first, second));
    CHECK(spec.pauses.sentence == milliseconds(1));
    CHECK(spec.pauses.paragraph == milliseconds(3));
    CHECK(spec.pauses.heading == Pauses{}.heading);
}

TEST_CASE("voices that join get the pauses that are wanted") {
    const auto source = voice::with_pauses({}, {milliseconds(7), {}, {}});
    const auto named = source.find("en-us");
    REQUIRE(named);
    CHECK(named->pauses.sentence == milliseconds(7));
    const auto german = source.for_language("de");
    REQUIRE(german);
    CHECK(german->pauses.sentence == milliseconds(7));
    CHECK(german->pauses.heading == builtin_voice_for("de")->pauses.heading);
    CHECK_FALSE(source.find("nobody"));
}
