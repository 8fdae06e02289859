// SPDX-License-Identifier: Apache-2.0
// `narrate render`, as its users call it.
#include <catch2/catch.hpp>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "support/command.hpp"
#include "support/wav.hpp"

using namespace narrate::test;

namespace {

const std::string kStory =
    "The harbour office of Port Ellery opened its new tide gauge on Monday. It measures the sea "
    "every "
    "six minutes, and sends the figures ashore by radio.\n\n"
    "\u201cWe used to read a painted post,\u201d the harbour office said. Ships may now enter the "
    "channel an hour earlier than before.\n";

CommandResult render(const std::vector<std::string>& args, const CommandOptions& options = {}) {
    std::vector<std::string> command{program("narrate"), "render"};
    command.insert(command.end(), args.begin(), args.end());
    return run(command, options);
}

double seconds(const Wav& wav) {
    return static_cast<double>(wav.samples.size()) / wav.sample_rate;
}

} // namespace

TEST_CASE("an article becomes a WAV file of about the length that reading it takes") {
    const TemporaryFolder folder;
    const auto result = render({folder.write("story.txt", kStory), "-o", folder.file("story.wav")});
    REQUIRE(result.exit == 0);
    CHECK(result.out.empty());
    const Wav wav = parse_wav(read_file(folder.file("story.wav")));
    CHECK(wav.channels == 1);
    CHECK(wav.bits == 16);
    CHECK(wav.sample_rate == 22050);
    CHECK(wav.declared_bytes == wav.samples.size() * 2);
    // Some 50 words at about 170 a minute, and four pauses.
    CHECK(seconds(wav) > 14.0);
    CHECK(seconds(wav) < 24.0);
    const auto loudest =
        std::max_element(wav.samples.begin(), wav.samples.end(),
                         [](std::int16_t a, std::int16_t b) { return std::abs(a) < std::abs(b); });
    CHECK(std::abs(*loudest) > 8000);
    CHECK(folder.names() == std::vector<std::string>{"story.txt", "story.wav"});
}

TEST_CASE("the same article gives the same bytes every time") {
    const TemporaryFolder folder;
    const std::string story = folder.write("story.txt", kStory + kStory + kStory);
    std::string first;
    for (int round = 0; round < 4; ++round) {
        const std::string output = folder.file("again.wav");
        REQUIRE(render({story, "-o", output}).exit == 0);
        const std::string bytes = read_file(output);
        if (round == 0) first = bytes;
        CHECK(bytes == first);
    }
}

TEST_CASE("standard output gets a WAV stream of unknown length with the file's samples") {
    const TemporaryFolder folder;
    const std::string story = folder.write("story.txt", kStory);
    REQUIRE(render({story, "-o", folder.file("file.wav")}).exit == 0);
    const Wav file = parse_wav(read_file(folder.file("file.wav")));

    const auto streamed = render({story, "-o", "-"});
    REQUIRE(streamed.exit == 0);
    const Wav stream = parse_wav(streamed.out);
    CHECK(stream.declared_bytes == 0x7FFFF000);
    CHECK(stream.samples == file.samples);

    const auto raw = render({story, "-o", "-", "--format", "raw"});
    REQUIRE(raw.exit == 0);
    CHECK(to_samples(raw.out) == file.samples);
}

TEST_CASE("an article comes from standard input as it does from a file") {
    const TemporaryFolder folder;
    const auto named = render({folder.write("s.txt", kStory), "-o", "-", "--format", "raw"});
    CommandOptions options;
    options.input = kStory;
    const auto piped = render({"-", "-o", "-", "--format", "raw"}, options);
    CHECK(piped.exit == 0);
    CHECK(piped.out == named.out);
}

TEST_CASE("a faster rate makes a shorter file") {
    const TemporaryFolder folder;
    const std::string story = folder.write("story.txt", kStory);
    const auto usual = render({story, "-o", "-", "--format", "raw"});
    const auto fast = render({story, "-o", "-", "--format", "raw", "--rate", "1.5"});
    REQUIRE(fast.exit == 0);
    CHECK(fast.out.size() < usual.out.size() * 4 / 5);
    CHECK(fast.out.size() > usual.out.size() / 2);
}

TEST_CASE("another voice says the same article otherwise") {
    const TemporaryFolder folder;
    const std::string story = folder.write("story.txt", kStory);
    const auto british = render({story, "-o", "-", "--format", "raw"});
    const auto american = render({story, "-o", "-", "--format", "raw", "--voice", "en-us"});
    REQUIRE(american.exit == 0);
    CHECK(american.out != british.out);
}

TEST_CASE("a reader that closes the stream early ends the render quietly") {
    CommandOptions options;
    for (int i = 0; i < 200; ++i) options.input += kStory;
    options.read_at_most = 1000;
    const auto result = render({"-", "-o", "-"}, options);
    CHECK(result.exit == 5);
    CHECK(result.err.empty());
}

TEST_CASE("an interrupted render leaves nothing behind and says so by its exit code") {
    for (const auto& [signal, code] : {std::pair{SIGINT, 130}, std::pair{SIGTERM, 143}}) {
        CommandOptions options;
        for (int i = 0; i < 2000; ++i) options.input += kStory;
        options.on_first_output = [signal = signal](pid_t child) { ::kill(child, signal); };
        const auto result = render({"-", "-o", "-", "--format", "raw"}, options);
        CHECK(result.exit == code);
        CHECK(result.err.empty());
    }
}

TEST_CASE(
    "an output that cannot be written is told in one line, with exit code 5 and no left-over") {
    const TemporaryFolder folder;
    const std::string story = folder.write("story.txt", kStory);
    for (const std::string& output :
         {folder.file("no/such/folder/a.wav"), std::string("/proc/narrate.wav"),
          std::string("/dev/full"), folder.file(".")}) {
        const auto result = render({story, "-o", output, "--format", "wav"});
        INFO(output << ": " << result.err);
        CHECK(result.exit == 5);
        CHECK(result.err.starts_with("narrate: "));
        CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
        CHECK(result.err.find('(') != std::string::npos); // What to do next.
    }
    CHECK(folder.names() == std::vector<std::string>{"story.txt"});
}

TEST_CASE("a disk that fills up is told, and an older file stays as it was") {
    const TemporaryFolder folder;
    const std::string story = folder.write("story.txt", kStory);
    const std::string output = folder.write("old.wav", "an older file");
    CommandOptions options;
    options.file_size_limit = 100'000;
    for (const char* format : {"wav", "raw"}) {
        const auto result = render({story, "-o", output, "--format", format}, options);
        INFO(result.err);
        CHECK(result.exit == 5);
        CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
        CHECK(read_file(output) == "an older file");
        CHECK(folder.names() == std::vector<std::string>{"old.wav", "story.txt"});
    }
    options.file_size_limit = 0;
    options.output_file = "/dev/full";
    const auto full = render({story, "-o", "-"}, options);
    CHECK(full.exit == 5);
    CHECK(full.err.find("standard output") != std::string::npos);
}

TEST_CASE("a link to a file is followed, and the file it leads to is replaced") {
    const TemporaryFolder folder;
    const std::string story = folder.write("story.txt", kStory);
    const std::string target = folder.write("target.wav", "old");
    REQUIRE(::symlink(target.c_str(), folder.file("link.wav").c_str()) == 0);
    REQUIRE(render({story, "-o", folder.file("link.wav")}).exit == 0);
    CHECK(parse_wav(read_file(target)).sample_rate == 22050);
    CHECK(folder.names() == std::vector<std::string>{"link.wav", "story.txt", "target.wav"});
}

TEST_CASE("wrong options are told in one line with exit code 2") {
    const TemporaryFolder folder;
    const std::string story = folder.write("story.txt", kStory);
    const std::vector<std::vector<std::string>> wrong = {
        {story, "-o", folder.file("a.wav"), "--voice", "en-gbb"},
        {story, "-o", folder.file("a.wav"), "--rate", "9"},
        {story, "-o", folder.file("a.wav"), "--rate", "nan"},
        {story, "-o", folder.file("a.xyz")},
        {story, "-o", folder.file("a.wav"), "--format", "mp9"},
        {story, "-o", folder.file("a.wav"), "--colour"},
        {story},
    };
    for (const auto& args : wrong) {
        const auto result = render(args);
        INFO(result.err);
        CHECK(result.exit == 2);
        CHECK(result.err.starts_with("narrate: "));
        CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
    }
    CHECK(render(wrong.front()).err.find("did you mean en-gb") != std::string::npos);
    CHECK(folder.names() == std::vector<std::string>{"story.txt"});
}
