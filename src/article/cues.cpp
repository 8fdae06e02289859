// SPDX-License-Identifier: Apache-2.0
#include "article/cues.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "base/assets.hpp"
#include "base/table.hpp"

namespace narrate::article {

namespace {

constexpr std::string_view kBetween = " ,.:;!?()[]\"/|-";
/// Beginnings shorter than this are no words of the table.
constexpr std::size_t kShortestBeginning = 4;

/// Words that are a cue only in a row.
struct Row {
    std::vector<std::string_view> words;
    std::size_t cue = 0;
};

struct CueTable {
    std::unordered_map<std::string_view, std::size_t> words;
    std::unordered_map<std::string_view, std::size_t> beginnings;
    std::unordered_map<std::string_view, std::vector<Row>> rows; ///< By their first word.
};

std::vector<std::string_view> split(std::string_view text, std::string_view between) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(between), text.size());
        if (end > 0) parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

CueTable load(std::string_view table) {
    CueTable cues;
    base::TableReader reader(table);
    while (const auto* row = reader.next()) {
        if (row->size() < 2) continue;
        const auto* const cue = std::find(kCues.begin(), kCues.end(), (*row)[0]);
        if (cue == kCues.end()) continue;
        const auto index = static_cast<std::size_t>(cue - kCues.begin());
        for (std::string_view word : split((*row)[1], " ")) {
            if (word.find('_') != std::string_view::npos) {
                Row words{split(word, "_"), index};
                cues.rows[words.words.front()].push_back(std::move(words));
                continue;
            }
            const bool beginning = word.ends_with('*');
            if (beginning) word.remove_suffix(1);
            (beginning ? cues.beginnings : cues.words).emplace(word, index);
        }
    }
    return cues;
}

} // namespace

CueCounts count_cues(std::string_view form) {
    static const CueTable table = load(base::find_asset("assets/chrome/cues.tsv"));
    CueCounts counts{};
    const std::vector<std::string_view> words = split(form, kBetween);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (const auto rows = table.rows.find(word); rows != table.rows.end())
            for (const Row& row : rows->second)
                if (row.words.size() <= words.size() - i &&
                    std::equal(row.words.begin(), row.words.end(),
                               words.begin() + static_cast<std::ptrdiff_t>(i)))
                    ++counts[row.cue];
        if (const auto whole = table.words.find(word); whole != table.words.end()) {
            ++counts[whole->second];
            continue;
        }
        for (std::size_t n = kShortestBeginning; n <= word.size(); ++n) {
            const auto found = table.beginnings.find(word.substr(0, n));
            if (found == table.beginnings.end()) continue;
            ++counts[found->second];
            break;
        }
    }
    return counts;
}

} // namespace narrate::article
