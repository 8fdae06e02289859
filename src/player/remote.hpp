// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "narrate/narrator.hpp"

/// The player's remote control: media keys, desktop applets and `playerctl` see what plays and
/// steer it, by MPRIS 2.2 over D-Bus.
namespace narrate::player {

/// What others may see of the player. Texts and address may hold any bytes.
struct RemoteStatus {
    enum class State { stopped, paused, playing };

    State state = State::stopped;
    std::uint64_t track = 0; ///< Another number for each article; 0: there is none.
    std::string title;
    std::string artist;
    std::string album; ///< The site.
    std::string url;   ///< Shown where it is an address with a scheme ("https:", "file:").
    std::chrono::microseconds position{0}; ///< While playing it goes on at `rate` by itself.
    std::chrono::microseconds length{0};   ///< 0: not known. Others are told of each change.
    double rate = 1;
    double volume = 1; ///< 1: as loud as the sound is; may be more.
    bool can_go_next = false;
    bool can_go_previous = false;
};

/// What others ask of the player. Only what its status permits is passed on: without a track, stop,
/// quit, the rate and the volume alone.
struct RemoteRequest {
    enum class Kind {
        play,
        pause,
        play_pause,
        stop,
        next, ///< Also for a jump beyond the end.
        previous,
        seek_by,    ///< `offset` from where it plays; not before the beginning.
        seek_to,    ///< `offset` from the beginning; not beyond the end.
        set_rate,   ///< `value` is within kSlowestRate and kFastestRate.
        set_volume, ///< `value` is finite and at least 0.
        quit,
    };

    Kind kind = Kind::play;
    std::chrono::microseconds offset{0};
    double value = 0;

    bool operator==(const RemoteRequest&) const = default;
};

/// How the position came about since the last status: others reckon it themselves while sound
/// plays, and must be told of jumps. A new track needs no jump unless it begins in its middle.
enum class Progress { steady, jumped };

/// A connection to the bus. Nothing waits for the bus, and a bus that goes away is no error: there
/// is nothing more to poll then. Not thread-safe: one thread at a time, the same one always best.
class Remote {
public:
    virtual ~Remote() = default;

    /// To poll for `events`, both asked for anew each time; negative, as poll ignores it, once the
    /// bus has gone away.
    [[nodiscard]] virtual int descriptor() const = 0;
    [[nodiscard]] virtual short events() const = 0;
    /// How long to poll at most before process is called anyway; none: as long as you like.
    [[nodiscard]] virtual std::optional<std::chrono::milliseconds> timeout() const = 0;

    /// Handles some of what has come. Bounded in time, whoever floods the bus; poll
    /// returns at once for what is left.
    virtual std::vector<RemoteRequest> process() = 0;

    /// Tells the bus what has changed since the last status, if anything. Cheap enough for each
    /// picture of a screen.
    virtual void publish(const RemoteStatus& status, Progress progress) = 0;
};

/// Connects to the user's bus, without waiting for its answer, under the name
/// org.mpris.MediaPlayer2.narrate, with ".instancePID" behind it where another narrate has that.
/// Null where there is no bus, no libsystemd, or no narrate-mpris.so in io::part_folders(): never
/// an error, and no bus is started. The first call loads libsystemd and what it needs, which takes
/// a millisecond, or more from a cold disk: call it when sound has begun. (An address of a host by
/// name, "tcp:host=…", would be waited for, too; nobody's session has one.)
std::unique_ptr<Remote> open_remote();

/// What narrate-mpris.so gives under the name "narrate_open_remote"; the caller owns the result. A
/// file of its own, because linking libsystemd would cost every start.
using OpenRemote = Remote*();

} // namespace narrate::player
