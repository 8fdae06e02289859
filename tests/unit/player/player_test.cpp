// SPDX-License-Identifier: Apache-2.0
// The player's state machine, without sound, terminal or clock: keys and events go in, wishes and
// scenes come out.
#include <catch2/catch.hpp>

#include <algorithm>

#include "player/player.hpp"
#include "player/settings.hpp"

using namespace narrate;
using namespace std::chrono_literals;
using namespace narrate::player;
using render::PlaybackState;
using Kind = Effect::Kind;

namespace {

std::shared_ptr<const Article> sample() {
    const auto document = parse_document("# The tide gauge\n\n"
                                         "It measures the sea. It does so every six minutes. It "
                                         "never rests.\n\n"
                                         "The old one stays. Nobody looks at it.\n\n"
                                         "## What it costs\n\n"
                                         "Nothing at all. The town pays for the gauge.\n",
                                         {"gauge.md", {}, {}});
    ExtractOptions everything;
    everything.keep_all = true;
    return std::make_shared<const Article>(judge_article(*document, everything));
}

/// A player whose article plays, with what it wants thrown away until now.
class Listening {
public:
    explicit Listening(std::size_t articles = 1, PlayerOptions options = {})
        : player_(with(std::move(options), articles)) {
        open();
    }

    void open(std::size_t place = 0) {
        OpenedArticle opened;
        opened.article = article_;
        opened.place = place;
        opened.voice = "en-gb";
        opened.articles = articles_;
        player_.article_opened(opened, now_);
        hear(0);
        player_.take_effects();
    }

    /// Presses keys by their names and gives what the player wants.
    std::vector<Effect> press(std::initializer_list<std::string_view> names) {
        for (const std::string_view name : names) player_.take_key(*key_named(name), now_);
        return player_.take_effects();
    }
    std::vector<Effect> type(std::string_view text) {
        for (const char c : text) player_.take_key(Key(static_cast<char32_t>(c)), now_);
        return player_.take_effects();
    }
    /// The text of the sentence that one wish leads to.
    std::string sought(const std::vector<Effect>& effects) {
        REQUIRE(effects.size() == 1);
        REQUIRE(effects[0].kind == Kind::seek);
        const Outline outline(*article_);
        hear(effects[0].place);
        return std::string(outline.sentence(outline.place_of(effects[0].place)).of(article_->text));
    }
    std::string press_and_seek(std::string_view name) { return sought(press({name})); }

    void hear(std::size_t position, std::chrono::milliseconds into = 0ms,
              PlaybackState state = PlaybackState::playing) {
        render::PlaybackStatus status;
        status.state = state;
        status.position = position;
        status.into_sentence = into;
        player_.hear(status, now_);
    }
    void pass(std::chrono::nanoseconds time) { now_ += time; }
    std::size_t find(std::string_view text) const { return article_->text.find(text); }

    Player& player() { return player_; }
    [[nodiscard]] Scene scene() const { return player_.scene(now_); }
    [[nodiscard]] const Article& article() const { return *article_; }
    [[nodiscard]] Player::Time now() const { return now_; }

private:
    PlayerOptions with(PlayerOptions options, std::size_t articles) {
        articles_ = articles;
        options.articles = articles;
        return options;
    }

    std::shared_ptr<const Article> article_ = sample();
    std::size_t articles_ = 1;
    Player::Time now_{1h};
    Player player_;
};

bool wants(const std::vector<Effect>& effects, Kind kind) {
    return std::any_of(effects.begin(), effects.end(),
                       [kind](const Effect& effect) { return effect.kind == kind; });
}

} // namespace

TEST_CASE("a player begins with the first article, at the rate and volume that are set") {
    PlayerOptions options;
    options.rate = 1.5;
    options.volume = 50;
    Player player(options);
    CHECK(player.take_effects() == std::vector<Effect>{{Kind::set_rate, 0, 1.5, {}},
                                                       {Kind::set_volume, 0, 0.125, {}},
                                                       {Kind::open, 0, 0, {}}});
    CHECK(player.take_effects().empty());
    CHECK(player.scene(0s).status.state == Status::State::loading);
}

TEST_CASE("space pauses and goes on, and a pause is remembered") {
    Listening listening;
    listening.hear(listening.find("The old"));
    const auto paused = listening.press({"space"});
    REQUIRE(paused.size() == 2);
    CHECK(paused[0].kind == Kind::pause);
    CHECK(paused[1] == Effect{Kind::remember, listening.find("The old"), 0, {}});
    listening.hear(listening.find("The old"), 0ms, PlaybackState::paused);
    CHECK(listening.scene().status.state == Status::State::paused);
    CHECK(listening.press({"space"}) == std::vector<Effect>{{Kind::resume, 0, 0, {}}});
}

TEST_CASE("left and right go by sentences, and left inside one goes to its beginning") {
    Listening listening;
    CHECK(listening.press_and_seek("right") == "It measures the sea.");
    CHECK(listening.press_and_seek("right") == "It does so every six minutes.");
    CHECK(listening.press_and_seek("left") == "It measures the sea.");
    listening.hear(listening.find("sea"), 2s);
    CHECK(listening.press_and_seek("left") == "It measures the sea.");
    CHECK(listening.press_and_seek("left") == "The tide gauge");
    CHECK(listening.press_and_seek("left") == "The tide gauge");
}

TEST_CASE("up and down go by paragraphs") {
    Listening listening;
    CHECK(listening.press_and_seek("down") == "It measures the sea.");
    CHECK(listening.press_and_seek("down") == "The old one stays.");
    listening.hear(listening.find("Nobody"));
    CHECK(listening.press_and_seek("up") == "The old one stays.");
    CHECK(listening.press_and_seek("up") == "It measures the sea.");
}

TEST_CASE("headings, the beginning and the end are a key away") {
    Listening listening;
    CHECK(listening.press_and_seek("page-down") == "What it costs");
    CHECK(listening.press({"page-down"}).empty());
    CHECK(listening.press_and_seek("page-up") == "The tide gauge");
    CHECK(listening.press_and_seek("end") == "The town pays for the gauge.");
    CHECK(listening.press({"right"}).empty());
    CHECK(listening.press_and_seek("home") == "The tide gauge");
}

TEST_CASE("the rate goes by tenths, by halves and back to normal, and stays in bounds") {
    Listening listening;
    CHECK(listening.press({"]"}) == std::vector<Effect>{{Kind::set_rate, 0, 1.1, {}}});
    CHECK(listening.press({"["}) == std::vector<Effect>{{Kind::set_rate, 0, 1.0, {}}});
    CHECK(listening.press({"}"}).back().value == 2);
    CHECK(listening.press({"}"}).back().value == 4);
    CHECK(listening.press({"}"}).back().value == 4);
    CHECK(listening.press({"backspace"}).back().value == 1);
    CHECK(listening.press({"{", "{"}).back().value == 0.5);
    CHECK(listening.scene().status.rate == 0.5);
}

TEST_CASE("the volume goes up and down, and mute is not lost sight of") {
    Listening listening;
    CHECK(listening.press({"9"}).back().value == Approx(0.857).epsilon(0.01));
    CHECK(listening.press({"m"}).back().value == 0);
    CHECK(listening.scene().status.muted);
    CHECK(listening.press({"0"}).back().value == 1);
    CHECK_FALSE(listening.scene().status.muted);
    for (int i = 0; i < 100; ++i) listening.press({"0"});
    CHECK(listening.scene().status.volume == kLoudest);
    for (int i = 0; i < 100; ++i) listening.press({"9"});
    CHECK(listening.scene().status.volume == 0);
}

TEST_CASE("a search shows what it finds as it is typed, and starts from there") {
    Listening listening;
    CHECK(listening.press({"/"}).empty());
    CHECK(listening.scene().prompt->label == "/");
    CHECK(listening.type("GAUGE").empty());
    CHECK(listening.scene().match->of(listening.article().text) == "gauge");
    CHECK(listening.press_and_seek("enter") == "The tide gauge");
    CHECK_FALSE(listening.scene().prompt);
    CHECK(listening.press_and_seek("ctrl-n") == "The town pays for the gauge.");
    // Round the end.
    CHECK(listening.press_and_seek("ctrl-n") == "The tide gauge");
    CHECK(listening.scene().message.find("from the beginning") != std::string::npos);
    CHECK(listening.press_and_seek("ctrl-p") == "The town pays for the gauge.");
}

TEST_CASE("a search that finds nothing says so and goes nowhere, and Escape ends one") {
    Listening listening;
    listening.press({"/"});
    listening.type("whale");
    CHECK(listening.press({"enter"}).empty());
    CHECK(listening.scene().message == "not found: whale");
    listening.press({"/"});
    listening.type("sea");
    CHECK(listening.press({"escape"}).empty());
    CHECK_FALSE(listening.scene().prompt);
    CHECK_FALSE(listening.scene().match);
}

TEST_CASE("g goes to a part of the text in per cent") {
    Listening listening;
    listening.press({"g"});
    listening.type("100");
    CHECK(listening.press_and_seek("enter") == "The town pays for the gauge.");
    listening.press({"g"});
    listening.type("0%");
    CHECK(listening.press_and_seek("enter") == "The tide gauge");
    for (const char* wrong : {"", "101", "-1", "ten", "1e9"}) {
        listening.press({"g"});
        listening.type(wrong);
        CHECK(listening.press({"enter"}).empty());
        CHECK(listening.scene().message == "give a number from 0 to 100");
    }
}

TEST_CASE("v offers the voices, and the one that is chosen goes on") {
    Listening listening;
    CHECK(listening.press({"v"}) == std::vector<Effect>{{Kind::list_voices, 0, 0, {}}});
    listening.player().choose_voice({"en-gb", "en-us", "de"});
    REQUIRE(listening.scene().panel);
    CHECK(listening.scene().panel->selected == 0U); // The present one.
    CHECK(listening.press({"down", "enter"}) ==
          std::vector<Effect>{{Kind::set_voice, 0, 0, "en-us"}});
    CHECK(listening.scene().status.voice == "en-us");
    CHECK_FALSE(listening.scene().panel);
    listening.press({"v"});
    listening.player().choose_voice({"en-gb", "en-us", "de"});
    CHECK(listening.press({"down", "escape"}).empty());
    CHECK(listening.scene().status.voice == "en-us");
}

TEST_CASE("the help lists the keys, and any key closes it") {
    Listening listening;
    listening.press({"?"});
    REQUIRE(listening.scene().panel);
    const auto lines = listening.scene().panel->lines;
    CHECK(std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
        return line.starts_with("space") && line.find("pause") != std::string::npos;
    }));
    listening.press({"down"});
    CHECK(listening.scene().panel->first == 1);
    CHECK(listening.press({"q"}).empty());
    CHECK_FALSE(listening.scene().panel);
}

TEST_CASE("keys of one's own take the place of narrate's") {
    PlayerOptions options;
    options.keys.bind(*key_named("x"), Action::quit);
    options.keys.bind(*key_named("q"), std::nullopt);
    Listening listening(1, options);
    CHECK(listening.press({"q"}).empty());
    CHECK(wants(listening.press({"x"}), Kind::quit));
}

TEST_CASE("the sleep timer pauses when it is due") {
    Listening listening;
    listening.press({"s"});
    CHECK(listening.scene().status.sleep == "15 min");
    listening.pass(14min);
    listening.hear(0);
    CHECK_FALSE(wants(listening.player().take_effects(), Kind::pause));
    listening.pass(1min);
    listening.hear(0);
    CHECK(wants(listening.player().take_effects(), Kind::pause));
    CHECK(listening.scene().status.sleep.empty());
}

TEST_CASE("the end of an article leads to the next one, and the last one's to the end") {
    Listening listening(2);
    listening.hear(0, 0ms, PlaybackState::ended);
    CHECK(listening.player().take_effects() ==
          std::vector<Effect>{{Kind::remember, listening.article().text.size(), 1, {}},
                              {Kind::open, 1, 0, {}}});
    listening.open(1);
    listening.hear(0, 0ms, PlaybackState::ended);
    const auto effects = listening.player().take_effects();
    REQUIRE(effects.size() == 2);
    CHECK(effects[1].kind == Kind::quit);
}

TEST_CASE("a sleep timer for the end of the article ends there") {
    PlayerOptions options;
    options.sleep.set_at_end();
    Listening listening(2, options);
    listening.hear(0, 0ms, PlaybackState::ended);
    const auto effects = listening.player().take_effects();
    CHECK(wants(effects, Kind::quit));
    CHECK_FALSE(wants(effects, Kind::open));
}

TEST_CASE("n and p go through the queue and remember where they left") {
    Listening listening(3);
    listening.hear(listening.find("Nobody"));
    CHECK(listening.press({"p"}).empty());
    CHECK(listening.press({"n"}) ==
          std::vector<Effect>{{Kind::remember, listening.find("Nobody"), 0, {}},
                              {Kind::open, 1, 0, {}}});
    CHECK(listening.scene().status.state == Status::State::loading);
    listening.open(1);
    CHECK(listening.press({"p"}).back() == Effect{Kind::open, 0, 0, {}});
}

TEST_CASE("what cannot be opened is told, and the next article is tried") {
    Listening listening(3);
    listening.press({"n"});
    listening.player().article_failed("cannot be read", 3, listening.now());
    CHECK(listening.player().take_effects() == std::vector<Effect>{{Kind::open, 2, 0, {}}});
    CHECK(listening.scene().message == "cannot be read");
    listening.player().article_failed("cannot be read", 3, listening.now());
    CHECK(wants(listening.player().take_effects(), Kind::quit));
}

TEST_CASE("going back to what cannot be opened leads to what was heard before") {
    Listening listening(2);
    listening.open(1);
    CHECK(listening.press({"p"}).back() == Effect{Kind::open, 0, 0, {}});
    listening.player().article_failed("cannot be read", 2, listening.now());
    CHECK(listening.player().take_effects() == std::vector<Effect>{{Kind::open, 1, 0, {}}});
    listening.player().article_failed("cannot be read", 2, listening.now());
    CHECK(wants(listening.player().take_effects(), Kind::quit));
}

TEST_CASE("a feed whose first article cannot be opened goes on with its second") {
    Player player({});
    player.take_effects();
    player.article_failed("holds no article", 12, 1h);
    CHECK(player.take_effects() == std::vector<Effect>{{Kind::open, 1, 0, {}}});
}

TEST_CASE("an article that could not be spoken to its end is gone on with where it broke off") {
    Listening listening(2);
    listening.hear(listening.find("Nobody"), 0ms, PlaybackState::failed);
    CHECK(listening.player().take_effects() ==
          std::vector<Effect>{{Kind::remember, listening.find("Nobody"), 0, {}},
                              {Kind::open, 1, 0, {}}});
}

TEST_CASE("an article without a sentence ends, too") {
    Listening listening(2);
    OpenedArticle opened;
    opened.article = std::make_shared<const Article>();
    opened.articles = 2;
    listening.player().article_opened(opened, listening.now());
    listening.hear(0);
    CHECK(listening.scene().status.state == Status::State::playing);
    listening.hear(0, 0ms, PlaybackState::failed);
    CHECK(listening.player().take_effects().back() == Effect{Kind::open, 1, 0, {}});
}

TEST_CASE("space also pauses and goes on while an article is being read") {
    Listening listening(2);
    listening.press({"n"});
    CHECK(listening.press({"space"}) == std::vector<Effect>{{Kind::pause, 0, 0, {}}});
    CHECK(listening.player().is_paused());
    CHECK(listening.press({"space"}) == std::vector<Effect>{{Kind::resume, 0, 0, {}}});
    CHECK_FALSE(listening.player().is_paused());
    // A device that was lost has paused by itself.
    listening.open(1);
    listening.hear(0, 0ms, PlaybackState::paused);
    listening.player().take_effects();
    CHECK(listening.press({"space"}) == std::vector<Effect>{{Kind::resume, 0, 0, {}}});
}

TEST_CASE("positions are remembered every few seconds, and where a listener stops") {
    Listening listening;
    listening.pass(1s);
    listening.hear(listening.find("It does"));
    CHECK(listening.player().take_effects().empty());
    listening.pass(10s);
    listening.hear(listening.find("six minutes"));
    CHECK(listening.player().take_effects() ==
          std::vector<Effect>{{Kind::remember, listening.find("It does"), 0, {}}});
    listening.pass(10s);
    listening.hear(listening.find("six minutes"));
    CHECK(listening.player().take_effects().empty()); // The same sentence.
    listening.hear(listening.find("Nobody"));
    listening.player().take_effects();
    const auto effects = listening.press({"q"});
    REQUIRE(effects.size() == 2);
    CHECK(effects[0] == Effect{Kind::remember, listening.find("Nobody"), 0, {}});
    CHECK(effects[1].kind == Kind::quit);
}

TEST_CASE("the status tells where in the article one is, at the rate of listening") {
    Listening listening;
    render::PlaybackNews news;
    const Outline outline(listening.article());
    for (std::size_t i = 0; i < outline.size(); ++i)
        news.spoken.push_back({outline.sentence(i), 4s});
    listening.player().learn(news, listening.now());
    listening.hear(listening.find("Nobody"), 2s);
    Status status = listening.scene().status;
    CHECK(status.position == 22s);
    CHECK(status.length == 36s);
    CHECK_FALSE(status.length_estimated);
    CHECK(status.paragraph == 3);
    CHECK(status.paragraphs == 5);
    CHECK(status.title == listening.article().metadata.title);
    listening.press({"}"});
    status = listening.scene().status;
    CHECK(status.position == 11s);
    CHECK(status.length == 18s);
    CHECK(listening.scene().sentence.of(listening.article().text) == "Nobody looks at it.");
}

TEST_CASE("messages go away by themselves") {
    Listening listening;
    listening.player().tell("saved", listening.now());
    CHECK(listening.scene().message == "saved");
    listening.pass(6s);
    CHECK(listening.scene().message.empty());
}

TEST_CASE("media keys do what keys do") {
    using Request = RemoteRequest::Kind;
    Listening listening(2);
    Player& player = listening.player();
    player.take_request({Request::pause, 0us, 0}, listening.now());
    CHECK(wants(player.take_effects(), Kind::pause));
    player.take_request({Request::play_pause, 0us, 0}, listening.now());
    CHECK(wants(player.take_effects(), Kind::resume));
    player.take_request({Request::set_rate, 0us, 1.5}, listening.now());
    CHECK(player.take_effects().back() == Effect{Kind::set_rate, 0, 1.5, {}});
    player.take_request({Request::set_volume, 0us, 1e300}, listening.now());
    CHECK(listening.scene().status.volume == kLoudest);
    player.take_effects();
    render::PlaybackNews news;
    const Outline outline(listening.article());
    for (std::size_t i = 0; i < outline.size(); ++i)
        news.spoken.push_back({outline.sentence(i), 4s});
    player.learn(news, listening.now());
    player.take_request({Request::seek_to, 4s, 0}, listening.now());
    CHECK(listening.sought(player.take_effects()) == "It measures the sea.");
    CHECK(player.take_progress() == Progress::jumped);
    CHECK(player.take_progress() == Progress::steady);
    player.take_request({Request::seek_by, -100s, 0}, listening.now());
    CHECK(listening.sought(player.take_effects()) == "The tide gauge");
    const RemoteStatus status = player.remote_status();
    CHECK(status.state == RemoteStatus::State::playing);
    CHECK(status.length == 36s);
    CHECK(status.can_go_next);
    CHECK_FALSE(status.can_go_previous);
    player.take_request({Request::next, 0us, 0}, listening.now());
    CHECK(player.take_effects().back() == Effect{Kind::open, 1, 0, {}});
}

TEST_CASE("no key does harm before an article is there, or where it says nothing") {
    Player player({});
    player.take_effects();
    for (int round = 0; round < 2; ++round) {
        for (const ActionDescriptor& action : actions()) {
            if (action.action == Action::quit) continue;
            for (const Key& key : KeyMap::standard().keys_of(action.action)) {
                player.take_key(key, 0s);
                player.take_key(Key(NamedKey::enter), 0s);
                player.take_key(Key(NamedKey::escape), 0s);
            }
        }
        OpenedArticle empty;
        empty.article = std::make_shared<const Article>();
        player.article_opened(empty, 0s);
        render::PlaybackStatus status;
        status.state = PlaybackState::playing;
        player.hear(status, 0s);
        CHECK_NOTHROW(player.scene(0s));
        CHECK_NOTHROW(player.remote_status());
    }
}
