// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <cstdint>
#include <limits>

#include "base/utf8.hpp"
#include "player/mpris/properties.hpp"

using namespace narrate::player;
using namespace std::chrono_literals;
using Kind = RemoteRequest::Kind;
using Names = std::vector<std::string>;

namespace {

RemoteStatus playing() {
    RemoteStatus status;
    status.state = RemoteStatus::State::playing;
    status.track = 7;
    status.title = "The ferry to Osmouth";
    status.position = 60s;
    status.length = 300s;
    status.can_go_next = true;
    return status;
}

std::string title_of(std::string title) {
    RemoteStatus status = playing();
    status.title = std::move(title);
    return mpris_properties(status).title;
}

std::string url_of(std::string url) {
    RemoteStatus status = playing();
    status.url = std::move(url);
    return mpris_properties(status).url;
}

Names changes(const RemoteStatus& before, const RemoteStatus& after) {
    const auto names = changed_properties(mpris_properties(before), mpris_properties(after));
    return {names.begin(), names.end()};
}

std::optional<RemoteRequest> seek_by(std::chrono::microseconds offset) {
    return permitted({Kind::seek_by, offset}, playing());
}

std::optional<RemoteRequest> set(Kind kind, double value) {
    return permitted({kind, {}, value}, playing());
}

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

} // namespace

TEST_CASE("the bus sees a title as one harmless line of UTF-8") {
    CHECK(title_of("The ferry to Osmouth") == "The ferry to Osmouth");
    CHECK(title_of("\n a\x1b[31m\tb\r\n") == "a[31m b");
    CHECK(title_of(std::string("a\0b", 3)) == "ab");
    CHECK(title_of("\xC3\xA4\xFF\xE2\x82") == "\xC3\xA4\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(title_of("\u202Egnp.exe\u202C") == "gnp.exe");
}

TEST_CASE("a title without end is cut between two characters, and that is shown") {
    for (std::size_t shift = 0; shift < 4; ++shift) {
        std::string title(shift, 'x');
        for (int i = 0; i < 250'000; ++i) title += "\xF0\x9F\x8C\x8A";
        const std::string shown = title_of(title);
        CHECK(narrate::base::is_valid_utf8(shown));
        CHECK(shown.find("\uFFFD") == std::string::npos);
        CHECK(shown.size() > 990);
        CHECK(shown.size() < 1010);
        CHECK(shown.ends_with("\x8A…"));
    }
    CHECK(title_of(std::string(1'000'000, '\x80')).size() < 4000);
}

TEST_CASE("an address is shown whole or not at all") {
    CHECK(url_of("https://osmouth.example/a?b=c#d") == "https://osmouth.example/a?b=c#d");
    CHECK(url_of("file:///home/a/ferry.html") == "file:///home/a/ferry.html");
    CHECK(url_of("ferry.html").empty());
    CHECK(url_of(":a").empty());
    CHECK(url_of("1a:b").empty());
    CHECK(url_of("a b:c").empty());
    CHECK(url_of("https://osmouth.example/a b").empty());
    CHECK(url_of("https://osmouth.example/\x1b[2J").empty());
    CHECK(url_of("https://osmouth.example/\xFF").empty());
    CHECK(url_of("https://osmouth.example/" + std::string(5000, 'a')).empty());
}

TEST_CASE("without a track nothing is told of one") {
    RemoteStatus status = playing();
    status.track = 0;
    const MprisProperties shown = mpris_properties(status);
    CHECK(shown.track.empty());
    CHECK(shown.title.empty());
    CHECK(shown.length == 0);
    CHECK_FALSE(shown.has_track);
}

TEST_CASE("what did not change is not named") {
    const RemoteStatus before = playing();
    RemoteStatus after = before;
    after.position = 90s;
    CHECK(changes(before, after).empty());
    after.state = RemoteStatus::State::paused;
    CHECK(changes(before, after) == Names{"PlaybackStatus"});
    after.volume = 0.5;
    after.rate = 2;
    CHECK(changes(before, after) == Names{"PlaybackStatus", "Rate", "Volume"});
    after = before;
    after.track = 8;
    after.can_go_previous = true;
    CHECK(changes(before, after) == Names{"Metadata", "CanGoPrevious"});
    CHECK(changes({}, before) ==
          Names{"PlaybackStatus", "Metadata", "CanGoNext", "CanPlay", "CanPause", "CanSeek"});
}

TEST_CASE("the position goes on at the rate while sound plays, and never leaves the track") {
    RemoteStatus status = playing();
    status.rate = 1.5;
    CHECK(position_after(status, 10s) == 75s);
    CHECK(position_after(status, 1h) == 300s);
    status.length = 0s;
    CHECK(position_after(status, 1000s) == 1560s);
    status.position = -5s;
    CHECK(position_after(status, 0s) == 0s);
    status = playing();
    status.state = RemoteStatus::State::paused;
    CHECK(position_after(status, 10s) == 60s);
}

TEST_CASE("a jump beyond the end is the next article, one before the beginning the beginning") {
    CHECK(seek_by(30s) == RemoteRequest{Kind::seek_by, 30s});
    CHECK(seek_by(240s) == RemoteRequest{Kind::seek_by, 240s});
    CHECK(seek_by(241s) == RemoteRequest{Kind::next});
    CHECK(seek_by(std::chrono::microseconds::max()) == RemoteRequest{Kind::next});
    CHECK(seek_by(-90s) == RemoteRequest{Kind::seek_by, -60s});
    CHECK(seek_by(std::chrono::microseconds::min()) == RemoteRequest{Kind::seek_by, -60s});
    RemoteStatus last = playing();
    last.can_go_next = false;
    CHECK_FALSE(permitted({Kind::seek_by, 241s}, last));
    RemoteStatus endless = playing();
    endless.length = 0s;
    const auto far = permitted({Kind::seek_by, std::chrono::microseconds::max()}, endless);
    REQUIRE(far);
    CHECK(far->kind == Kind::seek_by);
    CHECK(far->offset == 1000h);
}

TEST_CASE("a position outside the track is ignored") {
    const auto seek_to = [](std::chrono::microseconds position) {
        return permitted({Kind::seek_to, position}, playing());
    };
    CHECK(seek_to(0s) == RemoteRequest{Kind::seek_to, 0s});
    CHECK(seek_to(300s) == RemoteRequest{Kind::seek_to, 300s});
    CHECK_FALSE(seek_to(301s));
    CHECK_FALSE(seek_to(-1us));
    RemoteStatus endless = playing();
    endless.length = 0s;
    CHECK(permitted({Kind::seek_to, 999h}, endless));
    CHECK_FALSE(permitted({Kind::seek_to, std::chrono::microseconds::max()}, endless));
}

TEST_CASE("rate and volume from the bus are within their bounds, and a rate of 0 is a pause") {
    CHECK(set(Kind::set_rate, 1.25) == RemoteRequest{Kind::set_rate, {}, 1.25});
    CHECK(set(Kind::set_rate, 0.1) == RemoteRequest{Kind::set_rate, {}, narrate::kSlowestRate});
    CHECK(set(Kind::set_rate, 1e300) == RemoteRequest{Kind::set_rate, {}, narrate::kFastestRate});
    CHECK(set(Kind::set_rate, 0) == RemoteRequest{Kind::pause});
    CHECK(set(Kind::set_volume, 0.3) == RemoteRequest{Kind::set_volume, {}, 0.3});
    CHECK(set(Kind::set_volume, -2) == RemoteRequest{Kind::set_volume, {}, 0});
    for (const double wrong : {kInfinity, -kInfinity, kNoNumber}) {
        CHECK_FALSE(set(Kind::set_rate, wrong));
        CHECK_FALSE(set(Kind::set_volume, wrong));
    }
    CHECK_FALSE(set(Kind::set_rate, -1));
}

TEST_CASE("what cannot be done is not asked of the player") {
    const RemoteStatus nothing;
    for (const Kind kind : {Kind::play, Kind::pause, Kind::play_pause, Kind::next, Kind::previous,
                            Kind::seek_by, Kind::seek_to})
        CHECK_FALSE(permitted({kind}, nothing));
    CHECK(permitted({Kind::stop}, nothing));
    CHECK(permitted({Kind::quit}, nothing));
    CHECK(permitted({Kind::play}, playing()));
    CHECK(permitted({Kind::next}, playing()));
    CHECK_FALSE(permitted({Kind::previous}, playing()));
}
