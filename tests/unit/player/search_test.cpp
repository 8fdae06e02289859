// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <string>

#include "player/search.hpp"
#include "player/sleep_timer.hpp"

using namespace narrate;
using namespace std::chrono_literals;
using player::Direction;
using player::find_text;
using player::SleepTimer;

namespace {

const std::string kText = "The Straße to Århus.\n\nThe  tide turns; the tide waits.";

std::string found(std::string_view wanted, std::size_t from,
                  Direction direction = Direction::forward) {
    const auto range = find_text(kText, wanted, from, direction);
    return range ? std::string(range->of(kText)) : "-";
}

} // namespace

TEST_CASE("a search finds words in any case and with any white space between them") {
    CHECK(found("STRASSE", 0) == "-"); // Letters are those that stand there.
    CHECK(found("straße", 0) == "Straße");
    CHECK(found("århus. the tide", 0) == "Århus.\n\nThe  tide");
    CHECK(found("nowhere", 0) == "-");
    CHECK(found("   ", 0) == "-");
}

TEST_CASE("a search goes on forward and backward from any place") {
    const std::size_t first = kText.find("tide");
    const std::size_t second = kText.rfind("tide");
    CHECK(find_text(kText, "tide", 0, Direction::forward)->begin == first);
    CHECK(find_text(kText, "tide", first, Direction::forward)->begin == first);
    CHECK(find_text(kText, "tide", first + 1, Direction::forward)->begin == second);
    CHECK(find_text(kText, "tide", kText.size(), Direction::backward)->begin == second);
    CHECK(find_text(kText, "tide", second, Direction::backward)->begin == first);
    CHECK_FALSE(find_text(kText, "tide", first, Direction::backward));
    CHECK_FALSE(find_text(kText, "tide", 0, Direction::backward));
    CHECK_FALSE(find_text(kText, "tide", second + 1, Direction::forward));
}

TEST_CASE("any bytes may be searched for, and in") {
    const std::string broken = "\xff\xfe caf\xc3";
    for (std::size_t from = 0; from <= broken.size(); ++from)
        CHECK_NOTHROW(find_text(broken, "\xc3", from, Direction::forward));
}

TEST_CASE("the sleep timer counts down, and a key takes it from step to step") {
    SleepTimer timer;
    CHECK(timer.text(0s).empty());
    CHECK_FALSE(timer.is_due(100h));
    timer.next(0s);
    CHECK(timer.text(0s) == "15 min");
    CHECK(timer.text(2min + 1s) == "13 min");
    CHECK_FALSE(timer.is_due(15min - 1ns));
    CHECK(timer.is_due(15min));
    timer.next(2min);
    CHECK(timer.text(2min) == "30 min");
    timer.next(2min);
    timer.next(2min);
    CHECK(timer.text(2min) == "60 min");
    timer.next(2min);
    CHECK(timer.text(2min) == "end of article");
    CHECK(timer.ends_with_article());
    CHECK_FALSE(timer.is_due(100h));
    timer.next(2min);
    CHECK(timer.text(2min).empty());
}

TEST_CASE("a time to sleep after is minutes, hours or the end") {
    CHECK(**player::parse_sleep("20m") == 20min);
    CHECK(**player::parse_sleep("20") == 20min);
    CHECK(**player::parse_sleep("2h") == 2h);
    CHECK(*player::parse_sleep("end") == std::nullopt);
    for (const char* wrong : {"", "0", "-5", "20s", "m", "25h", "1441", "end of", "99999999999"})
        CHECK_FALSE(player::parse_sleep(wrong));
}
