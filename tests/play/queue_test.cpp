// SPDX-License-Identifier: Apache-2.0
// Several articles: folders, feeds, pipes, and what is wrong with some of them.
#include <catch2/catch.hpp>

#include <algorithm>

#include "play/listener.hpp"

using namespace narrate::test;

namespace {

std::string sample(const std::string& name) {
    return source("tests/samples/feeds/" + name);
}

/// An entry of a feed, with so much text.
std::string entry(const std::string& title, const std::string& text) {
    return "<item><title>" + title + "</title><link>https://post.example/" + title +
           "</link><description>" + text + "</description></item>";
}

std::string feed(const std::string& entries) {
    return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Post</title>" + entries +
           "</channel></rss>";
}

std::string long_text() {
    std::string text;
    for (int i = 0; i < 12; ++i) text += "The ferry left at noon, and by evening it was back. ";
    return text;
}

} // namespace

TEST_CASE("the articles of a folder are heard in the order of their names") {
    Listener listener;
    (void)listener.write("pages/10 last.txt", "The third one.\n");
    (void)listener.write("pages/2 next.md", "The second one.\n");
    (void)listener.write("pages/1 first.html", "<p>The first one of them all.</p>\n");
    (void)listener.write("pages/.hidden.txt", "Not this.\n");
    (void)listener.write("pages/picture.jpg", "Nor this.\n");
    const auto played = listener.run({"play", "--rate", "4", listener.path("pages")});
    CHECK(played.exit == 0);
    CHECK(played.err.empty());
    CHECK(played.out == "The first one of them all.\n\nThe second one.\n\nThe third one.\n");
}

TEST_CASE("a feed is heard article by article, and each one that it lacks is told") {
    Listener listener;
    const std::string path = listener.write(
        "feed.xml", feed(entry("Tide", "The river rose …") + entry("Lock", "The lock is closed …") +
                         entry("The new timetable", long_text())));
    Pty player = listener.shell("$NARRATE --plain --rate 4 " + path + " 2>" + listener.path("err"));
    REQUIRE(player.wait_for("The ferry left"));
    player.type("q");
    CHECK(player.exit() == 0);
    CHECK(player.output().starts_with("The new timetable\n"));
    const std::string told = read_file(listener.path("err"));
    INFO(told);
    CHECK(told.find("\"Tide\" is left out") != std::string::npos);
    CHECK(told.find("narrate https://post.example/Tide") != std::string::npos);
    CHECK(told.find("\"Lock\" is left out") != std::string::npos);
    CHECK(std::count(told.begin(), told.end(), '\n') == 2);
}

TEST_CASE("newsboat pipes an article to the player") {
    Listener listener;
    CommandOptions options;
    options.input = read_file(sample("newsboat.txt"));
    const auto played = listener.run({"play", "-", "--plain", "--rate", "4"}, options);
    CHECK(played.exit == 0);
    CHECK(played.err.empty());
    CHECK(played.out.starts_with("The tide and the town, and what the council means to do about "
                                 "both of them before the summer\n\nThe river rose in the night"));
    CHECK(played.out.ends_with("The ferry does not run until noon.\n"));
}

TEST_CASE("an article that cannot be read is told, and the others are heard") {
    Listener listener;
    const std::string first = listener.write("first.txt", "The first one.\n");
    const std::string last = listener.write("last.txt", "The last one.\n");
    for (const std::vector<std::string>& inputs :
         {Arguments{first, listener.path("no.txt"), last},
          Arguments{listener.path("no.txt"), first, last},
          Arguments{first, last, listener.path("no.txt")}}) {
        Arguments arguments{"play", "--rate", "4", "--from-start"};
        arguments.insert(arguments.end(), inputs.begin(), inputs.end());
        const auto played = listener.run(arguments);
        CHECK(played.exit == 4);
        CHECK(played.out == "The first one.\n\nThe last one.\n");
        CHECK(played.err.find("no.txt: cannot be read") != std::string::npos);
        CHECK(std::count(played.err.begin(), played.err.end(), '\n') == 1);
    }
}

TEST_CASE("a queue of which nothing can be read ends with what is wrong") {
    Listener listener;
    const auto played = listener.run({"play", listener.path("a.txt"), listener.path("b.txt")});
    CHECK(played.exit == 4);
    CHECK(played.out.empty());
    CHECK(played.err.find("a.txt: ") != std::string::npos);
    CHECK(played.err.find("b.txt: ") != std::string::npos);
}
