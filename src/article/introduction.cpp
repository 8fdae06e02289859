// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/assets.hpp"
#include "base/language_tag.hpp"
#include "base/table.hpp"
#include "narrate/article.hpp"

namespace narrate {

namespace {

constexpr std::string_view kTable = "assets/metadata/introductions.tsv";
constexpr std::string_view kBetweenBlocks = "\n\n";

struct Words {
    std::string_view names = "{names}";
    std::string_view date;
    std::string_view months;
};

Words words_for(std::string_view language) {
    const std::string primary = base::primary_language(language);
    base::TableReader reader(base::find_asset(kTable));
    while (const auto* row = reader.next())
        if (row->size() >= 4 && (*row)[0] == primary) return {(*row)[1], (*row)[2], (*row)[3]};
    return {};
}

void replace(std::string& text, std::string_view mark, std::string_view by) {
    const std::size_t at = text.find(mark);
    if (at != std::string::npos) text.replace(at, mark.size(), by);
}

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// "2024-03-21T07:45" as the language writes it; empty when it is no date.
std::string date_text(std::string_view iso, const Words& words) {
    constexpr std::size_t kDateBytes = 10;
    constexpr int kMonths = 12;
    if (iso.size() < kDateBytes || iso[4] != '-' || iso[7] != '-') return {};
    const int month = number(iso.substr(5, 2));
    if (month < 1 || month > kMonths || words.date.empty()) return {};
    std::string_view name = words.months;
    for (int i = 1; i < month; ++i) name.remove_prefix(name.find(' ') + 1);
    std::string text(words.date);
    replace(text, "{d}", std::to_string(number(iso.substr(8, 2))));
    replace(text, "{m}", name.substr(0, name.find(' ')));
    replace(text, "{y}", iso.substr(0, 4));
    return text;
}

/// "By Ann Harlow, 21 March 2024."
std::string byline_text(const Metadata& metadata, const Introduction& introduction) {
    const Words words = words_for(metadata.language);
    std::string text;
    if (introduction.byline && !metadata.byline.empty()) {
        text = words.names;
        replace(text, "{names}", metadata.byline);
    }
    const std::string date =
        introduction.date ? date_text(metadata.published, words) : std::string();
    if (!text.empty() && !date.empty()) text += ", ";
    text += date;
    return text.empty() ? text : text + ".";
}

/// Appends a block of `text` to the article.
void append(Article& article, ArticleBlock block, std::string_view text) {
    if (!article.text.empty()) article.text += kBetweenBlocks;
    block.range = {article.text.size(), article.text.size() + text.size()};
    article.text += text;
    article.blocks.push_back(std::move(block));
}

} // namespace

Result<Introduction> parse_introduction(std::string_view parts) {
    Introduction introduction{false, false, false};
    if (parts == "none") return introduction;
    while (!parts.empty()) {
        const std::size_t end = std::min(parts.find(','), parts.size());
        const std::string_view part = parts.substr(0, end);
        if (part == "title")
            introduction.title = true;
        else if (part == "byline")
            introduction.byline = true;
        else if (part == "date")
            introduction.date = true;
        else
            return Error{ErrorCode::invalid_argument,
                         fmt::format("an introduction has no part \"{}\"", part),
                         {},
                         {},
                         "give title, byline and date, with commas between, or none"};
        parts.remove_prefix(std::min(end + 1, parts.size()));
    }
    return introduction;
}

Article introduce(const Article& article, const Introduction& introduction) {
    const std::string byline = byline_text(article.metadata, introduction);
    const auto is_title = [](const ArticleBlock& block) { return block.kind == BlockKind::title; };
    Article introduced;
    introduced.metadata = article.metadata;
    introduced.dropped = article.dropped;
    bool byline_said = byline.empty();
    const auto say_byline = [&] {
        if (byline_said) return;
        ArticleBlock block;
        block.kind = BlockKind::other;
        append(introduced, block, byline);
        byline_said = true;
    };
    for (const ArticleBlock& block : article.blocks) {
        if (!is_title(block)) say_byline();
        if (is_title(block) && !introduction.title) continue;
        append(introduced, block, block.range.of(article.text));
    }
    say_byline();
    return introduced;
}

} // namespace narrate
