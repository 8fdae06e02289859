// SPDX-License-Identifier: Apache-2.0
// narrate-command: the programs that it runs, what it tells them, and what becomes of them.
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

#include "io/process.hpp"
#include "support/command.hpp"
#include "synth/backends/command/engine.hpp"
#include "synth/worker_synthesizer.hpp"
#include "unit/synth/runs.hpp"

using namespace narrate;
using namespace narrate::synth;
using narrate::synth::command::fill_in;
using narrate::synth::command::read_settings;
using narrate::test::run_of;

namespace {

using Words = std::vector<std::string>;

/// A command of the shell's, whose output is bare samples at 16 kHz.
WorkerOptions shell(const std::string& script) {
    WorkerOptions options;
    options.peer = ProgramPeer{test::program("narrate-command"),
                               {"--sample-rate", "16000", "--", "sh", "-c", script}};
    return options;
}

std::vector<SentenceAudio> speak(const WorkerOptions& options,
                                 const std::vector<std::string>& sentences) {
    auto synthesizer = WorkerSynthesizer::create(options);
    REQUIRE(synthesizer);
    REQUIRE((*synthesizer)->submit(run_of(sentences)));
    std::vector<SentenceAudio> result;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        auto audio = (*synthesizer)->next({});
        if (!audio) FAIL(audio.error().message());
        result.push_back(std::move(*audio));
    }
    return result;
}

/// Samples that are no silence, as a printf format: "AA" is 0x4141.
const std::string kSay = "cat > /dev/null; printf AABBCCDD";

std::string failure_of(const std::string& script, const std::string& sentence = "one") {
    std::string failure = speak(shell(script), {sentence}).front().failure;
    INFO(script);
    CHECK_FALSE(failure.empty());
    return failure;
}

} // namespace

TEST_CASE("placeholders stand for the voice and how fast it speaks") {
    const auto filled =
        fill_in({"say", "-v", "{voice}", "r{rate}.{speed}/{length}", "{{voice}"}, {"amy low", 350});
    REQUIRE(filled);
    CHECK(*filled == Words{"say", "-v", "amy low", "r350.2.00/0.50", "{voice}"});
    const auto usual = fill_in({"{speed}{length}", "}", "{{}"}, {"", 175});
    REQUIRE(usual);
    CHECK(*usual == Words{"1.001.00", "}", "{}"});
}

TEST_CASE("a placeholder that stands for nothing is told by its name") {
    const auto what = [](const std::string& word) {
        const auto filled = fill_in({"say", word}, {"", 175});
        REQUIRE_FALSE(filled);
        return filled.error().what;
    };
    CHECK(what("{vioce}").find("'{vioce}'") != std::string::npos);
    CHECK(what("{}").find("'{}'") != std::string::npos);
    CHECK(what("a{voice").find("not closed") != std::string::npos);
    CHECK(what("{voice}").find("no 'voice'") != std::string::npos);
}

TEST_CASE("arguments before the command are narrate's, those behind it the program's") {
    const auto settings =
        read_settings({"--voice", "amy", "--sample-rate", "16000", "--", "say", "--voice"});
    REQUIRE(settings);
    CHECK(settings->voice == "amy");
    CHECK(settings->raw_sample_rate == 16'000);
    CHECK(settings->argv == Words{"say", "--voice"});
    for (const Words& wrong :
         {Words{}, Words{"--"}, Words{"say"}, Words{"--voice"}, Words{"--voice", "amy"},
          Words{"--sample-rate", "x", "--", "say"}, Words{"--sample-rate", "0", "--", "say"},
          Words{"--sample-rate", "200000", "--", "say"}})
        CHECK_FALSE(read_settings(wrong));
}

TEST_CASE("a program gets each sentence as one line without control characters") {
    const test::TemporaryFolder folder;
    const std::string heard = folder.file("heard");
    const auto got =
        speak(shell("cat >> '" + heard + "'; printf AABBCCDD"), {"one $HOME", " two\tthr\x01"
                                                                              "ee; `id` "});
    CHECK(test::read_file(heard) == "one $HOME\ntwo thr ee; `id`\n");
    for (const SentenceAudio& sentence : got) {
        CHECK(sentence.failure.empty());
        CHECK(sentence.format == PcmFormat{16'000, 1});
        CHECK(sentence.samples == std::vector<std::int16_t>{0x4141, 0x4242, 0x4343, 0x4444});
        CHECK(sentence.events.empty());
    }
}

TEST_CASE("text is never an argument of the program") {
    const test::TemporaryFolder folder;
    const std::string told = folder.file("told");
    WorkerOptions options = shell("printf '%s|' \"$@\" > '" + told + "'; " + kSay);
    auto& args = std::get<ProgramPeer>(options.peer).args;
    args.insert(args.end(), {"name", "{voice}", "{rate}"});
    options.voice = "amy";
    options.prosody.rate = 200;
    CHECK(speak(options, {"--help {voice}"}).front().failure.empty());
    CHECK(test::read_file(told) == "amy|200|");
}

TEST_CASE("a program may write before it has read, read nothing, or write a lot") {
    const std::string much = "head -c 1000000 /dev/zero | tr '\\0' A; cat > /dev/null";
    const std::string long_sentence(200'000, 'a');
    CHECK(speak(shell(much), {long_sentence}).front().samples.size() == 500'000);
    CHECK(speak(shell("printf AABB"), {long_sentence}).front().samples.size() == 2);
}

TEST_CASE("a program may open its standard output anew, and go back in it") {
    const std::string file = "cat > /dev/null; printf xxxxCC > /dev/stdout; "
                             "printf AABB | dd of=/dev/stdout conv=notrunc 2> /dev/null";
    CHECK(speak(shell(file), {"one"}).front().samples ==
          std::vector<std::int16_t>{0x4141, 0x4242, 0x4343});
}

TEST_CASE("a program that fails is told with its own last words") {
    CHECK(failure_of("echo starting >&2; echo 'no such voice' >&2; exit 3") ==
          "sh: exited with 3: starting no such voice");
    CHECK(failure_of("kill -SEGV $$").find("signal 11") != std::string::npos);
    CHECK(failure_of("echo 'no model' >&2") == "sh: wrote no audio: no model");
    CHECK(failure_of("printf AAA").find("middle") != std::string::npos);
    const std::string escape = failure_of("printf 'a\\033[2Jb' >&2; exit 1");
    CHECK(escape.find('\033') == std::string::npos);
    const std::string flood =
        failure_of("head -c 100000 /dev/zero | tr '\\0' e >&2; echo the end >&2; exit 1");
    CHECK(flood.size() < 2200);
    CHECK(flood.ends_with("ethe end"));
}

TEST_CASE("a program that never stops writing is stopped") {
    CHECK(failure_of("exec cat /dev/zero").find("far more") != std::string::npos);
    CHECK(failure_of("exec cat /dev/zero >&2").find("far more") != std::string::npos);
}

TEST_CASE("text without a word makes no sound, and nothing is run for it") {
    const test::TemporaryFolder folder;
    const std::string heard = folder.file("heard");
    const auto got = speak(shell("cat >> '" + heard + "'; printf AABB"), {"…", "one", "— ?!"});
    for (const SentenceAudio& sentence : got) CHECK(sentence.failure.empty());
    CHECK(got[0].samples.empty());
    CHECK(got[1].samples.size() == 2);
    CHECK(test::read_file(heard) == "one\n");
    CHECK(failure_of("true", "7") == "sh: wrote no audio");
    CHECK(failure_of("true", "日") == "sh: wrote no audio");
}

TEST_CASE("a WAV file is read although bare samples were announced") {
    const std::string head = "RIFF\\050\\0\\0\\0WAVEfmt \\020\\0\\0\\0\\001\\0\\001\\0"
                             "\\100\\037\\0\\0\\200\\076\\0\\0\\002\\0\\020\\0data\\004\\0\\0\\0";
    const auto got = speak(shell("printf '" + head + "AABB'"), {"one"}).front();
    CHECK(got.format == PcmFormat{8'000, 1});
    CHECK(got.samples == std::vector<std::int16_t>{0x4141, 0x4242});
}

TEST_CASE("a missing program is told when the backend starts") {
    WorkerOptions options;
    options.peer = ProgramPeer{test::program("narrate-command"), {"--", "no-such-program"}};
    auto synthesizer = WorkerSynthesizer::create(options);
    REQUIRE(synthesizer);
    REQUIRE((*synthesizer)->submit(run_of({"one"})));
    const auto audio = (*synthesizer)->next({});
    REQUIRE_FALSE(audio);
    CHECK(audio.error().what.find("'no-such-program' is missing") != std::string::npos);
    CHECK(audio.error().what.find("install it") != std::string::npos);
}

TEST_CASE("a program does not outlive the worker that runs it") {
    const test::TemporaryFolder folder;
    const std::string fifo = folder.file("alive");
    REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
    const io::Descriptor reader(::open(fifo.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    // The shell and its child hold the fifo open as long as they live.
    auto synthesizer =
        WorkerSynthesizer::create(shell("exec 3> '" + fifo + "'; echo up >&3; sleep 1000; true"));
    REQUIRE(synthesizer);
    REQUIRE((*synthesizer)->submit(run_of({"one"})));
    pollfd watched{reader.get(), POLLIN, 0};
    REQUIRE(::poll(&watched, 1, 60'000) == 1);
    std::array<char, 16> text{};
    REQUIRE(::read(reader.get(), text.data(), text.size()) == 3);
    synthesizer->reset();
    watched.revents = 0;
    REQUIRE(::poll(&watched, 1, 60'000) == 1);
    CHECK(::read(reader.get(), text.data(), text.size()) == 0);
}
