// SPDX-License-Identifier: Apache-2.0
// The loop with a display, a house and a sound card of the test's own. Each picture that it shows
// is a step of the test: it presses keys there, and lets the card take some sound.
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>

#include "io/signals.hpp"
#include "player/loop.hpp"
#include "support/fake_card.hpp"

using namespace narrate;
using namespace narrate::player;
using namespace narrate::test;
using namespace std::chrono_literals;

namespace {

using Step = std::function<void(const Scene&)>;

class StepDisplay final : public Display {
public:
    StepDisplay() { REQUIRE(::pipe2(pipe_.data(), O_CLOEXEC) == 0); }
    StepDisplay(const StepDisplay&) = delete;
    StepDisplay& operator=(const StepDisplay&) = delete;
    ~StepDisplay() override {
        for (const int end : pipe_) ::close(end);
    }

    Result<void> show(const Scene& scene) override {
        messages.push_back(scene.message);
        if (closed) return Error{ErrorCode::output_closed, "closed", {}, {}, {}};
        if (step) step(scene);
        return {};
    }
    [[nodiscard]] int input() const override { return pipe_[0]; }
    void suspend() override { ++suspended; }
    void resume() override { ++resumed; }

    void press(std::string_view keys) const {
        REQUIRE(::write(pipe_[1], keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
    }
    [[nodiscard]] bool told(const std::string& message) const {
        return std::find(messages.begin(), messages.end(), message) != messages.end();
    }

    Step step;
    bool closed = false;
    int suspended = 0;
    int resumed = 0;
    std::vector<std::string> messages; ///< One a picture.

private:
    std::array<int, 2> pipe_{-1, -1};
};

struct Noted {
    std::size_t place = 0; ///< Of the article.
    std::size_t position = 0;
    bool finished = false;
    friend bool operator==(const Noted&, const Noted&) = default;
};

/// Has articles of some items each; what has none cannot be opened.
class StepHouse final : public House {
public:
    Result<OpenedArticle> open(std::size_t place, const std::stop_token& stop) override {
        ++opened;
        while (place == slow && !stop.stop_requested()) std::this_thread::sleep_for(1ms);
        if (place == slow || !queue[place])
            return Error{ErrorCode::input_unreadable, "cannot be read", {}, {}, {}};
        return OpenedArticle{queue[place], from, "voice", place, queue.size()};
    }
    [[nodiscard]] std::size_t articles() const override { return queue.size(); }
    std::vector<std::string> voices(const Article&) override { return {"voice", "other"}; }
    void use_voice(const std::string& name) override { voice = name; }
    void remember(const Article& article, std::size_t position, bool finished) override {
        const auto known = std::find_if(queue.begin(), queue.end(),
                                        [&](const auto& a) { return a.get() == &article; });
        REQUIRE(known != queue.end());
        remembered.push_back({static_cast<std::size_t>(known - queue.begin()), position, finished});
    }
    void note(const Article&, const Narration&) override { ++narrations; }
    void note(const Error& error) override { errors.push_back(error.code); }
    std::vector<std::string> take_messages() override { return std::exchange(messages, {}); }

    std::vector<std::shared_ptr<const Article>> queue;
    std::size_t from = 0;
    std::size_t slow = SIZE_MAX; ///< The place of an article that comes when it is given up.
    std::atomic<int> opened{0};
    std::string voice;
    std::vector<Noted> remembered;
    std::vector<ErrorCode> errors;
    int narrations = 0;
    std::vector<std::string> messages;
};

/// All that a loop needs.
class Stage {
public:
    explicit Stage(const std::vector<int>& items_of) {
        ::setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere", 1); // Nobody's desktop.
        for (const int count : items_of) house.queue.push_back(count > 0 ? items(count) : nullptr);
    }

    /// Runs the loop; `step` is called for each picture while sound is taken.
    LoopEnd run(const Step& step) {
        const io::Signals signals{SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH};
        render::Playback playback(narrators(made), std::make_unique<CardDevice>(card));
        PlayerOptions options;
        options.articles = articles;
        options.sleep = sleep;
        Player player(options);
        display.step = [&](const Scene& scene) {
            step(scene);
            if (takes && card.playout != nullptr) card.hear_whatever(100);
        };
        return run_loop(player, playback, display, house, signals);
    }
    [[nodiscard]] std::size_t size(std::size_t place) const {
        return house.queue[place]->text.size();
    }

    Card card;
    Made made;
    StepDisplay display;
    StepHouse house;
    std::size_t articles = 1; ///< As far as the player knows.
    SleepTimer sleep;
    bool takes = true; ///< Whether the card takes sound.
};

void nothing(const Scene&) {}

/// Whether the sentence of an item is heard by now.
bool hears(const Scene& scene, int item) {
    return scene.article != nullptr && !scene.word.empty() &&
           scene.sentence.begin == place_of(*scene.article, item);
}

} // namespace

TEST_CASE("a loop plays all articles and remembers that they were heard", "[threads]") {
    Stage stage({2, 1});
    const LoopEnd end = stage.run(nothing);
    CHECK_FALSE(end.signal);
    CHECK_FALSE(end.error);
    CHECK(stage.house.remembered ==
          std::vector<Noted>{{0, stage.size(0), true}, {1, stage.size(1), true}});
    CHECK(stage.house.narrations == 2);
    CHECK(stage.card.opened == 1);
}

TEST_CASE("the key q ends a loop, and where the listener was is remembered", "[threads]") {
    Stage stage({20});
    const LoopEnd end = stage.run([&](const Scene& scene) {
        if (hears(scene, 1)) stage.display.press("q");
    });
    CHECK_FALSE(end.signal);
    REQUIRE(stage.house.remembered.size() == 1);
    const Noted noted = stage.house.remembered[0];
    CHECK_FALSE(noted.finished);
    CHECK(noted.position >= place_of(*stage.house.queue[0], 1));
    CHECK(noted.position <= place_of(*stage.house.queue[0], 2));
}

TEST_CASE("a signal ends a loop as q does, and is told", "[threads]") {
    Stage stage({20});
    const LoopEnd end = stage.run([&](const Scene& scene) {
        if (hears(scene, 1)) ::kill(::getpid(), SIGTERM);
    });
    CHECK(end.signal == SIGTERM);
    CHECK(stage.house.remembered.size() == 1);
}

TEST_CASE("a loop without a device ends and says why", "[threads]") {
    Stage stage({3});
    stage.card.missing = true;
    const LoopEnd end = stage.run(nothing);
    REQUIRE(end.error);
    CHECK(end.error->code == ErrorCode::device_unavailable);
}

TEST_CASE("a device that is lost later pauses, is told, and may come back", "[threads]") {
    Stage stage({20});
    bool lost = false;
    bool told = false;
    const LoopEnd end = stage.run([&](const Scene& scene) {
        if (hears(scene, 1) && !std::exchange(lost, true)) stage.card.lost = true;
        if (scene.status.state == Status::State::paused && !told) {
            told = true;
            stage.display.press(" ");
        }
        if (hears(scene, 4)) stage.display.press("q");
    });
    CHECK_FALSE(end.error);
    CHECK(told);
    CHECK(stage.card.opened == 2);
    CHECK(stage.house.errors.empty());
    CHECK(std::any_of(stage.display.messages.begin(), stage.display.messages.end(),
                      [](const std::string& m) { return m.find("gone") != std::string::npos; }));
}

TEST_CASE("what cannot be opened is noted, and the articles of a feed behind it are played",
          "[threads]") {
    Stage stage({0, 1, 1}); // The player learns of three when the first has failed.
    const LoopEnd end = stage.run(nothing);
    CHECK_FALSE(end.error);
    CHECK(stage.house.errors == std::vector<ErrorCode>{ErrorCode::input_unreadable});
    CHECK(stage.house.remembered ==
          std::vector<Noted>{{1, stage.size(1), true}, {2, stage.size(2), true}});
}

TEST_CASE("a queue of which nothing can be opened ends", "[threads]") {
    Stage stage({0, 0});
    stage.articles = 2;
    CHECK_FALSE(stage.run(nothing).error);
    CHECK(stage.house.errors.size() == 2);
    CHECK(stage.display.told("cannot be read"));
}

TEST_CASE("quitting does not wait for an article that is being read", "[threads]") {
    Stage stage({1});
    stage.house.slow = 0;
    stage.run([&](const Scene&) { stage.display.press("q"); });
    CHECK(stage.house.errors.empty());
}

TEST_CASE("another article that is chosen gives up the one that is being read", "[threads]") {
    Stage stage({1, 1});
    stage.articles = 2;
    stage.house.slow = 0;
    bool pressed = false;
    stage.run([&](const Scene&) {
        if (stage.house.opened == 1 && !std::exchange(pressed, true)) stage.display.press("n");
    });
    CHECK(stage.house.errors.empty());
    CHECK(stage.house.remembered == std::vector<Noted>{{1, stage.size(1), true}});
}

TEST_CASE("a display that nobody reads ends a loop", "[threads]") {
    Stage stage({20});
    const LoopEnd end = stage.run([&](const Scene& scene) {
        if (hears(scene, 1)) stage.display.closed = true;
    });
    REQUIRE(end.error);
    CHECK(end.error->code == ErrorCode::output_closed);
    CHECK(stage.house.remembered.size() == 1);
}

TEST_CASE("a narration that breaks off is noted, and gone on with there the next time",
          "[threads]") {
    Stage stage({5});
    stage.made.speech.deadly = 2;
    const LoopEnd end = stage.run(nothing);
    CHECK_FALSE(end.error);
    CHECK(stage.house.errors == std::vector<ErrorCode>{ErrorCode::backend_failed});
    CHECK(stage.house.remembered ==
          std::vector<Noted>{{0, place_of(*stage.house.queue[0], 1), false}});
    CHECK(stage.display.told("the voice died"));
}

TEST_CASE("an article of which nothing can be spoken ends, and is noted", "[threads]") {
    Stage stage({1});
    stage.made.speech.deadly = 0;
    CHECK_FALSE(stage.run(nothing).error);
    CHECK(stage.house.errors == std::vector<ErrorCode>{ErrorCode::backend_failed});
}

TEST_CASE("each message of the house is shown, also the last ones", "[threads]") {
    Stage stage({1});
    stage.house.messages = {"one", "two", "three"};
    bool more = false;
    stage.run([&](const Scene& scene) {
        if (hears(scene, 0) && !std::exchange(more, true)) {
            stage.house.messages = {"four", "five"};
            stage.display.press("q");
        }
    });
    for (const char* message : {"one", "two", "three", "four", "five"})
        CHECK(stage.display.told(message));
}

TEST_CASE("a voice that is chosen speaks on, and is the house's", "[threads]") {
    Stage stage({20});
    bool chosen = false;
    stage.run([&](const Scene& scene) {
        if (hears(scene, 1) && !std::exchange(chosen, true)) stage.display.press("vj\n");
        if (hears(scene, 3)) stage.display.press("q");
    });
    CHECK(stage.house.voice == "other");
    CHECK(stage.made.narrators == 2);
}

TEST_CASE("Ctrl-Z gives the terminal back, and what played before plays again", "[threads]") {
    Stage stage({20});
    const bool paused = GENERATE(false, true);
    // Wakes this program up, as a shell's fg does.
    const pid_t parent = ::getpid();
    const pid_t shell = ::fork();
    if (shell == 0) {
        for (int i = 0; i < 3000; ++i) {
            ::usleep(20'000);
            if (::kill(parent, SIGCONT) != 0) break;
        }
        ::_exit(0);
    }
    bool begun = false;
    bool stopped = false;
    bool as_before = false;
    const LoopEnd end = stage.run([&](const Scene& scene) {
        if (hears(scene, 1) && !std::exchange(begun, true) && paused) stage.display.press(" ");
        const auto wanted = paused ? Status::State::paused : Status::State::playing;
        if (!begun || scene.status.state != wanted) return;
        if (!std::exchange(stopped, true)) {
            ::kill(::getpid(), SIGTSTP);
        } else if (stage.display.resumed == 1) {
            as_before = as_before || paused || hears(scene, 3);
            if (as_before) stage.display.press("q");
        }
    });
    ::kill(shell, SIGKILL);
    ::waitpid(shell, nullptr, 0);
    CHECK_FALSE(end.signal);
    CHECK(as_before);
    CHECK(stage.display.suspended == 1);
    CHECK(stage.display.resumed == 1);
}
