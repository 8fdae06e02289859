// SPDX-License-Identifier: Apache-2.0
#include "base/near.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace narrate::base {

namespace {

constexpr std::size_t kLongest = 64; ///< Nobody mistypes a name this long by accident.
constexpr std::size_t kMost = 3;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins(std::string_view name, std::string_view word) {
    return name.size() >= word.size() &&
           std::equal(word.begin(), word.end(), name.begin(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::vector<std::string_view> nearest(std::string_view word,
                                      std::span<const std::string_view> known) {
    if (word.empty() || word.size() > kLongest) return {};
    std::vector<std::pair<std::size_t, std::string_view>> candidates;
    for (const std::string_view name : known) {
        if (name.size() > kLongest) continue;
        const std::size_t far = begins(name, word) ? 0 : distance(word, name);
        if (far <= std::max<std::size_t>(1, word.size() / 3)) candidates.emplace_back(far, name);
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string_view> names;
    for (const auto& candidate : candidates) {
        if (names.size() == kMost) break;
        names.push_back(candidate.second);
    }
    return names;
}

} // namespace narrate::base
