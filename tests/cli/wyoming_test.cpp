// SPDX-License-Identifier: Apache-2.0
// Voices of Wyoming servers, which know nothing of narrate: a server of the tests' own, in Python,
// that says a tone of 100 ms for each word.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <set>
#include <sstream>

#include "support/command.hpp"
#include "support/wav.hpp"
#include "support/wyoming_server.hpp"

using namespace narrate::test;
using nlohmann::json;

namespace {

const std::string kStory = "The ferry left at noon.\nNobody saw it.\n";
constexpr std::size_t kWords = 8;
/// Milliseconds of silence, after each of its two paragraphs.
constexpr std::size_t kPauses = 550 + 550;

class Story {
public:
    explicit Story(const std::string& backend, const std::string& more = {}) {
        (void)folder_.write("narrate/voices/server.toml",
                            "language = \"en-GB\"\nbackend = \"" + backend + "\"\n" + more);
    }
    [[nodiscard]] CommandResult render(const std::string& text = kStory) const {
        CommandOptions options;
        options.environment["XDG_CONFIG_HOME"] = folder_.file("");
        options.input = text;
        return run({program("narrate"), "render", "-", "-o", folder_.file("story.wav"), "--voice",
                    "server", "--report", folder_.file("report.json")},
                   options);
    }
    [[nodiscard]] Wav wav() const { return parse_wav(read_file(folder_.file("story.wav"))); }
    [[nodiscard]] json report() const {
        return json::parse(read_file(folder_.file("report.json")));
    }

private:
    TemporaryFolder folder_;
};

void check_spoken(const Story& story, int rate = 16'000) {
    const auto result = story.render();
    INFO(result.err);
    CHECK(result.exit == 0);
    const Wav wav = story.wav();
    CHECK(wav.sample_rate == rate);
    const std::size_t milliseconds = kWords * 100 + kPauses;
    CHECK(wav.samples.size() / static_cast<std::size_t>(wav.channels) ==
          milliseconds * static_cast<std::size_t>(rate) / 1000);
    CHECK(story.report()["word_times"]["measured"] == 0);
    CHECK(story.report()["word_times"]["estimated"] == kWords);
}

/// Gives the message.
std::string check_refused(const std::string& options) {
    const Story story("wyoming:exec:" + WyomingServer::command(options), "timeout = 60\n");
    const auto result = story.render("The ferry left.\n");
    INFO(options << ": " << result.err);
    CHECK(result.exit == 3);
    CHECK(result.err.find("The ferry left.") != std::string::npos);
    return result.err;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a voice is reached over TCP, a Unix socket, and a program's standard streams") {
    const WyomingServer tcp({"--tcp"});
    check_spoken(Story(tcp.backend()));
    const TemporaryFolder folder;
    const WyomingServer local({"--unix", folder.file("socket")});
    check_spoken(Story(local.backend()));
    check_spoken(Story("wyoming:exec:" + WyomingServer::command()));
}

TEST_CASE("servers may hang up after each answer, or serve one client at a time") {
    for (const char* habit : {"--hang-up", "--one-at-a-time"}) {
        const WyomingServer server({"--tcp", habit});
        INFO(habit);
        check_spoken(Story(server.backend()));
    }
}

TEST_CASE("servers may write their events as the protocol lets them") {
    check_spoken(Story("wyoming:exec:" + WyomingServer::command("--inline")));
    check_spoken(Story("wyoming:exec:" + WyomingServer::command("--chatter")));
    check_spoken(Story("wyoming:exec:" + WyomingServer::command("--rate 44100")), 44'100);
    check_spoken(Story("wyoming:exec:" + WyomingServer::command("--channels 2")));
}

TEST_CASE("a server is asked for the voice that the voice file names") {
    const TemporaryFolder folder;
    const std::string log = folder.file("log");
    const WyomingServer server({"--tcp", "--voice", "amy", "--log", log});
    check_spoken(Story(server.backend(), "voice = \"amy\"\n"));
    // Several connections: in any order.
    std::set<std::string> texts;
    std::istringstream lines(read_file(log));
    for (std::string line; std::getline(lines, line);) {
        const json event = json::parse(line);
        CHECK(event["type"] == "synthesize");
        CHECK(event["data"]["voice"]["name"] == "amy");
        texts.insert(event["data"]["text"]);
    }
    CHECK(texts == std::set<std::string>{"The ferry left at noon.", "Nobody saw it."});
    const auto result = Story(server.backend(), "voice = \"bob\"\n").render();
    CHECK(result.exit == 3);
    CHECK(has(result.err, "no voice 'bob'"));
}

TEST_CASE("what a server cannot say is told with its words, and the rest is heard") {
    const Story story("wyoming:exec:" + WyomingServer::command("--error-on noon"));
    const auto result = story.render();
    CHECK(result.exit == 3);
    CHECK(has(result.err, "cannot say 'noon'"));
    CHECK(story.report()["skipped"].size() == 1);
}

TEST_CASE("a server that breaks the protocol costs what it should have said, and nothing else") {
    CHECK(has(check_refused("--garbage"), "no JSON object"));
    CHECK(has(check_refused("--wrong-width"), "width"));
    CHECK(has(check_refused("--odd"), "inside a frame"));
    CHECK(has(check_refused("--length 99999999999"), "payload_length"));
    CHECK(has(check_refused("--length -1"), "payload_length"));
    CHECK(has(check_refused("--close-after 2"), "ended"));
    CHECK(has(check_refused("--tear-after 2"), "in the middle of an event"));
    CHECK(has(check_refused("--refuse"), "ended"));
    CHECK(has(check_refused("--error 'no model'"), "no model"));
}
