// SPDX-License-Identifier: Apache-2.0
// Where a listener stopped, and going on from there.
#include <catch2/catch.hpp>

#include <algorithm>

#include "play/listener.hpp"

using namespace narrate::test;

namespace {

const std::string kStory = "The ferry left at noon. It carried forty people and a dog, and not one "
                           "of them was late. By evening it was back.\n";

/// Quits as soon as this text is heard.
void listen_until(Pty& player, const std::string& text) {
    REQUIRE(player.wait_for(text));
    player.type("q");
    CHECK(player.exit() == 0);
}

} // namespace

TEST_CASE("narrate alone goes on with the sentence at which the listener stopped") {
    Listener listener;
    const std::string story = listener.write("story.txt", kStory);
    Pty player = listener.open({"--plain", story});
    listen_until(player, "It carried");
    const auto history = listener.run({"history"});
    INFO(history.out);
    CHECK(history.out.find(" 21%  ") != std::string::npos);
    CHECK(history.out.find(story) != std::string::npos);

    const auto resumed = listener.run({"--rate", "4"});
    CHECK(resumed.exit == 0);
    CHECK(resumed.out == "It carried forty people and a dog, and not one of them was late.\n"
                         "By evening it was back.\n");
    CHECK(listener.run({"history"}).out.find("100%") != std::string::npos);
    const auto finished = listener.run({});
    CHECK(finished.exit == 2);
    CHECK(finished.out.empty());
    CHECK(finished.err == "narrate: nothing was left unfinished (give an article: narrate FILE; "
                          "narrate history lists what was heard)\n");
}

TEST_CASE("a file goes on where it was left, unless it is to be heard from its start") {
    Listener listener;
    const std::string story = listener.write("story.txt", kStory);
    Pty player = listener.open({"--plain", "--rate", "4", story});
    listen_until(player, "By evening");
    Pty anew = listener.open({"--plain", "--from-start", story});
    REQUIRE(anew.wait_for("The ferry left"));
    anew.type("\x1b[C"); // It is the place of this one that is remembered from now on.
    listen_until(anew, "It carried");
    const auto resumed = listener.run({"play", "--rate", "4", story});
    CHECK(resumed.exit == 0);
    CHECK(resumed.out.starts_with("It carried"));
    // What was heard to its end begins anew.
    Pty again = listener.open({"--plain", story});
    listen_until(again, "The ferry left");
    CHECK(again.output().starts_with("The ferry left"));
}

TEST_CASE("text that was piped in can be gone on with later") {
    Listener listener;
    listener.set("STORY", listener.write("story.txt", kStory));
    Pty player = listener.shell("cat $STORY | $NARRATE - --plain");
    listen_until(player, "It carried");
    const auto resumed = listener.run({"--rate", "4"});
    CHECK(resumed.exit == 0);
    CHECK(resumed.out.starts_with("It carried"));
}

TEST_CASE("an article inside a feed is gone on with in that feed") {
    Listener listener;
    const std::string feed = source("tests/samples/feeds/harbour.rss");
    Pty player = listener.open({"--plain", feed});
    REQUIRE(player.wait_for("The tide & the town"));
    player.type("n");
    REQUIRE(player.wait_for("A door for a boat"));
    player.type("\x1b[C\x1b[C");
    listen_until(player, "The school opens again tomorrow");
    Pty resumed = listener.open({"--plain"});
    listen_until(resumed, "The school opens again tomorrow");
    CHECK(resumed.output().find("A door for a boat") == std::string::npos);
    CHECK(resumed.output().find("The tide") == std::string::npos);
}

TEST_CASE("a place that cannot be remembered is told once, and the article is heard all the same") {
    Listener listener;
    listener.set("XDG_STATE_HOME", listener.write("state", "no folder"));
    const auto played = listener.run({"play", "--rate", "4", listener.write("story.txt", kStory)});
    CHECK(played.exit == 0);
    CHECK(played.out.find("By evening it was back.") != std::string::npos);
    CHECK(played.err.find("the place is not remembered") != std::string::npos);
    CHECK(std::count(played.err.begin(), played.err.end(), '\n') == 1);
}
