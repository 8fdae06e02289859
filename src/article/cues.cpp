// SPDX-License-Identifier: Apache-2.0
#include "article/cues.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/assets.hpp"
#include "base/table.hpp"

namespace narrate::article {

namespace {

constexpr std::string_view kBetween = " ,.:;!?()[]\"/|-";
/// Beginnings shorter than this are no words of the table.
constexpr std::size_t kShortestBeginning = 4;

struct CueTable {
    std::unordered_map<std::string_view, std::size_t> words;
    std::unordered_map<std::string_view, std::size_t> beginnings;
};

CueTable load(std::string_view table) {
    CueTable cues;
    base::TableReader reader(table);
    while (const auto* row = reader.next()) {
        if (row->size() < 2) continue;
        const auto* const cue = std::find(kCues.begin(), kCues.end(), (*row)[0]);
        if (cue == kCues.end()) continue;
        const auto index = static_cast<std::size_t>(cue - kCues.begin());
        std::string_view words = (*row)[1];
        while (!words.empty()) {
            const std::size_t end = std::min(words.find(' '), words.size());
            std::string_view word = words.substr(0, end);
            words.remove_prefix(std::min(end + 1, words.size()));
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
    while (!form.empty()) {
        const std::size_t end = std::min(form.find_first_of(kBetween), form.size());
        const std::string_view word = form.substr(0, end);
        form.remove_prefix(std::min(end + 1, form.size()));
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
