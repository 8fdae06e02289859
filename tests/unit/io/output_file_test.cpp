// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "io/output_file.hpp"
#include "support/command.hpp"

using namespace narrate;
using test::TemporaryFolder;

namespace {

/// What a file holds after `work`, which finds ten digits there.
std::string after(const std::function<void(io::OutputFile&)>& work) {
    const TemporaryFolder folder;
    auto file = io::OutputFile::create(folder.file("a"));
    REQUIRE(file);
    file->write("0123456789");
    work(*file);
    REQUIRE(file->commit());
    return test::read_file(folder.file("a"));
}

} // namespace

TEST_CASE("an output file is written, read and sought like any other") {
    CHECK(after([](io::OutputFile&) {}) == "0123456789");
    CHECK(after([](io::OutputFile& file) {
              file.seek(3);
              file.write("abc");
              CHECK(file.position() == 6);
              CHECK(file.read(100) == "6789");
              CHECK(file.read(1).empty());
              CHECK(file.size() == 10);
              file.truncate(7);
          }) == "012abc6");
}

TEST_CASE("what stands behind a replaced part moves, forth or back") {
    const auto replaced = [](std::int64_t at, std::int64_t count, const std::string& bytes) {
        return after([&](io::OutputFile& file) { file.replace(at, count, bytes); });
    };
    CHECK(replaced(0, 0, "ab") == "ab0123456789");
    CHECK(replaced(2, 3, "abcdef") == "01abcdef56789");
    CHECK(replaced(2, 3, "a") == "01a56789");
    CHECK(replaced(2, 3, "") == "0156789");
    CHECK(replaced(10, 0, "ab") == "0123456789ab");
}

TEST_CASE("a part larger than what moves at once moves whole") {
    const TemporaryFolder folder;
    auto file = io::OutputFile::create(folder.file("a"));
    REQUIRE(file);
    std::string bytes;
    for (int i = 0; i < 500'000; ++i) bytes += std::to_string(i) + ",";
    file->write(bytes);
    file->replace(5, 0, "#");
    file->replace(0, 3, "");
    REQUIRE(file->commit());
    const bool same =
        test::read_file(folder.file("a")) == bytes.substr(3, 2) + "#" + bytes.substr(5);
    CHECK(same);
}

TEST_CASE("an output file that is not committed leaves nothing") {
    const TemporaryFolder folder;
    {
        auto file = io::OutputFile::create(folder.file("a"));
        REQUIRE(file);
        file->write("0123456789");
    }
    CHECK(folder.names().empty());
}
