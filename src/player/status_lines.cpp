// SPDX-License-Identifier: Apache-2.0
#include "player/status_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/clock_time.hpp"

namespace narrate::player {

namespace {

constexpr std::size_t kWidest = 80;
constexpr std::size_t kGap = 3; // Between figures.
constexpr int kUsualVolume = 100;

/// A figure, and how much it matters: 0 most.
struct Figure {
    std::string text;
    int rank = 0;
};

const char* sign_of(Status::State state) {
    switch (state) {
    case Status::State::loading: return "…";
    case Status::State::playing: return "▶";
    case Status::State::paused: return "‖";
    case Status::State::ended: return "■";
    }
    return "";
}

double part_heard(const Status& status) {
    if (status.length.count() <= 0) return 0;
    return std::clamp(static_cast<double>(status.position.count()) /
                          static_cast<double>(status.length.count()),
                      0.0, 1.0);
}

/// "1.0×", "1.25×"
std::string rate_text(double rate) {
    std::string text = fmt::format("{:.2f}", rate);
    if (text.ends_with('0')) text.pop_back();
    return text + "×";
}

/// Where the listener is, at the length that fits.
std::string place_text(const Status& status, std::size_t columns) {
    const std::string sign = sign_of(status.state);
    const std::string position =
        sign + " " + base::clock_time(std::max(status.position, std::chrono::milliseconds{}));
    if (status.length.count() > 0) {
        std::string whole = position + " / " + (status.length_estimated ? "~" : "") +
                            base::clock_time(status.length);
        if (columns_of(whole) <= columns) return whole;
    }
    return columns_of(position) <= columns ? position : sign;
}

std::string article_text(const Status& status) {
    return fmt::format("article {}/{}", status.article, status.articles);
}

enum class WithArticle { no, yes };

/// In the order in which they stand.
std::vector<Figure> figures(const Status& status, std::size_t columns, WithArticle with_article) {
    std::vector<Figure> all{{place_text(status, columns), 0}};
    if (status.length.count() > 0)
        all.push_back({fmt::format("{:.0f}%", std::floor(100 * part_heard(status))), 6});
    if (status.paragraph > 0 && status.paragraphs > 0)
        all.push_back({fmt::format("¶ {}/{}", status.paragraph, status.paragraphs), 4});
    all.push_back({rate_text(status.rate), 3});
    if (status.muted)
        all.push_back({"muted", 1});
    else if (status.volume != kUsualVolume)
        all.push_back({fmt::format("vol {}%", status.volume), 1});
    if (!status.sleep.empty()) all.push_back({"sleep " + status.sleep, 2});
    if (with_article == WithArticle::yes && status.articles > 1)
        all.push_back({article_text(status), 5});
    if (!status.voice.empty()) all.push_back({status.voice, 7});
    return all;
}

/// Leaves out what does not fit, and all that matters less.
void leave_out(std::vector<Figure>& figures, std::size_t columns) {
    int most = 0;
    std::size_t used = 0;
    std::vector<Figure> by_rank = figures;
    std::stable_sort(by_rank.begin(), by_rank.end(),
                     [](const Figure& a, const Figure& b) { return a.rank < b.rank; });
    for (const Figure& figure : by_rank) {
        used += columns_of(figure.text) + (used > 0 ? kGap : 0);
        if (used > columns) break;
        most = figure.rank;
    }
    std::erase_if(figures, [most](const Figure& figure) { return figure.rank > most; });
}

void add_figures(Line& line, const Status& status, std::size_t columns, WithArticle with_article,
                 Style style) {
    auto shown = figures(status, columns, with_article);
    leave_out(shown, columns);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (i > 0) line.add_spaces(kGap, style);
        line.add(shown[i].text, style);
    }
}

Line bar(const Status& status, Column column, std::size_t width) {
    Line line(width);
    line.add_spaces(column.begin);
    const auto done =
        static_cast<std::size_t>(part_heard(status) * static_cast<double>(column.width));
    for (std::size_t i = 0; i < column.width; ++i)
        line.add(i < done ? "━" : "─", i < done ? Style::done : Style::left);
    return line;
}

Line title_line(const Status& status, Column column, std::size_t width) {
    constexpr std::size_t kLeastTitle = 12;
    Line line(width);
    line.add_spaces(column.begin);
    const std::string article = status.articles > 1 ? article_text(status) : std::string();
    const std::size_t beside = article.empty() ? 0 : columns_of(article) + kGap;
    if (beside + kLeastTitle > column.width) {
        line.add(fit(status.title, column.width), Style::status);
        return line;
    }
    line.add(fit(status.title, column.width - beside), Style::status);
    line.fill_to(column.begin + column.width - columns_of(article));
    line.add(article, Style::status);
    return line;
}

/// The end of what is typed, where not all of it has room.
std::string_view last_of(std::string_view text, std::size_t columns) {
    std::size_t left = columns_of(text);
    while (left > columns) {
        const Glyph glyph = next_glyph(text, 0);
        left -= glyph.columns;
        text.remove_prefix(glyph.bytes);
    }
    return text;
}

Line prompt_line(const Prompt& prompt, Column column, std::size_t width) {
    Line line(width);
    line.add_spaces(column.begin);
    line.add(fit(prompt.label, column.width / 2), Style::prompt);
    const std::size_t room = column.begin + column.width - line.columns();
    line.add(last_of(prompt.text, room > 0 ? room - 1 : 0), Style::plain);
    return line;
}

} // namespace

Column column_of(std::size_t screen_columns) {
    const std::size_t margin = screen_columns >= 60 ? 2 : screen_columns >= 30 ? 1 : 0;
    const std::size_t width = std::min(kWidest, screen_columns - 2 * margin);
    return {(screen_columns - width) / 2, width};
}

std::size_t status_rows(std::size_t screen_rows) {
    constexpr std::size_t kRoomForAll = 8;
    return screen_rows >= kRoomForAll ? 3 : std::min<std::size_t>(1, screen_rows);
}

StatusLines draw_status(const Scene& scene, Size size) {
    const Column column = column_of(size.columns);
    const std::size_t rows = status_rows(size.rows);
    StatusLines drawn;
    if (rows == 0) return drawn;
    const bool large = rows > 1;
    if (large) drawn.lines.push_back(bar(scene.status, column, size.columns));
    if (scene.prompt) {
        drawn.lines.push_back(prompt_line(*scene.prompt, column, size.columns));
        const std::size_t behind = drawn.lines.back().columns();
        if (size.columns > 0)
            drawn.cursor = Cursor{drawn.lines.size() - 1, std::min(behind, size.columns - 1)};
    } else if (!scene.message.empty()) {
        drawn.lines.emplace_back(size.columns);
        drawn.lines.back().add_spaces(column.begin);
        drawn.lines.back().add(fit(scene.message, column.width), Style::message);
    } else if (large) {
        drawn.lines.push_back(title_line(scene.status, column, size.columns));
    }
    if (drawn.lines.size() == rows) return drawn;
    Line line(size.columns);
    const Style style = large ? Style::status : Style::status_bar;
    line.add_spaces(column.begin, style);
    add_figures(line, scene.status, column.width, large ? WithArticle::no : WithArticle::yes,
                style);
    if (!large) line.fill_to(size.columns, style);
    drawn.lines.push_back(std::move(line));
    return drawn;
}

} // namespace narrate::player
