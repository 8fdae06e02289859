// SPDX-License-Identifier: Apache-2.0
// The tone backend's sins: that each is what it is said to be, and where the text asks for it.
#include <catch2/catch.hpp>

#include "support/command.hpp"
#include "synth/job.hpp"
#include "synth/wyoming.hpp"

using namespace narrate;
using namespace narrate::synth;

namespace {

constexpr std::size_t kWord = 2205;                  ///< Frames of a word.
constexpr std::size_t kPiece = std::size_t{1} << 16; ///< How much a client reads at once.

std::string request(const std::string& text, const std::string& voice = "sins") {
    Synthesize synthesize;
    synthesize.run = {text, {{0, text.size()}}, {}};
    synthesize.voice = voice;
    return encode(synthesize);
}

test::CommandResult run_tone(const std::string& input, std::vector<std::string> args = {},
                             std::size_t read_at_most = 0) {
    test::CommandOptions options;
    options.input = input;
    options.read_at_most = read_at_most;
    args.insert(args.begin(), {test::program("narrate-tone"), "--voice", "sins"});
    return test::run(args, options);
}

/// What a client makes of an answer to `text`.
struct Verdict {
    std::string what; ///< "spoken", "violation", "failure", "torn" or "cut off".
    std::string reason;
    std::size_t heard = 0; ///< Samples of the sentence, before that.
};

Verdict judge(const std::string& text, const std::string& answer) {
    Job job({text, {{0, text.size()}}, {}});
    Decoder decoder;
    std::string_view rest = answer;
    Verdict verdict;
    const auto violation = [&verdict](Error& error) {
        verdict.what = "violation";
        verdict.reason = error.what;
        return verdict;
    };
    for (;;) {
        auto event = decoder.next();
        if (!event) return violation(event.error());
        if (!event->has_value()) {
            if (rest.empty()) break;
            const std::size_t piece = std::min(rest.size(), kPiece);
            decoder.feed(rest.substr(0, piece));
            rest.remove_prefix(piece);
            continue;
        }
        Result<void> taken;
        if (const auto* failure = std::get_if<Failure>(&**event))
            return {"failure", failure->text, verdict.heard};
        if (const auto* start = std::get_if<AudioStart>(&**event)) job.take(*start);
        if (const auto* chunk = std::get_if<AudioChunk>(&**event)) {
            taken = job.take(*chunk);
            if (taken) verdict.heard += chunk->samples.size() / 2;
        }
        if (auto* marks = std::get_if<SentenceMarks>(&**event)) taken = job.take(std::move(*marks));
        if (std::holds_alternative<AudioStop>(**event)) {
            taken = job.take_stop();
            if (taken) verdict.what = "spoken";
        }
        if (!taken) return violation(taken.error());
    }
    if (verdict.what.empty()) verdict.what = decoder.pending() > 0 ? "torn" : "cut off";
    return verdict;
}

Verdict judge(const std::string& text) {
    return judge(text, run_tone(request(text)).out);
}

/// At the beginning, in the middle and at the end of a sentence, and how much is said before.
std::vector<std::pair<std::string, std::size_t>> places(const std::string& sin) {
    return {{sin + ", one two", 0}, {"one " + sin + " two", 1}, {"one two " + sin + ".", 2}};
}

void check_sin(const std::string& sin, const std::string& what, const std::string& reason = {}) {
    for (const auto& [text, words] : places(sin)) {
        const Verdict verdict = judge(text);
        INFO(text << ": " << verdict.what << ", " << verdict.reason);
        CHECK(verdict.what == what);
        CHECK(verdict.heard == words * kWord);
        CHECK(verdict.reason.find(reason) != std::string::npos);
    }
}

} // namespace

TEST_CASE("a sin ends the speaking child where the text asks for it") {
    check_sin("sin-abort", "failure", "crashed: Aborted");
    check_sin("sin-crash", "failure", "crashed: Segmentation fault");
    check_sin("sin-exit", "failure", "ended early");
    check_sin("sin-hoard", "failure", "engine");
}

TEST_CASE("a sin ends the whole backend where the text asks for it") {
    check_sin("sin-die", "cut off");
    check_sin("sin-tear", "torn");
    CHECK(run_tone(request("sin-die")).exit == 128 + 9);
}

TEST_CASE("a sin breaks the protocol where the text asks for it") {
    check_sin("sin-garbage", "violation", "no JSON object");
    check_sin("sin-line", "violation", "too long");
    check_sin("sin-huge", "violation", "payload_length");
    check_sin("sin-odd", "violation", "inside a frame");
    check_sin("sin-length", "violation", "frames");
    check_sin("sin-marks", "violation", "outside its sentence");
    check_sin("sin-format", "violation", "format changes");
    check_sin("sin-lack", "torn");
}

TEST_CASE("a sin goes on for ever where the text asks for it") {
    for (const auto& [text, words] : places("sin-flood")) {
        const std::size_t plenty = std::size_t{4} << 20;
        const Verdict verdict = judge(text, run_tone(request(text), {}, plenty).out);
        CHECK(verdict.reason == "far more audio than the sentence can have");
    }
    for (const auto& [text, words] : places("sin-drip")) {
        const std::size_t some = words * kWord * 2 + 2000;
        const Verdict verdict = judge(text, run_tone(request(text), {}, some).out);
        INFO(text);
        CHECK((verdict.what == "cut off" || verdict.what == "torn"));
        CHECK(verdict.heard >= words * kWord + 8);
        CHECK(verdict.heard < (words + 1) * kWord);
    }
}

TEST_CASE("a sin may be committed once, and then no more") {
    const test::TemporaryFolder folder;
    const std::string memory = folder.file("memory");
    const auto said = [&memory](const std::string& text) {
        return judge(text, run_tone(request(text), {"--memory", memory}).out).what;
    };
    CHECK(said("one sin-die-once.") == "cut off");
    CHECK(said("one sin-die-once.") == "spoken");
    CHECK(said("sin-exit-once two") == "failure");
    CHECK(said("sin-exit-once sin-die-once") == "spoken");
    CHECK(said("sin-exit") == "failure");
    const std::string text = "sin-exit-once";
    CHECK(judge(text, run_tone(request(text)).out).what == "failure");
}

TEST_CASE("only known sins are committed, and only by the voice that sins") {
    CHECK(judge("sin-nothing or sin-abortive, sin-, a sin").what == "spoken");
    const std::string text = "sin-abort";
    CHECK(judge(text, run_tone(request(text, "tone")).out).what == "spoken");
}
