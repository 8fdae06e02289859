// SPDX-License-Identifier: Apache-2.0
// The confinement of the real backend programs, whole and with parts of it missing.
#include <catch2/catch.hpp>
#include <linux/landlock.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "support/command.hpp"
#include "synth/backends/jail.hpp"
#include "synth/worker.hpp"

using namespace narrate;
using namespace narrate::synth;

namespace {

using Arguments = std::vector<std::string>;

bool contains(const std::vector<Attempt>& list, Attempt attempt) {
    return std::find(list.begin(), list.end(), attempt) != list.end();
}
bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// A machine may have none; then what it would refuse is allowed, and told.
bool kernel_has_landlock() {
    return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

Worker start(const char* program, const Arguments& arguments = {}) {
    auto worker = Worker::open(ProgramPeer{test::program(program), arguments});
    REQUIRE(worker);
    return std::move(*worker);
}

Event next(Worker& worker) {
    for (;;) {
        auto event = worker.next();
        if (!event) FAIL(event.error().message());
        if (event->has_value()) return std::move(**event);
        pollfd watched{worker.output(), POLLIN, 0};
        ::poll(&watched, 1, -1);
        worker.receive(std::size_t{1} << 20);
    }
}

Isolation probe(const char* program, const Arguments& arguments = {}) {
    Worker worker = start(program, arguments);
    worker.send(encode(Probe{}));
    const Event event = next(worker);
    REQUIRE(std::holds_alternative<Isolation>(event));
    return std::get<Isolation>(event);
}

Synthesize request(const std::string& voice, const std::string& text) {
    Synthesize request;
    request.voice = voice;
    request.run.text = text;
    request.run.sentences = {{0, text.size()}};
    return request;
}

/// The samples, or the failure's text.
std::string speak(Worker& worker, const Synthesize& wanted) {
    worker.send(encode(wanted));
    std::string samples;
    for (;;) {
        const Event event = next(worker);
        if (const auto* chunk = std::get_if<AudioChunk>(&event)) samples += chunk->samples;
        if (const auto* failure = std::get_if<Failure>(&event)) return failure->text;
        if (std::holds_alternative<AudioStop>(event)) return samples;
    }
}

/// Where the packages put eSpeak NG's data: below a folder named after the processor, or not.
std::filesystem::path espeak_data() {
    for (const auto& entry : std::filesystem::directory_iterator("/usr/lib"))
        if (std::filesystem::exists(entry.path() / "espeak-ng-data/phontab"))
            return entry.path() / "espeak-ng-data";
    return "/usr/share/espeak-ng-data";
}

} // namespace

TEST_CASE("a speaking process can do nothing to the machine but read its own data") {
    for (const char* program : {"narrate-espeak", "narrate-tone"}) {
        const Isolation isolation = probe(program);
        INFO(program << ": " << summary(isolation));
        const bool reads = std::string_view(program) == "narrate-espeak";
        CHECK(contains(isolation.allowed, Attempt::read_data) == reads);
        for (const Attempt attempt : kAttempts) {
            if (attempt == Attempt::read_data) continue;
            INFO(to_string(attempt));
            const bool possible = attempt == Attempt::read_outside && !kernel_has_landlock();
            CHECK(contains(isolation.refused, attempt) == !possible);
        }
        CHECK(is_whole(isolation) == kernel_has_landlock());
        CHECK(isolation.missing.empty() == kernel_has_landlock());
        CHECK(isolation.cpu_seconds == static_cast<std::int64_t>(cpu_seconds(0)));
    }
}

TEST_CASE("without Landlock a speaking process reads other files, and can still do no more") {
    const Isolation isolation = probe("narrate-espeak", {"--no-landlock"});
    INFO(summary(isolation));
    CHECK(isolation.allowed == std::vector<Attempt>{Attempt::read_data, Attempt::read_outside});
    CHECK(isolation.refused.size() == kAttempts.size() - 2);
    CHECK_FALSE(is_whole(isolation));
    CHECK(isolation.missing == std::vector<std::string>{"no Landlock: switched off"});
}

TEST_CASE("without seccomp a speaking process opens sockets, and Landlock still keeps its files") {
    const Isolation isolation = probe("narrate-espeak", {"--no-seccomp"});
    INFO(summary(isolation));
    CHECK(contains(isolation.allowed, Attempt::read_data));
    CHECK(contains(isolation.allowed, Attempt::open_socket));
    for (const Attempt attempt :
         {Attempt::read_outside, Attempt::create_file, Attempt::run_program})
        CHECK(contains(isolation.refused, attempt) == kernel_has_landlock());
    CHECK(std::count(isolation.missing.begin(), isolation.missing.end(),
                     "no seccomp: switched off") == 1);
}

TEST_CASE("where nothing confines it a probe finds all doors open and leaves nothing behind") {
    const Isolation isolation = probe("narrate-espeak", {"--no-landlock", "--no-seccomp"});
    for (const Attempt attempt : {Attempt::read_data, Attempt::read_outside, Attempt::create_file,
                                  Attempt::open_socket, Attempt::run_program}) {
        INFO(to_string(attempt));
        CHECK(contains(isolation.allowed, attempt));
    }
    CHECK(isolation.layers.empty());
}

TEST_CASE("confinement changes no sample, in any script") {
    const std::string text = "Tide 12. Прилив 12. 潮汐十二。 満潮です。 ज्वार। المد.";
    for (const char* voice : {"en-gb", "de", "fr-fr", "ru", "cmn", "ja", "hi", "ar"}) {
        Worker confined = start("narrate-espeak", {"--voice", voice});
        Worker unconfined =
            start("narrate-espeak", {"--voice", voice, "--no-landlock", "--no-seccomp"});
        const std::string samples = speak(confined, request(voice, text));
        INFO(voice);
        CHECK(samples.size() > 10'000);
        CHECK((samples == speak(unconfined, request(voice, text))));
    }
}

TEST_CASE("a child that changes the voice reads its data confined") {
    Worker worker = start("narrate-espeak", {"--voice", "en-gb"});
    const std::string german = speak(worker, request("de", "Hallo."));
    CHECK(german.size() > 10'000);
    CHECK((german != speak(worker, request("en-gb", "Hallo."))));
    CHECK((german == speak(worker, request("de", "Hallo."))));
}

TEST_CASE("a child hands eSpeak NG a voice through a file in memory confined, as its parent does") {
    // eSpeak NG does not find files whose names have capitals by itself.
    Worker child = start("narrate-espeak", {"--voice", "gmw/en"});
    Worker parent = start("narrate-espeak", {"--voice", "gmw/en-US"});
    const std::string samples = speak(child, request("gmw/en-US", "Tomatoes."));
    CHECK(samples.size() > 10'000);
    CHECK((samples == speak(parent, request("gmw/en-US", "Tomatoes."))));
    CHECK((samples != speak(child, request("gmw/en", "Tomatoes."))));
}

TEST_CASE("an engine that runs programs can run them, and none gains privileges") {
    const pid_t child = ::fork();
    if (child == 0) {
        Jail jail({{}, Programs::needed}, {});
        jail.confine_parent();
        jail.confine_child(0);
        const bool locked = ::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1;
        if (locked)
            ::execl("/bin/sh", "sh", "-c", "cat /etc/passwd | wc -l >/dev/null; exit 7", nullptr);
        ::_exit(1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 7);
}

TEST_CASE("a crash in confinement is told as one, and an attack on the parent does nothing") {
    Worker worker = start("narrate-tone"); // Without the sins' own argument: filtered.
    CHECK(speak(worker, request("sins", "sin-abort")) == "the engine crashed: Aborted");
    CHECK(speak(worker, request("sins", "sin-die")) == "the engine ended early");
    CHECK(speak(worker, request("sins", "fine")).size() == 2 * 2205);
}

TEST_CASE("a run that uses too much processor time is ended and told") {
    Worker worker = start("narrate-tone", {"--cpu-seconds=1"});
    CHECK(speak(worker, request("sins", "sin-spin")) == "the engine used too much time");
    CHECK(speak(worker, request("sins", "fine")).size() == 2 * 2205);
}

TEST_CASE("the bound on processor time grows with the text") {
    CHECK(cpu_seconds(0) >= 10);
    CHECK(cpu_seconds(100'000) > cpu_seconds(50'000));
}

TEST_CASE("a backend whose standard output is a file writes it") {
    const test::TemporaryFolder folder;
    test::CommandOptions options;
    options.input = encode(request("en-gb", "The tide was high."));
    options.output_file = folder.write("speech", "");
    CHECK(test::run({test::program("narrate-espeak")}, options).exit == 0);
    CHECK(contains(test::read_file(options.output_file), "audio-stop"));
}

TEST_CASE("a data folder made of links is read where the links lead") {
    const test::TemporaryFolder folder;
    std::filesystem::create_directory(folder.file("espeak-ng-data"));
    for (const auto& entry : std::filesystem::directory_iterator(espeak_data()))
        std::filesystem::create_symlink(
            entry.path(), folder.file("espeak-ng-data/" + entry.path().filename().string()));
    Worker plain = start("narrate-espeak");
    Worker linked = start("narrate-espeak", {"--data", folder.file("")});
    const std::string samples = speak(linked, request("de", "Hallo."));
    CHECK(samples.size() > 10'000);
    CHECK((samples == speak(plain, request("de", "Hallo."))));
}

TEST_CASE("hidden options are taken, others are left") {
    JailOptions options;
    CHECK(options.take("--no-landlock"));
    CHECK(options.take("--no-seccomp"));
    CHECK(options.take("--cpu-seconds=7"));
    CHECK(options.landlock == Layer::off);
    CHECK(options.seccomp == Layer::off);
    CHECK(options.cpu_seconds == 7U);
    for (const char* other : {"--voice", "--no-guard", "--cpu-seconds=", "--cpu-seconds=x"})
        CHECK_FALSE(options.take(other));
}
