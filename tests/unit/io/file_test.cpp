// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <string_view>
#include <thread>

#include "io/file.hpp"
#include "support/background.hpp"
#include "support/command.hpp"

using namespace narrate;

namespace {

constexpr std::size_t kEnough = 1U << 20U;

} // namespace

TEST_CASE("a file is read whole, up to what is allowed") {
    const test::TemporaryFolder folder;
    const std::string bytes(200'000, 'a');
    const std::string path = folder.write("a.txt", bytes);
    const auto read = io::read_input(path, kEnough);
    REQUIRE(read);
    CHECK((*read == bytes));
    CHECK(io::read_input(path, bytes.size() - 1).error().code == ErrorCode::input_too_large);
    CHECK(io::read_input(folder.file("none"), kEnough).error().code == ErrorCode::input_unreadable);
    CHECK(io::read_input(folder.file(""), kEnough).error().code == ErrorCode::input_unreadable);
}

TEST_CASE("a named pipe is read as it is written, and waited for", "[threads]") {
    const test::TemporaryFolder folder;
    const std::string pipe = folder.file("pipe");
    REQUIRE(::mkfifo(pipe.c_str(), S_IRUSR | S_IWUSR) == 0);
    std::jthread writer([&] {
        const int out = ::open(pipe.c_str(), O_WRONLY | O_CLOEXEC); // When there is a reader.
        for (const std::string_view part : {"The gauge ", "stands."})
            (void)!::write(out, part.data(), part.size());
        ::close(out);
    });
    const auto read = io::read_input(pipe, kEnough);
    REQUIRE(read);
    CHECK(*read == "The gauge stands.");
}

TEST_CASE("reading a pipe that nobody writes to is stopped", "[threads]") {
    const test::TemporaryFolder folder;
    const std::string pipe = folder.file("pipe");
    REQUIRE(::mkfifo(pipe.c_str(), S_IRUSR | S_IWUSR) == 0);
    int writer = -1;
    SECTION("a writer that says nothing") {
        const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        writer = ::open(pipe.c_str(), O_WRONLY | O_CLOEXEC);
        ::close(reader);
    }
    SECTION("no writer") {}
    std::stop_source stop;
    std::atomic<bool> done{false};
    std::jthread thread([&] {
        const auto read = io::read_input(pipe, kEnough, stop.get_token());
        CHECK((!read && read.error().code == ErrorCode::cancelled));
        done = true;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(5)); // Or it is stopped before it begins.
    stop.request_stop();
    CHECK(test::eventually([&] { return done.load(); }));
    if (writer >= 0) ::close(writer);
}
