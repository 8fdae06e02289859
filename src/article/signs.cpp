// SPDX-License-Identifier: Apache-2.0
#include "article/signs.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/assets.hpp"
#include "base/table.hpp"

namespace narrate::article {

namespace {

/// Beginnings shorter than this are no words of the table.
constexpr std::size_t kShortestBeginning = 3;

struct SignTable {
    std::unordered_map<std::string_view, std::size_t> words;
    std::unordered_map<std::string_view, std::size_t> beginnings;
};

SignTable load(std::string_view table) {
    SignTable signs;
    base::TableReader reader(table);
    while (const auto* row = reader.next()) {
        if (row->size() < 2) continue;
        const auto sign = std::find(kSigns.begin(), kSigns.end(), (*row)[0]);
        if (sign == kSigns.end()) continue;
        const auto index = static_cast<std::size_t>(sign - kSigns.begin());
        std::string_view word = (*row)[1];
        const bool beginning = word.ends_with('*');
        if (beginning) word.remove_suffix(1);
        (beginning ? signs.beginnings : signs.words).emplace(word, index);
    }
    return signs;
}

} // namespace

std::array<int, kSigns.size()> count_signs(std::string_view class_words) {
    static const SignTable table = load(base::find_asset("assets/chrome/signs.tsv"));
    std::array<int, kSigns.size()> counts{};
    while (!class_words.empty()) {
        const std::size_t end = std::min(class_words.find_first_of(" -_"), class_words.size());
        const std::string_view word = class_words.substr(0, end);
        if (const auto whole = table.words.find(word); whole != table.words.end())
            ++counts[whole->second];
        for (std::size_t n = kShortestBeginning; n <= word.size(); ++n) {
            const auto found = table.beginnings.find(word.substr(0, n));
            if (found == table.beginnings.end()) continue;
            ++counts[found->second];
            break;
        }
        class_words.remove_prefix(std::min(end + 1, class_words.size()));
    }
    return counts;
}

} // namespace narrate::article
