// SPDX-License-Identifier: Apache-2.0
#include "player/history.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <ctime>
#include <memory>

#include "cli/command.hpp"
#include "io/environment.hpp"
#include "io/terminal.hpp"

namespace narrate::cli {

namespace {

using player::Remembered;
using Json = nlohmann::ordered_json;

struct Options {
    bool json = false;
    bool clear = false;
};

/// "2024-03-21 14:05", where the user is.
std::string local_time(std::int64_t seconds) {
    const auto time = static_cast<std::time_t>(seconds);
    std::tm parts{};
    if (::localtime_r(&time, &parts) == nullptr) return {};
    std::array<char, 32> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &parts);
    return {text.data(), size};
}

/// Rounded down: only what was heard to its end is 100.
std::size_t percent_of(const Remembered& article) {
    constexpr std::size_t kWhole = 100;
    if (article.finished) return kWhole;
    if (article.size == 0) return 0;
    const double heard =
        1.0 - static_cast<double>(article.remaining) / static_cast<double>(article.size);
    return static_cast<std::size_t>(heard * static_cast<double>(kWhole));
}

std::string row_of(const Remembered& article) {
    const std::string title = io::printable(article.title);
    return fmt::format("{}  {:>3}%  {}{}{}\n", local_time(article.listened), percent_of(article),
                       title.empty() ? "–" : title, article.input.empty() ? "" : "  ",
                       io::printable(article.input));
}

Json json_of(const Remembered& article) {
    return {{"id", article.id},
            {"title", article.title},
            {"input", article.input.empty() ? Json() : Json(article.input)},
            {"percent", percent_of(article)},
            {"remaining", article.remaining},
            {"size", article.size},
            {"listened", article.listened},
            {"finished", article.finished}};
}

std::string history_json(const std::vector<Remembered>& articles) {
    Json json{{"schema", "narrate.history/1"}, {"articles", Json::array()}};
    for (const Remembered& article : articles) json["articles"].push_back(json_of(article));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Exit run(const Options& options) {
    const player::History history(io::state_folder());
    if (options.clear) {
        const auto cleared = history.clear();
        return cleared ? Exit::ok : report(cleared.error());
    }
    const auto articles = history.all();
    if (options.json) return print(history_json(articles));
    if (articles.empty()) io::print_message("nothing is remembered");
    std::string rows;
    for (const Remembered& article : articles) rows += row_of(article);
    return print(rows);
}

} // namespace

void add_history(CLI::App& app, Exit& exit) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "history", "List what was listened to: when, how far, its title, and where it is");
    CLI::Option* json = command->add_flag("--json", options->json, "List as JSON");
    command->add_flag("--clear", options->clear, "Forget all of it")->excludes(json);
    command->footer("Examples:\n"
                    "  narrate history\n"
                    "  narrate history --clear");
    command->callback([options, &exit] { exit = run(*options); });
}

} // namespace narrate::cli
