// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "io/atomic_file.hpp"
#include "support/command.hpp"

using namespace narrate;
using test::TemporaryFolder;

TEST_CASE("a file has its name only once it is whole") {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.txt");
    auto file = io::AtomicFile::create(path);
    REQUIRE(file);
    CHECK(io::write_all(file->descriptor(), "all of it") == 0);
    CHECK(folder.names().empty());
    REQUIRE(file->commit());
    CHECK(folder.names() == std::vector<std::string>{"a.txt"});
    CHECK(test::read_file(path) == "all of it");
}

TEST_CASE("a file that is given up leaves the old one and nothing else") {
    const TemporaryFolder folder;
    const std::string path = folder.write("a.txt", "old");
    {
        auto file = io::AtomicFile::create(path);
        REQUIRE(file);
        CHECK(io::write_all(file->descriptor(), "half") == 0);
    }
    CHECK(test::read_file(path) == "old");
    CHECK(folder.names() == std::vector<std::string>{"a.txt"});
    REQUIRE(io::write_file(path, "new"));
    CHECK(test::read_file(path) == "new");
}

TEST_CASE("nothing but a regular file is ever replaced") {
    const TemporaryFolder folder;
    for (const std::string& path : {std::string("/dev/null"), folder.file(".")}) {
        const auto file = io::AtomicFile::create(path);
        REQUIRE_FALSE(file);
        CHECK(file.error().code == ErrorCode::output_failed);
        CHECK_FALSE(file.error().hint.empty());
    }
}
