// SPDX-License-Identifier: Apache-2.0
#include "truth.hpp"

#include <algorithm>
#include <map>
#include <sstream>

namespace narrate::train {

namespace {

constexpr std::size_t kShortBlock = 6; ///< Words; a shorter block must be a whole line.
constexpr std::size_t kLongBlock = 8;  ///< From here on most of the words are enough.
constexpr std::size_t kGram = 4;
constexpr double kMost = 0.7;
constexpr std::size_t kMostPlaces = 30; ///< Of one block.

std::string gram_at(const Words& words, std::size_t at, std::size_t length) {
    std::string gram;
    for (std::size_t i = at; i < at + length; ++i) gram += words[i] + ' ';
    return gram;
}

} // namespace

Truth::Truth(const std::string& text) {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        const Words words = words_of(line);
        for (std::size_t i = 0; i < words.size(); ++i) line_begins_.push_back(i == 0);
        words_.insert(words_.end(), words.begin(), words.end());
    }
    line_begins_.push_back(true);
    for (std::size_t length = 1; length <= kGram; ++length)
        for (std::size_t i = 0; i + length <= words_.size(); ++i)
            grams_[gram_at(words_, i, length)].push_back(i);
}

void Truth::add_places(std::vector<Place>& places, std::size_t block, const Words& words) const {
    if (words.empty()) return;
    const auto found = grams_.find(gram_at(words, 0, std::min(kGram, words.size())));
    std::size_t whole = 0;
    if (found != grams_.end())
        for (const std::size_t begin : found->second) {
            const std::size_t end = begin + words.size();
            if (end > words_.size() || whole == kMostPlaces) break;
            const bool lines = line_begins_[begin] && line_begins_[end];
            if (words.size() < kShortBlock && !lines) continue;
            if (!std::equal(words.begin(), words.end(),
                            words_.begin() + static_cast<std::ptrdiff_t>(begin)))
                continue;
            places.push_back({block, begin, end, words.size()});
            ++whole;
        }
    if (whole == 0 && words.size() >= kLongBlock) add_likely_place(places, block, words);
}

/// Most of the words stand in the truth: a link card stands in their middle, or a part was cut.
void Truth::add_likely_place(std::vector<Place>& places, std::size_t block,
                             const Words& words) const {
    const std::size_t count = words.size() - kGram + 1;
    std::size_t found = 0;
    std::map<std::ptrdiff_t, std::size_t> votes; ///< For where the block would begin.
    std::vector<std::pair<std::size_t, std::size_t>> hits;
    for (std::size_t i = 0; i < count; ++i) {
        const auto gram = grams_.find(gram_at(words, i, kGram));
        if (gram == grams_.end()) continue;
        ++found;
        for (const std::size_t at : gram->second) {
            ++votes[static_cast<std::ptrdiff_t>(at) - static_cast<std::ptrdiff_t>(i)];
            hits.emplace_back(i, at);
        }
    }
    if (static_cast<double>(found) < kMost * static_cast<double>(count)) return;
    const auto likeliest =
        std::max_element(votes.begin(), votes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    // From the first to the last gram near the likeliest place.
    std::size_t begin = words_.size();
    std::size_t end = 0;
    for (const auto& [i, at] : hits) {
        const auto from = static_cast<std::ptrdiff_t>(at) - static_cast<std::ptrdiff_t>(i);
        if (std::abs(from - likeliest->first) > static_cast<std::ptrdiff_t>(words.size())) continue;
        begin = std::min(begin, at);
        end = std::max(end, at + kGram);
    }
    // What agrees word for word goes first.
    places.push_back({block, begin, end, found * 3 / 4});
}

/// The chain of places, in the order of both blocks and truth, that agrees in most words.
std::vector<Truth::Place> Truth::best_chain(const std::vector<Place>& places, std::size_t length) {
    struct Link {
        std::size_t words = 0;
        std::size_t last = 0; ///< Its place, from 1; 0: none.
    };
    // A Fenwick tree of maxima over ends in the truth.
    std::vector<Link> tree(length + 2);
    const auto best_up_to = [&](std::size_t end) {
        Link best;
        for (std::size_t i = end + 1; i > 0; i -= i & (~i + 1))
            if (tree[i].words > best.words) best = tree[i];
        return best;
    };
    std::vector<std::size_t> before(places.size(), 0);
    for (std::size_t first = 0; first < places.size();) {
        // The places of one block are alternatives: all are looked up before any is entered.
        std::size_t last = first;
        std::vector<Link> links;
        for (; last < places.size() && places[last].block == places[first].block; ++last) {
            const Link best = best_up_to(places[last].begin);
            before[last] = best.last;
            links.push_back({best.words + places[last].words, last + 1});
        }
        for (std::size_t i = first; i < last; ++i)
            for (std::size_t at = places[i].end + 1; at < tree.size(); at += at & (~at + 1))
                if (links[i - first].words > tree[at].words) tree[at] = links[i - first];
        first = last;
    }
    std::vector<Place> chain;
    for (std::size_t at = best_up_to(length).last; at > 0; at = before[at - 1])
        chain.push_back(places[at - 1]);
    return chain;
}

std::vector<bool> Truth::find(const std::vector<Words>& blocks) const {
    std::vector<Place> places;
    for (std::size_t i = 0; i < blocks.size(); ++i) add_places(places, i, blocks[i]);
    std::vector<bool> found(blocks.size(), false);
    std::vector<bool> covered(words_.size(), false);
    const auto cover = [&](const Place& place) {
        found[place.block] = true;
        std::fill(covered.begin() + static_cast<std::ptrdiff_t>(place.begin),
                  covered.begin() + static_cast<std::ptrdiff_t>(place.end), true);
    };
    for (const Place& place : best_chain(places, words_.size())) cover(place);
    for (const Place& place : places) {
        if (found[place.block]) continue;
        const auto bare =
            std::count(covered.begin() + static_cast<std::ptrdiff_t>(place.begin),
                       covered.begin() + static_cast<std::ptrdiff_t>(place.end), false);
        if (static_cast<double>(bare) > kMost * static_cast<double>(place.end - place.begin))
            cover(place);
    }
    return found;
}

} // namespace narrate::train
