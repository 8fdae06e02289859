// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "cli/queue.hpp"
#include "support/command.hpp"
#include "support/web_server.hpp"

using namespace narrate;
using namespace narrate::test;
using cli::make_queue;
using cli::Queue;

namespace {

const std::string kText = "The river rose in the night, and the old quay stood under water by "
                          "seven in the morning.";

std::string page(const std::string& title) {
    return "<html><body><h1>" + title + "</h1><p>" + kText + "</p></body></html>";
}

std::vector<std::string> names(const Queue& queue) {
    std::vector<std::string> result;
    for (const auto& item : queue.items)
        result.push_back(std::filesystem::path(item.input).filename().string());
    return result;
}

std::string title_at(Queue& queue, std::size_t place) {
    const auto article = queue.load(place);
    return article ? article->metadata.title : article.error().message();
}

std::string sample(const std::string& name) {
    return source("tests/samples/feeds/" + name);
}

} // namespace

TEST_CASE("a folder is its articles, sorted as people sort them, without hidden ones and folders") {
    const TemporaryFolder folder;
    for (const char* const name : {"10.html", "2.html", "b.TXT", "A.md", ".hidden.html", "sea.jpg"})
        CHECK_FALSE(folder.write(name, page("The tide at Ostrey")).empty());
    std::filesystem::create_directory(folder.file("inside.html"));
    CHECK_FALSE(folder.write("site.xml", "<urlset><url/></urlset>").empty());
    CHECK_FALSE(folder.write("feed.xml", read_file(sample("harbour.rss"))).empty());
    Queue queue = make_queue({folder.file("")}, {});
    CHECK((names(queue) ==
           std::vector<std::string>{"2.html", "10.html", "A.md", "b.TXT", "feed.xml"}));
    CHECK(title_at(queue, 0) == "The tide at Ostrey");
}

TEST_CASE("a queue reads nothing before it is asked to, and only what it is asked for") {
    const TemporaryFolder folder;
    const std::string first = folder.write("first.html", "");
    const std::string pipe = folder.file("pipe.html");
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0); // Opening it would never end.
    Queue queue = make_queue({first, pipe, "http://127.0.0.1:9/"}, {});
    CHECK(queue.items.size() == 3);
    CHECK_FALSE(folder.write("first.html", page("Written since")).empty());
    CHECK(title_at(queue, 0) == "Written since");
}

TEST_CASE("an input that is missing is told when its turn comes, and the others are heard") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.file("empty"));
    Queue queue = make_queue(
        {folder.file("missing.html"), folder.write("a.html", page("A tide")), folder.file("empty")},
        {});
    REQUIRE(queue.items.size() == 3);
    const auto missing = queue.load(0);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::input_unreadable);
    CHECK(missing.error().where == folder.file("missing.html"));
    CHECK(title_at(queue, 1) == "A tide");
    const auto empty = queue.load(2);
    REQUIRE_FALSE(empty);
    CHECK(empty.error().what == "is a folder without articles");
    CHECK_FALSE(empty.error().hint.empty());
    CHECK(title_at(queue, 1) == "A tide"); // Back again.
}

TEST_CASE("a feed becomes its entries in its place, and teasers are told of") {
    const TemporaryFolder folder;
    Queue queue = make_queue({folder.write("a.html", page("Before it")), sample("harbour.rss"),
                              folder.write("b.html", page("Behind it"))},
                             {});
    REQUIRE(queue.items.size() == 3);
    CHECK(title_at(queue, 0) == "Before it");
    CHECK(title_at(queue, 1) == "The tide & the town");
    REQUIRE(queue.items.size() == 4);
    CHECK(queue.items[1].title == "The tide & the town");
    CHECK(queue.items[1].input == sample("harbour.rss"));
    CHECK(title_at(queue, 2) == "A door for a boat");
    CHECK(title_at(queue, 3) == "Behind it");
    CHECK(title_at(queue, 1) == "The tide & the town");
    REQUIRE(queue.notes.size() == 1);
    CHECK((queue.notes[0] ==
           sample("harbour.rss") +
               ": \"Lock closed for repairs\" is left out: the feed holds 12 words of it; hear all "
               "of it with: narrate https://post.example/lock"));
}

TEST_CASE("a feed of teasers alone is an error that says what to do, once") {
    const TemporaryFolder folder;
    const auto item = [](const std::string& link) {
        return "<item><title>T</title><link>" + link +
               "</link><description>The river rose…"
               "</description></item>";
    };
    const auto feed = [&](const std::string& link) {
        return folder.write("feed.xml", "<rss><channel>" + item(link) + "</channel></rss>");
    };
    const auto hint = [&](const std::string& link) {
        Queue queue = make_queue({feed(link)}, {});
        const auto article = queue.load(0);
        REQUIRE_FALSE(article);
        CHECK(article.error().code == ErrorCode::no_article);
        CHECK(queue.items.size() == 1);
        CHECK(queue.notes.empty());
        return article.error().hint;
    };
    CHECK(hint("https://a.example/t") == "hear all of it with: narrate https://a.example/t");
    CHECK(hint("https://a.example/?a=1&amp;b") ==
          "hear all of it with: narrate 'https://a.example/?a=1&b'");
    // What a shell could take for more than an address is not offered for copying.
    for (const char* const link : {"https://a.example/';reboot'", "https://a.example/`id`",
                                   "-o/etc/passwd", "https://a.example/a b", "javascript:x"})
        CHECK(hint(link) == "open its page, and give narrate the address");
}

TEST_CASE("of a broken feed what stands before the fault is heard, with a note") {
    const TemporaryFolder folder;
    std::string broken = read_file(sample("harbour.rss"));
    broken.resize(broken.find("<title>A door"));
    Queue queue = make_queue({folder.write("feed", broken)}, {});
    CHECK(title_at(queue, 0) == "The tide & the town");
    CHECK(queue.items.size() == 1);
    REQUIRE(queue.notes.size() == 2);
    CHECK(queue.notes[1].find("line ") != std::string::npos);
    CHECK(queue.notes[1].ends_with("what stands before is heard"));
}

TEST_CASE("a feed at an address is fetched when it is its turn, and once") {
    int fetched = 0;
    const WebServer server([&](const std::string&, const std::string&) {
        ++fetched;
        return response(200, "Content-Type: application/rss+xml; charset=utf-8\r\n",
                        read_file(sample("harbour.rss")));
    });
    Queue queue = make_queue({server.address("/feed")}, {});
    CHECK(fetched == 0);
    CHECK(title_at(queue, 0) == "The tide & the town");
    CHECK(queue.items.size() == 2);
    CHECK(title_at(queue, 1) == "A door for a boat");
    CHECK(title_at(queue, 0) == "The tide & the town");
    CHECK(fetched == 1);
}

TEST_CASE("a page that was fetched is kept for when it is heard again") {
    int fetched = 0;
    const WebServer server([&](const std::string&, const std::string&) {
        ++fetched;
        return response(200, "Content-Type: text/html\r\n", page("The tide at Ostrey"));
    });
    Queue queue = make_queue({server.address("/tide")}, {});
    CHECK(title_at(queue, 0) == "The tide at Ostrey");
    CHECK(title_at(queue, 0) == "The tide at Ostrey");
    CHECK(fetched == 1);
}

TEST_CASE("standard input is read once, and may be heard again") {
    const TemporaryFolder folder;
    const std::string file = folder.write("in", page("From a pipe"));
    const int kept = dup(STDIN_FILENO);
    REQUIRE(freopen(file.c_str(), "r", stdin) != nullptr);
    Queue queue = make_queue({"-", "-"}, {});
    CHECK(title_at(queue, 0) == "From a pipe");
    CHECK(title_at(queue, 1) == "From a pipe");
    CHECK(title_at(queue, 0) == "From a pipe");
    dup2(kept, STDIN_FILENO);
    close(kept);
}

TEST_CASE("the user's options and rules hold for the entries of a feed, too") {
    ExtractOptions options;
    options.rules.drop = {"The ferry does not run*"};
    Queue queue = make_queue({sample("harbour.rss")}, options);
    const auto article = queue.load(0);
    REQUIRE(article);
    CHECK(article->text.find("The ferry does not run") == std::string::npos);
    CHECK(article->text.find("The river rose") != std::string::npos);
}

TEST_CASE("what could be read but once and was left in its middle is not taken for an article") {
    const TemporaryFolder folder;
    const std::string pipe = folder.file("pipe");
    REQUIRE(::mkfifo(pipe.c_str(), S_IRUSR | S_IWUSR) == 0);
    const std::string file = folder.write("file.html", page("The tide at Ostrey"));
    Queue queue = make_queue({pipe, file}, {});
    std::stop_source stop;
    stop.request_stop();
    for (const std::size_t place : {0U, 1U})
        CHECK(queue.load(place, stop.get_token()).error().code == ErrorCode::cancelled);
    const auto again = queue.load(0);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::input_unreadable);
    CHECK(title_at(queue, 1) == "The tide at Ostrey");
}
