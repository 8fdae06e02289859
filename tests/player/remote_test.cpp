// SPDX-License-Identifier: Apache-2.0
// The player's remote control on a real bus, steered and watched by the programs that users have.
#include <catch2/catch.hpp>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "io/descriptor.hpp"
#include "player/remote.hpp"
#include "support/background.hpp"
#include "support/command.hpp"
#include "support/session_bus.hpp"

using namespace narrate::player;
using namespace narrate::test;
using namespace std::chrono_literals;
using Kind = RemoteRequest::Kind;
using Requests = std::vector<RemoteRequest>;
using Command = std::vector<std::string>;

namespace {

#ifdef NARRATE_HAS_MPRIS
constexpr bool kIsBuilt = true;
#else
constexpr bool kIsBuilt = false;
#endif

/// Ends a test that needs the module where it was not built.
#define NEEDS_MPRIS()                                                                              \
    if (!kIsBuilt) {                                                                               \
        WARN("skipped: narrate was built without libsystemd");                                     \
        return;                                                                                    \
    }

constexpr const char* kName = "org.mpris.MediaPlayer2.narrate";
/// Waits a little for the bus, then handles what has come.
void handle(Remote& remote, Requests& requests) {
    pollfd fd{remote.descriptor(), remote.events(), 0};
    const auto wait = std::min(remote.timeout().value_or(10ms), 10ms);
    ::poll(&fd, 1, static_cast<int>(wait.count()));
    for (const RemoteRequest& request : remote.process()) requests.push_back(request);
}

/// A player on a bus: nothing but its remote control.
class Player {
public:
    explicit Player(const SessionBus& bus) : bus_(bus), remote_(open_remote()) {
        REQUIRE(remote_ != nullptr);
    }

    [[nodiscard]] Remote& remote() { return *remote_; }

    void publish(const RemoteStatus& status, Progress progress = Progress::steady) {
        remote_->publish(status, progress);
    }

    /// Handles what comes until something is so.
    template <class Condition> bool until(Condition condition) {
        return eventually([&] {
            handle(*remote_, requests_);
            return condition();
        });
    }

    /// What a program prints that talks with the player.
    std::string answer(const Command& command) {
        Background program(command, {{"LC_ALL", "C.UTF-8"}}, bus_.file("out"));
        REQUIRE(until([&] { return !program.running(); }));
        return read_file(bus_.file("out"));
    }

    /// What a program, once it has ended, made the bus ask.
    Requests asked(const Command& command) {
        requests_.clear();
        answer(command);
        return requests_;
    }

    bool appears_as(const std::string& name) {
        return until([&] {
            return answer({"dbus-send", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/",
                           "org.freedesktop.DBus.NameHasOwner", "string:" + name})
                       .find("true") != std::string::npos;
        });
    }

private:
    const SessionBus& bus_;
    std::unique_ptr<Remote> remote_;
    Requests requests_;
};

RemoteStatus paused_status() {
    RemoteStatus status;
    status.state = RemoteStatus::State::paused;
    status.track = 7;
    status.title = "The ferry to Osmouth";
    status.artist = "Harbour office";
    status.album = "osmouth.example";
    status.url = "https://osmouth.example/ferry";
    status.position = 60s;
    status.length = 300s;
    status.volume = 0.75;
    status.can_go_next = true;
    status.can_go_previous = true;
    return status;
}

Command playerctl(const Command& arguments) {
    Command command{"playerctl"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return command;
}

Command call(const std::string& member, const Command& arguments = {}) {
    Command command{"dbus-send", "--print-reply", std::string("--dest=") + kName,
                    "/org/mpris/MediaPlayer2", member};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return command;
}

Command set_number(const std::string& property, const std::string& value) {
    return call(
        "org.freedesktop.DBus.Properties.Set",
        {"string:org.mpris.MediaPlayer2.Player", "string:" + property, "variant:double:" + value});
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

/// A player that has its name and shows something.
struct Stage {
    SessionBus bus;
    Player player{bus};
    Stage() {
        player.publish(paused_status());
        REQUIRE(player.appears_as(kName));
    }
};

} // namespace

TEST_CASE("playerctl steers the player") {
    NEEDS_MPRIS();
    Stage stage;
    const std::vector<std::pair<Command, RemoteRequest>> kCommands{
        {{"play"}, {Kind::play}},
        {{"pause"}, {Kind::pause}},
        {{"play-pause"}, {Kind::play_pause}},
        {{"stop"}, {Kind::stop}},
        {{"next"}, {Kind::next}},
        {{"previous"}, {Kind::previous}},
        {{"position", "30"}, {Kind::seek_to, 30s}},
        {{"position", "10+"}, {Kind::seek_by, 10s}},
        {{"position", "10-"}, {Kind::seek_by, -10s}},
        {{"position", "500+"}, {Kind::next}},
        {{"volume", "0.5"}, {Kind::set_volume, {}, 0.5}},
    };
    for (const auto& [arguments, request] : kCommands) {
        INFO(arguments.front());
        CHECK(stage.player.asked(playerctl(arguments)) == Requests{request});
    }
}

TEST_CASE("playerctl shows what plays") {
    NEEDS_MPRIS();
    Stage stage;
    const auto shown = [&](const Command& arguments) {
        return stage.player.answer(playerctl(arguments));
    };
    CHECK(shown({"--list-all"}) == "narrate\n");
    CHECK(shown({"status"}) == "Paused\n");
    CHECK(shown({"position"}) == "60.000000\n");
    CHECK(shown({"volume"}) == "0.750000\n");
    CHECK(shown({"metadata", "--format", "{{title}}|{{artist}}|{{album}}|{{xesam:url}}"}) ==
          "The ferry to Osmouth|Harbour office|osmouth.example|https://osmouth.example/ferry\n");
    CHECK(shown({"metadata", "mpris:length"}) == "300000000\n");
    CHECK(shown({"metadata", "mpris:trackid"}) == "'/narrate/article/7'\n");

    RemoteStatus playing = paused_status();
    playing.state = RemoteStatus::State::playing;
    playing.length = 0s;
    stage.player.publish(playing);
    CHECK(shown({"status"}) == "Playing\n");
    CHECK(std::stod(shown({"position"})) > 60);
    CHECK(shown({"metadata", "mpris:length"}).empty());

    stage.player.publish({});
    CHECK(shown({"status"}) == "Stopped\n");
    CHECK(shown({"metadata"}).empty());
}

TEST_CASE("the bus can set the rate and end the player") {
    NEEDS_MPRIS();
    Stage stage;
    CHECK(stage.player.asked(set_number("Rate", "1.5")) == Requests{{Kind::set_rate, {}, 1.5}});
    CHECK(stage.player.asked(set_number("Rate", "9")) == Requests{{Kind::set_rate, {}, 4}});
    CHECK(stage.player.asked(set_number("Rate", "0")) == Requests{{Kind::pause}});
    CHECK(stage.player.asked(set_number("Rate", "nan")).empty());
    CHECK(stage.player.asked(call("org.mpris.MediaPlayer2.Quit")) == Requests{{Kind::quit}});
    CHECK(stage.player.asked(call("org.mpris.MediaPlayer2.Raise")).empty());
}

TEST_CASE("a position for a track that has ended meanwhile is ignored") {
    NEEDS_MPRIS();
    Stage stage;
    const auto set_position = [](const std::string& track) {
        return call("org.mpris.MediaPlayer2.Player.SetPosition",
                    {"objpath:" + track, "int64:5000000"});
    };
    CHECK(stage.player.asked(set_position("/narrate/article/6")).empty());
    CHECK(stage.player.asked(set_position("/")).empty());
    CHECK(stage.player.asked(set_position("/narrate/article/7")) == Requests{{Kind::seek_to, 5s}});
}

TEST_CASE("the player describes itself by both interfaces of MPRIS") {
    NEEDS_MPRIS();
    Stage stage;
    const std::string xml =
        stage.player.answer(call("org.freedesktop.DBus.Introspectable.Introspect"));
    for (const std::string name :
         {"interface name=\"org.mpris.MediaPlayer2\"", "method name=\"Raise\"",
          "method name=\"Quit\"", "interface name=\"org.mpris.MediaPlayer2.Player\"",
          "method name=\"Next\"", "method name=\"Previous\"", "method name=\"Pause\"",
          "method name=\"PlayPause\"", "method name=\"Stop\"", "method name=\"Play\"",
          "method name=\"Seek\"", "method name=\"SetPosition\"", "method name=\"OpenUri\"",
          "signal name=\"Seeked\""}) {
        INFO(name);
        CHECK(xml.find(name) != std::string::npos);
    }
    const auto properties = [&](const std::string& interface) {
        return stage.player.answer(
            call("org.freedesktop.DBus.Properties.GetAll", {"string:" + interface}));
    };
    const std::string root = properties("org.mpris.MediaPlayer2");
    for (const std::string name : {"CanQuit", "CanRaise", "HasTrackList", "Identity",
                                   "SupportedUriSchemes", "SupportedMimeTypes"}) {
        INFO(name);
        CHECK(count(root, '"' + name + '"') == 1);
    }
    const std::string player = properties("org.mpris.MediaPlayer2.Player");
    for (const std::string name :
         {"PlaybackStatus", "Rate", "Metadata", "Volume", "Position", "MinimumRate", "MaximumRate",
          "CanGoNext", "CanGoPrevious", "CanPlay", "CanPause", "CanSeek", "CanControl"}) {
        INFO(name);
        CHECK(count(player, '"' + name + '"') == 1);
    }
}

TEST_CASE("a change of state reaches who follows the player") {
    NEEDS_MPRIS();
    Stage stage;
    const std::string seen = stage.bus.file("followed");
    Background follower(playerctl({"--follow", "status"}), {}, seen);
    CHECK(stage.player.until([&] { return read_file(seen) == "Paused\n"; }));
    RemoteStatus status = paused_status();
    status.state = RemoteStatus::State::playing;
    stage.player.publish(status);
    CHECK(stage.player.until([&] { return read_file(seen) == "Paused\nPlaying\n"; }));
    status.state = RemoteStatus::State::stopped;
    stage.player.publish(status);
    CHECK(stage.player.until([&] { return read_file(seen) == "Paused\nPlaying\nStopped\n"; }));
}

TEST_CASE("signals tell what changed and nothing else, and jumps of the position") {
    NEEDS_MPRIS();
    Stage stage;
    const std::string seen = stage.bus.file("signals");
    Background monitor(
        {"dbus-monitor", "--session", "type='signal',path='/org/mpris/MediaPlayer2'"}, {}, seen);
    // It watches once it reports its own, lost name.
    REQUIRE(stage.player.until([&] { return count(read_file(seen), "NameLost") == 1; }));
    RemoteStatus status = paused_status();
    status.position = 70s;
    stage.player.publish(status); // A position alone is nothing to tell.
    status.volume = 0.25;
    stage.player.publish(status);
    status.position = 200s;
    stage.player.publish(status, Progress::jumped);
    status.title = "The way back";
    stage.player.publish(status);
    REQUIRE(stage.player.until([&] { return count(read_file(seen), "The way back") == 1; }));
    monitor.stop();
    const std::string signals = read_file(seen);
    CHECK(count(signals, "member=PropertiesChanged") == 2);
    CHECK(count(signals, "\"Volume\"") == 1);
    CHECK(count(signals, "\"Metadata\"") == 1);
    CHECK(count(signals, "\"PlaybackStatus\"") == 0);
    CHECK(count(signals, "\"Position\"") == 0);
    CHECK(count(signals, "member=Seeked") == 1);
    CHECK(count(signals, "int64 200000000") == 1);
}

TEST_CASE("who sets a value that the player does not take is told the true one") {
    NEEDS_MPRIS();
    Stage stage;
    const std::string seen = stage.bus.file("followed");
    Background monitor(
        {"dbus-monitor", "--session", "type='signal',path='/org/mpris/MediaPlayer2'"}, {}, seen);
    REQUIRE(stage.player.until([&] { return count(read_file(seen), "NameLost") == 1; }));
    CHECK(stage.player.asked(playerctl({"volume", "0.9"})).size() == 1);
    stage.player.publish(paused_status());
    CHECK(stage.player.until([&] { return count(read_file(seen), "double 0.75") == 1; }));
}

TEST_CASE("hostile texts reach the bus harmless and bounded") {
    NEEDS_MPRIS();
    Stage stage;
    const auto title_on_bus = [&](std::string title) {
        RemoteStatus status = paused_status();
        status.title = std::move(title);
        status.artist = status.album = status.url = status.title;
        stage.player.publish(status);
        // Whatever there is of texts, the bus and the player go on.
        CHECK(stage.player.answer(playerctl({"status"})) == "Paused\n");
        return stage.player.answer(playerctl({"metadata", "title"}));
    };
    CHECK(title_on_bus(std::string("a\0\x1b]0;b\x07\r\nc", 11)) == "a]0;b  c\n");
    CHECK(title_on_bus("\xFF\xC0\xAFx\xED\xA0\x80").find('x') != std::string::npos);
    CHECK(title_on_bus("' \" %s \\ {{title}}") == "' \" %s \\ {{title}}\n");
    const std::string huge = title_on_bus(std::string(1'000'000, 'x'));
    CHECK(huge.size() > 900);
    CHECK(huge.size() < 1100);
    const std::string broken = title_on_bus(std::string(1'000'000, '\xE2'));
    CHECK(broken.size() > 900);
    CHECK(broken.size() < 4000);
    CHECK(narrate::base::is_valid_utf8(broken));
}

TEST_CASE("a second player has a name of its own") {
    NEEDS_MPRIS();
    Stage stage;
    Player second(stage.bus);
    RemoteStatus status = paused_status();
    status.title = "The way back";
    second.publish(status);
    const std::string instance = "narrate.instance" + std::to_string(::getpid());
    REQUIRE(second.appears_as("org.mpris.MediaPlayer2." + instance));
    CHECK(second.answer(playerctl({"-p", instance, "metadata", "title"})) == "The way back\n");
    CHECK(stage.player.asked(playerctl({"-p", "narrate", "play"})).size() == 1);

    // Both names are this process' and taken: the third leaves the bus alone.
    Player third(stage.bus);
    CHECK(third.until([&] { return third.remote().descriptor() < 0; }));
}

TEST_CASE("where there is no bus there is no remote control, and no error") {
    const TemporaryFolder folder;
    for (const char* address : {"unix:path=/nowhere/bus", "autolaunch:", "nonsense",
                                "unix:", static_cast<const char*>(nullptr)}) {
        const BusEnvironment environment(address, folder.file(""));
        INFO((address == nullptr ? "no address" : address));
        CHECK(open_remote() == nullptr);
    }
}

TEST_CASE("a bus that never answers holds nobody up") {
    NEEDS_MPRIS();
    const TemporaryFolder folder;
    const std::string path = folder.file("bus");
    const narrate::io::Descriptor listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un where{};
    where.sun_family = AF_UNIX;
    REQUIRE(path.size() < sizeof where.sun_path);
    std::copy(path.begin(), path.end(), std::begin(where.sun_path));
    REQUIRE(::bind(listener.get(), reinterpret_cast<sockaddr*>(&where), sizeof where) == 0);
    REQUIRE(::listen(listener.get(), 1) == 0);
    const BusEnvironment environment(("unix:path=" + path).c_str(), folder.file(""));
    const auto remote = open_remote();
    REQUIRE(remote != nullptr);
    remote->publish(paused_status(), Progress::jumped);
    for (int i = 0; i < 10; ++i) CHECK(remote->process().empty());
    CHECK(remote->descriptor() >= 0);
}

TEST_CASE("a bus that goes away leaves nothing to poll, and no error") {
    NEEDS_MPRIS();
    Stage stage;
    CHECK(stage.player.remote().descriptor() >= 0);
    stage.bus.stop();
    CHECK(stage.player.until([&] { return stage.player.remote().descriptor() < 0; }));
    CHECK(stage.player.remote().events() == 0);
    CHECK_FALSE(stage.player.remote().timeout());
    stage.player.publish(paused_status(), Progress::jumped);
    CHECK(stage.player.remote().process().empty());
}

TEST_CASE("a flood of calls is handled in bounded portions, and all of it") {
    NEEDS_MPRIS();
    Stage stage;
    const std::string flood =
        std::string("for i in $(seq 200); do dbus-send --type=method_call --dest=") + kName +
        " /org/mpris/MediaPlayer2 org.mpris.MediaPlayer2.Player.Next; done";
    // Nothing is handled meanwhile: the calls gather.
    CHECK(run({"/bin/sh", "-c", flood}).exit == 0);
    std::size_t asked = 0;
    std::size_t most = 0;
    CHECK(eventually([&] {
        const std::size_t portion = stage.player.remote().process().size();
        asked += portion;
        most = std::max(most, portion);
        return asked == 200;
    }));
    CHECK(most <= 64);
    CHECK(stage.player.remote().process().empty());
}
