// SPDX-License-Identifier: Apache-2.0
// `narrate history`, on files as the player leaves them.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/command.hpp"

using namespace narrate::test;
using nlohmann::json;

namespace {

class State {
public:
    void remember(char id, json position) const {
        position["schema"] = 1;
        (void)folder_.write("narrate/positions/" + std::string(32, id) + ".json", position.dump());
    }
    void write(const std::string& name, const std::string& bytes) const {
        (void)folder_.write("narrate/" + name, bytes);
    }
    [[nodiscard]] CommandResult history(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> command{program("narrate"), "history"};
        command.insert(command.end(), more.begin(), more.end());
        CommandOptions options;
        options.environment["XDG_STATE_HOME"] = folder_.file("");
        options.environment["TZ"] = "UTC";
        return run(command, options);
    }
    [[nodiscard]] std::vector<std::string> names(const std::string& name) const {
        return TemporaryFolder::names_in(folder_.file("narrate/" + name));
    }

private:
    TemporaryFolder folder_;
};

json position(const std::string& title, const std::string& input, int remaining, int listened,
              bool finished = false) {
    return {{"title", title}, {"input", input},       {"remaining", remaining},
            {"size", 1000},   {"listened", listened}, {"finished", finished}};
}

} // namespace

TEST_CASE("what was listened to is listed, newest first") {
    const State state;
    state.remember('a', position("The tide", "/articles/tide.html", 999, 1'711'030'000));
    state.remember(
        'b', position("The ferry", "https://www.courier.example/ferry", 0, 1'711'030'200, true));
    state.remember('c', position("", "", 575, 1'711'030'100));
    state.write("positions/" + std::string(32, 'd') + ".json", "damaged");
    const auto listed = state.history();
    CHECK(listed.exit == 0);
    CHECK(listed.err.empty());
    CHECK(listed.out == "2024-03-21 14:10  100%  The ferry  https://www.courier.example/ferry\n"
                        "2024-03-21 14:08   42%  –\n"
                        "2024-03-21 14:06    0%  The tide  /articles/tide.html\n");
}

TEST_CASE("the history can be read by programs") {
    const State state;
    state.remember('a', position("The tide", "", 250, 1'711'030'000));
    const auto listed = state.history({"--json"});
    CHECK(listed.exit == 0);
    const json expected{{"schema", "narrate.history/1"},
                        {"articles",
                         {{{"id", std::string(32, 'a')},
                           {"title", "The tide"},
                           {"input", nullptr},
                           {"percent", 75},
                           {"remaining", 250},
                           {"size", 1000},
                           {"listened", 1'711'030'000},
                           {"finished", false}}}}};
    CHECK(json::parse(listed.out) == expected);
}

TEST_CASE("nothing that the history holds commands the terminal") {
    const State state;
    state.remember('a', position("\x1b[2J\nThe tide\u202e", "/tmp/\x1b]0;x\x07", 1, 1));
    const auto listed = state.history();
    CHECK(listed.out == "1970-01-01 00:00   99%  [2J The tide  /tmp/]0;x\n");
    CHECK(state.history({"--json"}).out.find('\x1b') == std::string::npos);
}

TEST_CASE("the history can be forgotten") {
    const State state;
    CHECK(state.history({"--clear"}).exit == 0);
    state.remember('a', position("The tide", "", 250, 1));
    state.write("inputs/" + std::string(32, 'a'), "The tide rose.");
    CHECK(state.history({"--clear", "--json"}).exit == 2);
    CHECK(state.names("positions").size() == 1);
    const auto cleared = state.history({"--clear"});
    CHECK(cleared.exit == 0);
    CHECK(cleared.out.empty());
    CHECK(state.names("positions").empty());
    CHECK(state.names("inputs").empty());
    const auto listed = state.history();
    CHECK(listed.exit == 0);
    CHECK(listed.out.empty());
    CHECK(listed.err == "narrate: nothing is remembered\n");
}
