// SPDX-License-Identifier: Apache-2.0
// `narrate play` through the real PortAudio, ALSA and a sound server, without a sound card: a null
// sink of PulseAudio's plays, and what it played is recorded from its monitor.
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>

#include "support/background.hpp"
#include "support/command.hpp"

using namespace narrate::test;
using namespace std::chrono_literals;

namespace {

const std::string kStory =
    "The harbour office opened its new tide gauge on Monday. It measures the "
    "sea every six minutes.\n";

/// The default device is the sound server's.
constexpr std::string_view kSoundServerOnly = "</usr/share/alsa/alsa.conf>\n"
                                              "pcm.!default { type pulse }\n"
                                              "ctl.!default { type pulse }\n";

std::uintmax_t size_of(const std::string& path) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(path, missing);
    return missing ? 0 : size;
}

/// A sound server with one null sink, which is recorded.
class SoundCard {
public:
    SoundCard()
        : environment_{{"HOME", folder_.file("")},
                       {"XDG_RUNTIME_DIR", folder_.file("")},
                       {"PULSE_SERVER", "unix:" + folder_.file("socket")},
                       {"ALSA_CONFIG_PATH", folder_.write("asound.conf", kSoundServerOnly)}},
          server_({"pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
                   "--disable-shm=yes", "-L",
                   "module-native-protocol-unix auth-anonymous=1 socket=" + folder_.file("socket"),
                   "-L", "module-null-sink sink_name=card rate=22050 channels=1 format=s16le"},
                  environment_, "/dev/null") {
        REQUIRE(eventually([&] { return std::filesystem::exists(folder_.file("socket")); }));
        recorder_.emplace(std::vector<std::string>{"parec", "-d", "card.monitor", "--raw",
                                                   "--format=s16le", "--rate=22050",
                                                   "--channels=1"},
                          environment_, folder_.file("recorded"));
        REQUIRE(eventually([&] { return size_of(folder_.file("recorded")) > 0; }));
    }

    [[nodiscard]] const std::map<std::string, std::string>& environment() const {
        return environment_;
    }

    /// What was recorded, once there is as much as `bytes` more than now.
    std::string recorded_after(std::uintmax_t bytes) {
        const std::string path = folder_.file("recorded");
        const auto now = size_of(path);
        REQUIRE(eventually([&] { return size_of(path) > now + bytes; }));
        recorder_->stop();
        return read_file(path);
    }

private:
    TemporaryFolder folder_;
    std::map<std::string, std::string> environment_;
    Background server_;
    std::optional<Background> recorder_;
};

std::string without_silence(const std::string& pcm) {
    const std::size_t begin = pcm.find_first_not_of('\0') & ~std::size_t{1};
    const std::size_t end = (pcm.find_last_not_of('\0') | std::size_t{1}) + 1;
    return pcm.substr(begin, end - begin);
}

} // namespace

TEST_CASE("the sound card plays exactly the samples that a render writes, without a gap") {
    const TemporaryFolder folder;
    const std::string story = folder.write("story.txt", kStory);
    const auto rendered = run({program("narrate"), "render", story, "-o", "-", "--format", "raw"});
    REQUIRE(rendered.exit == 0);

    SoundCard card;
    CommandOptions options;
    options.environment = card.environment();
    const auto played = run({program("narrate"), "play", story}, options);
    INFO(played.err);
    CHECK(played.exit == 0);
    CHECK(played.out.empty());
    const std::string recorded = card.recorded_after(22050 * 2);
    const std::string speech = without_silence(rendered.out);
    REQUIRE(speech.size() > 100'000);
    CHECK(recorded.find(speech) != std::string::npos);
}

TEST_CASE("an interrupted play ends at once, cleanly and without a message") {
    const TemporaryFolder folder;
    std::string long_story;
    for (int i = 0; i < 100; ++i) long_story += kStory;
    const std::string story = folder.write("story.txt", long_story);
    SoundCard card;
    CommandOptions options;
    options.environment = card.environment();
    const auto before = std::chrono::steady_clock::now();
    // Standard output stays empty, so the signal is sent by the clock: whenever it comes, it must
    // end the hour of speech.
    const auto played = run({"/usr/bin/timeout", "--signal=INT", "--preserve-status", "1",
                             program("narrate"), "play", story},
                            options);
    CHECK(played.exit == 130);
    CHECK(played.err.empty());
    CHECK(std::chrono::steady_clock::now() - before < 60s);
}

TEST_CASE("no sound device is told in one line that offers a file instead") {
    const TemporaryFolder folder;
    CommandOptions options;
    options.environment["HOME"] = folder.file("");
    options.environment["PULSE_SERVER"] = "unix:/nowhere";
    options.environment["ALSA_CONFIG_PATH"] = folder.write("asound.conf", kSoundServerOnly);
    options.input = kStory;
    const auto played = run({program("narrate"), "play", "-"}, options);
    CHECK(played.exit == 1);
    CHECK(played.err.find("no sound output") != std::string::npos);
    CHECK(played.err.find("narrate render") != std::string::npos);
    CHECK(std::count(played.err.begin(), played.err.end(), '\n') == 1);
}
