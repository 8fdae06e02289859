// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "io/file.hpp"
#include "io/record_log.hpp"
#include "support/command.hpp"

using namespace narrate;
using base::fingerprint;
using io::RecordLog;
using test::TemporaryFolder;

namespace {

/// A log of these records, and what stands in its file.
std::string write_log(const std::string& path,
                      const std::vector<std::pair<std::string, std::string>>& records) {
    {
        auto log = RecordLog::open(path);
        REQUIRE(log);
        for (const auto& [key, record] : records) log->append(fingerprint(key), record);
    }
    return test::read_file(path);
}

} // namespace

TEST_CASE("a record is found again when its file is opened anew") {
    const TemporaryFolder folder;
    const std::string path = folder.file("deep/er/log");
    const std::string long_one(100'000, 'x');
    {
        auto log = RecordLog::open(path);
        REQUIRE(log);
        CHECK_FALSE(log->find(fingerprint("a")));
        log->append(fingerprint("a"), "first");
        log->append(fingerprint("b"), long_one);
        log->append(fingerprint("c"), "");
        CHECK((log->find(fingerprint("b")) == long_one));
    }
    const auto log = RecordLog::open(path);
    REQUIRE(log);
    CHECK(log->size() == 3);
    CHECK(log->find(fingerprint("a")) == "first");
    CHECK((log->find(fingerprint("b")) == long_one));
    CHECK(log->find(fingerprint("c")) == "");
    CHECK_FALSE(log->find(fingerprint("d")));
}

TEST_CASE("a record that was cut short is none, and those before it stay") {
    const TemporaryFolder folder;
    const std::string path = folder.file("log");
    const std::string whole = write_log(path, {{"a", "first"}, {"b", "the second"}});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        std::ofstream(path, std::ios::binary) << whole.substr(0, size);
        auto log = RecordLog::open(path);
        REQUIRE(log);
        CHECK_FALSE(log->find(fingerprint("b")));
        // And it takes more behind them.
        log->append(fingerprint("c"), "third");
        log.reset();
        log = RecordLog::open(path);
        REQUIRE(log);
        CHECK(log->find(fingerprint("c")) == "third");
    }
}

TEST_CASE("a damaged record is not given out") {
    const TemporaryFolder folder;
    const std::string path = folder.file("log");
    std::string bytes = write_log(path, {{"a", "first"}});
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    std::ofstream(path, std::ios::binary) << bytes;
    const auto log = RecordLog::open(path);
    REQUIRE(log);
    CHECK_FALSE(log->find(fingerprint("a")));
}

TEST_CASE("only one has a log at a time") {
    const TemporaryFolder folder;
    auto first = RecordLog::open(folder.file("log"));
    REQUIRE(first);
    CHECK_FALSE(RecordLog::open(folder.file("log")));
    first.reset();
    CHECK(RecordLog::open(folder.file("log")));
}

TEST_CASE("where no log can be, there is none") {
    CHECK_FALSE(RecordLog::open("/proc/narrate/log"));
}

TEST_CASE("files that nobody came back to for days are removed") {
    namespace fs = std::filesystem;
    const TemporaryFolder folder;
    const std::string old = folder.write("old", "x");
    const std::string young = folder.write("young", "x");
    fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::hours(24 * 8));
    io::remove_old_files(fs::path(old).parent_path().string(), 7);
    CHECK(folder.names() == std::vector<std::string>{"young"});
}
