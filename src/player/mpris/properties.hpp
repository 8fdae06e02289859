// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "player/remote.hpp"

/// What MPRIS 2.2 makes of a player, without the bus: pure.
namespace narrate::player {

/// A status as the bus shows it: texts are bounded, harmless lines of UTF-8.
struct MprisProperties {
    const char* playback_status = "Stopped";
    std::string track; ///< An object path; empty without a track, as are the texts.
    std::string title;
    std::string artist;
    std::string album;
    std::string url;
    std::int64_t length = 0; ///< Microseconds; 0: not known.
    double rate = 1;
    double volume = 1;
    bool can_go_next = false;
    bool can_go_previous = false;
    bool has_track = false;
};
MprisProperties mpris_properties(const RemoteStatus& status);

/// Names of the properties that differ, as MPRIS calls them.
std::vector<const char*> changed_properties(const MprisProperties& before,
                                            const MprisProperties& after);

/// Where the sound is, so long after the status was published.
std::chrono::microseconds position_after(const RemoteStatus& status,
                                         std::chrono::nanoseconds passed);

/// What a request of the bus comes to by the rules of MPRIS, with the sound at `status.position`;
/// none where it has no effect. Numbers may be any.
std::optional<RemoteRequest> permitted(const RemoteRequest& request, const RemoteStatus& status);

/// The object path of a track.
std::string track_path(std::uint64_t track);

} // namespace narrate::player
