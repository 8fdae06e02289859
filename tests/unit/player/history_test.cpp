// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "base/fingerprint.hpp"
#include "player/history.hpp"
#include "support/command.hpp"

using namespace narrate;
using namespace narrate::player;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kToday = 1'700'000'000;
constexpr std::int64_t kDay = 86'400;

Remembered article(const std::string& title, std::int64_t listened = kToday) {
    return {base::to_string(base::fingerprint(title)),
            title,
            "/articles/" + title + ".html",
            40,
            100,
            listened,
            false};
}

std::string titles(const std::vector<Remembered>& articles) {
    std::string all;
    for (const Remembered& one : articles) all += one.title + " ";
    return all;
}

std::string position_file(const TemporaryFolder& folder, const Remembered& one) {
    return folder.file("narrate/positions/" + one.id + ".json");
}

unsigned mode_of(const std::string& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 07777U;
}

} // namespace

TEST_CASE("where a listener stopped is found again") {
    const TemporaryFolder folder;
    const History history(folder.file("narrate"));
    const Remembered tide = article("tide");
    CHECK_FALSE(history.find(tide.id));
    CHECK_FALSE(history.unfinished());
    REQUIRE(history.store(tide));
    CHECK((history.find(tide.id) == tide));
    Remembered further = tide;
    further.remaining = 0;
    further.finished = true;
    further.listened += 60;
    REQUIRE(history.store(further));
    CHECK((history.find(tide.id) == further));
    CHECK(history.all().size() == 1);
}

TEST_CASE("the newest article comes first") {
    const TemporaryFolder folder;
    const History history(folder.file("narrate"));
    REQUIRE(history.store(article("b", kToday + 1)));
    REQUIRE(history.store(article("c", kToday + 2)));
    REQUIRE(history.store(article("a", kToday)));
    CHECK(titles(history.all()) == "c b a ");
    CHECK(history.unfinished()->title == "c");
}

TEST_CASE("what was heard to its end, or cannot be opened again, is not gone on with") {
    const TemporaryFolder folder;
    const History history(folder.file("narrate"));
    REQUIRE(history.store(article("left", kToday)));
    Remembered heard = article("heard", kToday + 2);
    heard.finished = true;
    REQUIRE(history.store(heard));
    Remembered lost = article("lost", kToday + 1);
    lost.input.clear();
    REQUIRE(history.store(lost));
    CHECK(history.unfinished()->title == "left");
}

TEST_CASE("any title and any input come back as they were") {
    const TemporaryFolder folder;
    const History history(folder.file("narrate"));
    Remembered odd = article("odd");
    odd.title = "\"Ebb\" \\ flood\x1b[2J – é";
    odd.input = "/tmp/caf\xe9 \xff.html"; // Names of files need not be UTF-8.
    REQUIRE(history.store(odd));
    CHECK((history.find(odd.id) == odd));
    odd.title = "ebb\xff" + std::string(600, 'x') + std::string(5000, '\n');
    odd.input = "/" + std::string(4000, '\xfe');
    REQUIRE(history.store(odd));
    CHECK((history.find(odd.id)->input == odd.input));
    CHECK((history.find(odd.id)->title == "ebb\uFFFD" + std::string(494, 'x')));
    odd.input = std::string(100'000, 'a');
    REQUIRE(history.store(odd));
    CHECK(history.find(odd.id)->input.empty());
}

TEST_CASE("the history is for the user's eyes alone") {
    const TemporaryFolder folder;
    const History history(folder.file("state/narrate"));
    REQUIRE(history.store(article("tide")));
    REQUIRE(history.keep_input(article("tide").id, "The tide rose."));
    for (const char* made :
         {"state", "state/narrate", "state/narrate/positions", "state/narrate/inputs"}) {
        INFO(made);
        CHECK(mode_of(folder.file(made)) == 0700);
    }
}

TEST_CASE("damaged and hostile files are passed over") {
    const TemporaryFolder folder;
    const History history(folder.file("narrate"));
    const Remembered good = article("good");
    const Remembered bad = article("bad");
    REQUIRE(history.store(good));
    REQUIRE(history.store(bad));
    const std::string path = position_file(folder, bad);
    const std::string text = test::read_file(path);
    const auto with = [&text](const std::string& part, const std::string& other) {
        std::string changed = text;
        const std::size_t at = changed.find(part);
        REQUIRE(at != std::string::npos);
        return changed.replace(at, part.size(), other);
    };
    const std::vector<std::string> damaged{
        "",
        "null",
        "[]",
        "{}",
        text.substr(0, text.size() / 2),
        text + text,
        std::string(100'000, '['),
        text + std::string(100'000, ' '),
        std::string(1000, '\0'),
        with("\"schema\":1", "\"schema\":2"),
        with("\"remaining\":40", "\"remaining\":101"),
        with("\"remaining\":40", "\"remaining\":-1"),
        with("\"remaining\":40", "\"remaining\":1e3"),
        with("\"remaining\":40", "\"remaining\":99999999999999999999999"),
        with("\"listened\":1700000000", "\"listened\":18446744073709551615"),
        with("\"title\":\"bad\"", "\"title\":7"),
        with("\"input\":\"", "\"input\":\"\\u0000"),
        with("\"finished\":false", "\"finished\":0"),
    };
    for (const std::string& bytes : damaged) {
        (void)folder.write("narrate/positions/" + bad.id + ".json", bytes);
        CHECK_FALSE(history.find(bad.id));
        CHECK(titles(history.all()) == "good ");
    }
    // What a reader would wait for, and what has no name of ours.
    fs::remove(path);
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    fs::create_directory(folder.file("narrate/positions/" + std::string(32, 'a') + ".json"));
    (void)folder.write("narrate/positions/notes.json", text);
    (void)folder.write("narrate/positions/" + bad.id, text);
    CHECK(titles(history.all()) == "good ");
    REQUIRE(history.store(article("another")));
    CHECK(history.all().size() == 2);
}

TEST_CASE("nothing but a fingerprint becomes the name of a file") {
    const TemporaryFolder folder;
    const History history(folder.file("narrate"));
    Remembered bad = article("bad");
    for (const char* id : {"", "../../etc/passwd", "ABCDEFABCDEFABCDEFABCDEFABCDEFAB",
                           "/../0123456789abcdef0123456789ab"}) {
        bad.id = id;
        CHECK(history.store(bad).error().code == ErrorCode::invalid_argument);
        CHECK(history.keep_input(id, "x").error().code == ErrorCode::invalid_argument);
        CHECK_FALSE(history.find(id));
    }
    CHECK(folder.names().empty());
}

TEST_CASE("what came from standard input is kept until its place is forgotten") {
    const TemporaryFolder folder;
    const History history(folder.file("narrate"));
    Remembered piped = article("piped", kToday - 400 * kDay);
    const auto path = history.keep_input(piped.id, "The tide rose.");
    REQUIRE(path);
    piped.input = *path;
    REQUIRE(history.store(piped));
    CHECK(test::read_file(history.find(piped.id)->input) == "The tide rose.");
    REQUIRE(history.store(article("new")));
    CHECK(titles(history.all()) == "new ");
    CHECK_FALSE(fs::exists(*path));
}

TEST_CASE("an input without a place goes after a day, and not before") {
    const TemporaryFolder folder;
    const History history(folder.file("narrate"));
    const auto path = history.keep_input(article("piped").id, "The tide rose.");
    REQUIRE(path);
    REQUIRE(history.store(article("a")));
    CHECK(fs::exists(*path));
    fs::last_write_time(*path, fs::file_time_type::clock::now() - std::chrono::hours(25));
    REQUIRE(history.store(article("b")));
    CHECK_FALSE(fs::exists(*path));
}

TEST_CASE("the history keeps as many articles as it may, for a year") {
    const TemporaryFolder folder;
    const History history(folder.file("narrate"));
    REQUIRE(history.store(article("last year", kToday - 366 * kDay)));
    REQUIRE(history.store(article("this year", kToday - 364 * kDay)));
    REQUIRE(history.store(article("today")));
    CHECK(titles(history.all()) == "today this year ");

    // Written past store, which would wait for the disk each time.
    const std::string text = test::read_file(position_file(folder, article("this year")));
    for (std::size_t i = 0; i < kMostRemembered; ++i)
        (void)folder.write("narrate/positions/" +
                               base::to_string(base::fingerprint(std::to_string(i))) + ".json",
                           text);
    CHECK(history.all().size() == kMostRemembered + 2);
    REQUIRE(history.store(article("now", kToday + 1)));
    CHECK(history.all().size() == kMostRemembered);
    CHECK(titles(history.all()).starts_with("now today this year "));
}

TEST_CASE("two players at once lose nothing") {
    const TemporaryFolder folder;
    const auto play = [&folder](const std::string& name) {
        const History history(folder.file("narrate"));
        for (int i = 0; i < 20; ++i) {
            CHECK(history.store(article(name + std::to_string(i), kToday + i)));
            Remembered both = article("both", kToday + 100);
            both.remaining = static_cast<std::size_t>(i);
            CHECK(history.store(both));
            CHECK(history.find(both.id));
        }
    };
    std::thread other(play, "a");
    play("b");
    other.join();
    const History history(folder.file("narrate"));
    CHECK(history.all().size() == 41);
    CHECK(history.unfinished()->remaining == 19);
    CHECK(TemporaryFolder::names_in(folder.file("narrate/positions")).size() == 41);
}

TEST_CASE("a folder that cannot be written is an error with a way out") {
    const TemporaryFolder folder;
    const History history(folder.write("file", "") + "/narrate");
    const auto stored = history.store(article("tide"));
    REQUIRE_FALSE(stored);
    CHECK(stored.error().code == ErrorCode::output_failed);
    CHECK(stored.error().message().find("where you stopped cannot be remembered") !=
          std::string::npos);
    CHECK(stored.error().message().find("XDG_STATE_HOME") != std::string::npos);
    CHECK_FALSE(history.keep_input(article("tide").id, "x"));
    CHECK(history.all().empty());
}

TEST_CASE("everything can be forgotten") {
    const TemporaryFolder folder;
    const History history(folder.file("narrate"));
    CHECK(history.clear());
    REQUIRE(history.store(article("tide")));
    REQUIRE(history.keep_input(article("tide").id, "The tide rose."));
    (void)folder.write("narrate/positions/damaged", "?");
    CHECK(history.clear());
    CHECK(history.all().empty());
    CHECK(TemporaryFolder::names_in(folder.file("narrate/positions")).empty());
    CHECK(TemporaryFolder::names_in(folder.file("narrate/inputs")).empty());
    CHECK(history.store(article("tide")));
}

TEST_CASE("an input is remembered as it can be found from anywhere") {
    const std::string here = fs::current_path().string();
    CHECK(remembered_input("a/../tide.html") == here + "/tide.html");
    CHECK(remembered_input("/articles/tide.html") == "/articles/tide.html");
    CHECK(remembered_input("https://www.courier.example/tide") ==
          "https://www.courier.example/tide");
    CHECK(remembered_input("-").empty());
}
