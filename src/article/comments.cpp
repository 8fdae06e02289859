// SPDX-License-Identifier: Apache-2.0
#include "article/comments.hpp"

#include <algorithm>

namespace narrate::article {

namespace {

constexpr float kLongestHead = 14; ///< Words.
constexpr float kShortestSaid = 3;
constexpr std::size_t kToFirstHead = 12; ///< Blocks, from the line that opens the comments.
constexpr std::size_t kToNextHead = 30;
constexpr std::size_t kToSaid = 4; ///< Blocks, from a head to what was said.
constexpr std::size_t kFewestHeads = 2;

bool says(const BlockFacts& facts) {
    return facts.chrome.empty() && facts.words >= kShortestSaid && facts.sentence;
}

/// A line with a date that stands over what somebody said.
bool is_head(std::span<const BlockFacts> facts, std::size_t i) {
    if (!facts[i].dated || facts[i].words > kLongestHead) return false;
    const auto next = facts.subspan(i + 1, std::min(kToSaid, facts.size() - i - 1));
    return std::any_of(next.begin(), next.end(), says);
}

/// The end of the comments that `opener` opens; `opener` itself when there are too few.
std::size_t end_of_comments(std::span<const BlockFacts> facts, std::size_t opener) {
    std::size_t heads = 0;
    std::size_t last = opener;
    std::size_t reach = kToFirstHead;
    for (std::size_t i = opener + 1; i < facts.size() && i - last <= reach; ++i) {
        if (!is_head(facts, i)) continue;
        ++heads;
        last = i;
        reach = kToNextHead;
    }
    if (heads < kFewestHeads) return opener;
    // What the last one said ends where the page's chrome goes on.
    std::size_t end = last + 1;
    while (end < facts.size() && end - last <= kToNextHead && facts[end].chrome.empty()) ++end;
    return end;
}

} // namespace

TextRange find_comments(std::span<const BlockFacts> facts) {
    bool text = false;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        text = text || facts[i].running;
        // What people comment on stands before.
        if (!text || facts[i].chrome != "comments") continue;
        if (const std::size_t end = end_of_comments(facts, i); end > i) return {i, end};
    }
    return {};
}

} // namespace narrate::article
