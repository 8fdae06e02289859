// SPDX-License-Identifier: Apache-2.0
#include "article/signs.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/assets.hpp"
#include "base/table.hpp"

namespace narrate::article {

namespace {

/// Beginnings shorter than this are no words of the table.
constexpr std::size_t kShortestBeginning = 3;

struct SignTable {
    std::unordered_map<std::string_view, std::size_t> words;
    std::unordered_map<std::string_view, std::size_t> beginnings;
    std::vector<std::pair<std::string_view, std::size_t>> compounds;
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
        if (word.starts_with('+')) {
            signs.compounds.emplace_back(word.substr(1), index);
            continue;
        }
        const bool beginning = word.ends_with('*');
        if (beginning) word.remove_suffix(1);
        (beginning ? signs.beginnings : signs.words).emplace(word, index);
    }
    return signs;
}

/// Words that mean something only together, however they are joined: "article-body",
/// "article__body", "articleBody".
void count_compounds(const SignTable& table, std::string_view class_words, SignCounts& counts) {
    std::string squeezed;
    for (const char c : class_words)
        if (c != '-' && c != '_') squeezed += c;
    for (const auto& [word, sign] : table.compounds)
        if (squeezed.find(word) != std::string::npos) ++counts[sign];
}

} // namespace

SignCounts count_signs(std::string_view class_words) {
    static const SignTable table = load(base::find_asset("assets/chrome/signs.tsv"));
    SignCounts counts{};
    if (!class_words.empty()) count_compounds(table, class_words, counts);
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
