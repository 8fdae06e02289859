// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <semaphore>
#include <string>

#include "sink/stage.hpp"

using namespace narrate;
using Pieces = sink::Stage<std::string>;

TEST_CASE("a stage works on all pieces, in order", "[threads]") {
    std::string done;
    std::string expected;
    Pieces stage(10, [&done](const std::string& piece) {
        done += piece;
        return Result<void>();
    });
    for (int i = 0; i < 1000; ++i) {
        std::string piece = stage.spare();
        CHECK(piece.empty());
        piece = std::to_string(i) + ",";
        expected += piece;
        const auto added = stage.add(std::move(piece), {});
        REQUIRE(added);
    }
    REQUIRE(stage.end());
    CHECK(done == expected);
}

TEST_CASE("the first error of a stage is told to who hands in, and ends the work", "[threads]") {
    int done = 0;
    Pieces stage(4, [&done](const std::string& piece) -> Result<void> {
        ++done;
        if (piece == "bad") return Error{ErrorCode::output_failed, "no room", {}, {}, {}};
        return {};
    });
    Result<void> told;
    REQUIRE(stage.add("good", {}));
    for (int i = 0; told && i < 1000; ++i) told = stage.add("bad", {});
    REQUIRE_FALSE(told);
    CHECK(told.error().code == ErrorCode::output_failed);
    CHECK(done == 2);
    CHECK_FALSE(stage.end());
}

TEST_CASE("who waits for a stage can be stopped", "[threads]") {
    std::binary_semaphore go_on(0);
    Pieces stage(1, [&go_on](const std::string&) {
        go_on.acquire();
        return Result<void>();
    });
    std::stop_source stop;
    REQUIRE(stage.add("x", stop.get_token()));
    stop.request_stop();
    const auto told = stage.add("y", stop.get_token());
    go_on.release();
    REQUIRE_FALSE(told);
    CHECK(told.error().code == ErrorCode::cancelled);
    CHECK(stage.end());
}
