// SPDX-License-Identifier: Apache-2.0
#include "player/mpris/properties.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>

#include "base/utf8.hpp"
#include "io/terminal.hpp"

namespace narrate::player {

namespace {

using std::chrono::microseconds;
using Kind = RemoteRequest::Kind;

/// Bytes; a title longer than this is none.
constexpr std::size_t kMostText = 1000;
constexpr std::size_t kMostUrl = 4000;
constexpr std::string_view kCut = "…";
/// No article is longer, so that sums of positions never overflow.
constexpr microseconds kFarthest = std::chrono::hours{1000};

std::string shown(std::string_view text) {
    if (text.size() <= kMostText) return std::string(base::trim(io::printable(text)));
    std::size_t end = kMostText;
    // Not within a character; a whole one has at most three bytes of this kind.
    for (int i = 0; i < 3 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U; ++i) --end;
    std::string line(base::trim(io::printable(text.substr(0, end))));
    line += kCut;
    return line;
}

/// A part of an address leads elsewhere, so it is shown whole or not at all.
std::string shown_url(std::string_view url) {
    const auto is_letter = [](unsigned char c) { return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z'; };
    const auto of_scheme = [&](unsigned char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    };
    const std::size_t colon = std::min(url.find(':'), url.size());
    const bool has_scheme =
        colon < url.size() && colon > 0 && is_letter(static_cast<unsigned char>(url.front())) &&
        std::all_of(url.begin(), url.begin() + std::ptrdiff_t(colon), of_scheme);
    const bool is_whole = url.size() <= kMostUrl && url.find(' ') == std::string_view::npos &&
                          base::is_valid_utf8(url) && io::printable(url) == url;
    return has_scheme && is_whole ? std::string(url) : std::string();
}

const char* playback_status(RemoteStatus::State state) {
    switch (state) {
    case RemoteStatus::State::stopped: return "Stopped";
    case RemoteStatus::State::paused: return "Paused";
    case RemoteStatus::State::playing: return "Playing";
    }
    return "Stopped";
}

bool same_metadata(const MprisProperties& a, const MprisProperties& b) {
    return a.track == b.track && a.title == b.title && a.artist == b.artist && a.album == b.album &&
           a.url == b.url && a.length == b.length;
}

std::optional<RemoteRequest> if_so(bool condition, const RemoteRequest& request) {
    return condition ? std::optional(request) : std::nullopt;
}

std::optional<RemoteRequest> permitted_seek_by(RemoteRequest request, const RemoteStatus& status) {
    if (status.track == 0) return std::nullopt;
    const microseconds position = std::max(status.position, microseconds{0});
    if (status.length.count() > 0 && request.offset > status.length - position)
        return permitted({Kind::next}, status);
    request.offset = std::clamp(request.offset, -position, kFarthest);
    return request;
}

bool permitted_seek_to(microseconds position, const RemoteStatus& status) {
    const microseconds end = status.length.count() > 0 ? status.length : kFarthest;
    return status.track != 0 && position.count() >= 0 && position <= end;
}

std::optional<RemoteRequest> permitted_rate(RemoteRequest request, const RemoteStatus& status) {
    if (request.value == 0) return permitted({Kind::pause}, status);
    const bool forward = std::isfinite(request.value) && request.value > 0;
    if (forward) request.value = std::clamp(request.value, kSlowestRate, kFastestRate);
    return if_so(forward, request);
}

} // namespace

std::string track_path(std::uint64_t track) {
    return "/narrate/article/" + std::to_string(track);
}

MprisProperties mpris_properties(const RemoteStatus& status) {
    MprisProperties properties;
    properties.playback_status = playback_status(status.state);
    properties.rate = status.rate;
    properties.volume = status.volume;
    properties.can_go_next = status.can_go_next;
    properties.can_go_previous = status.can_go_previous;
    properties.has_track = status.track != 0;
    if (!properties.has_track) return properties;
    properties.track = track_path(status.track);
    properties.title = shown(status.title);
    properties.artist = shown(status.artist);
    properties.album = shown(status.album);
    properties.url = shown_url(status.url);
    properties.length = std::max<std::int64_t>(status.length.count(), 0);
    return properties;
}

std::vector<const char*> changed_properties(const MprisProperties& before,
                                            const MprisProperties& after) {
    std::vector<const char*> names;
    const auto name_if = [&names](bool changed, const char* name) {
        if (changed) names.push_back(name);
    };
    name_if(std::strcmp(before.playback_status, after.playback_status) != 0, "PlaybackStatus");
    name_if(!same_metadata(before, after), "Metadata");
    name_if(before.rate != after.rate, "Rate");
    name_if(before.volume != after.volume, "Volume");
    name_if(before.can_go_next != after.can_go_next, "CanGoNext");
    name_if(before.can_go_previous != after.can_go_previous, "CanGoPrevious");
    for (const char* name : {"CanPlay", "CanPause", "CanSeek"})
        name_if(before.has_track != after.has_track, name);
    return names;
}

microseconds position_after(const RemoteStatus& status, std::chrono::nanoseconds passed) {
    microseconds position = status.position;
    if (status.state == RemoteStatus::State::playing)
        position += std::chrono::duration_cast<microseconds>(
            std::chrono::duration<double, std::nano>(passed) * status.rate);
    if (status.length.count() > 0) position = std::min(position, status.length);
    return std::max(position, microseconds{0});
}

std::optional<RemoteRequest> permitted(const RemoteRequest& request, const RemoteStatus& status) {
    switch (request.kind) {
    case Kind::play:
    case Kind::pause:
    case Kind::play_pause: return if_so(status.track != 0, request);
    case Kind::next: return if_so(status.can_go_next, request);
    case Kind::previous: return if_so(status.can_go_previous, request);
    case Kind::seek_by: return permitted_seek_by(request, status);
    case Kind::seek_to: return if_so(permitted_seek_to(request.offset, status), request);
    case Kind::set_rate: return permitted_rate(request, status);
    case Kind::set_volume:
        return if_so(std::isfinite(request.value),
                     {request.kind, request.offset, std::max(request.value, 0.0)});
    case Kind::stop:
    case Kind::quit: return request;
    }
    return std::nullopt;
}

} // namespace narrate::player
