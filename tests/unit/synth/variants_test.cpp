// SPDX-License-Identifier: Apache-2.0
// Variants on their way to the worker that speaks, as it is confined.
#include <catch2/catch.hpp>

#include "support/command.hpp"
#include "synth/variants.hpp"
#include "synth/worker_synthesizer.hpp"

using namespace narrate;
using namespace narrate::synth;

namespace {

/// The samples of a sentence in `voice`, from a worker started with `args`.
std::vector<std::int16_t> speak(const std::vector<std::string>& args, const std::string& voice) {
    WorkerOptions options;
    options.peer = ProgramPeer{test::program("narrate-espeak"), args};
    options.voice = voice;
    auto synthesizer = WorkerSynthesizer::create(options);
    REQUIRE(synthesizer);
    const std::string text = "The ferry left at seven.";
    REQUIRE((*synthesizer)->submit({text, {{0, text.size()}}, {}}));
    auto audio = (*synthesizer)->next({});
    if (!audio) FAIL(audio.error().message());
    CHECK(audio->failure.empty());
    return std::move(audio->samples);
}

} // namespace

TEST_CASE("a worker speaks its voice with the variant that it is started with, and others plain") {
    const auto variant = load_variant("newsreader-f");
    REQUIRE(variant);
    const std::vector<std::string> female{"--voice", "gmw/en-US", "--variant", *variant};
    const auto changed = speak(female, "gmw/en-US");
    CHECK(changed.size() > 20'000);
    CHECK(speak(female, {}) == changed);
    const auto plain = speak({"--voice", "gmw/en-US"}, "gmw/en-US");
    CHECK(plain != changed);
    CHECK(speak({"--voice", "gmw/de", "--variant", *variant}, "gmw/en-US") == plain);
    CHECK(speak({}, "gmw/en-US") == plain);
}

TEST_CASE("a variant that is not named is an empty one, and one that is not there an error") {
    CHECK(load_variant("").value_or("?").empty());
    REQUIRE_FALSE(load_variant("../newsreader-f"));
    CHECK(load_variant("newsreader-x").error().code == ErrorCode::voice_unknown);
}
