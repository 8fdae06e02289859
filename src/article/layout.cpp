// SPDX-License-Identifier: Apache-2.0
#include "article/layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace narrate::article {

namespace {

constexpr int kFar = 60;      ///< Distances in blocks end here.
constexpr int kMostSeen = 10; ///< Counts end here.
constexpr float kShortWords = 12;
/// What a block that is no text costs a stretch, in words: the cheaper, the more of what stands
/// between the parts of an article it crosses.
constexpr std::array<float, 3> kCosts = {4, 12, 30};
constexpr float kMostWords = 60;

int sum(const CueCounts& cues) {
    return std::accumulate(cues.begin(), cues.end(), 0);
}

bool has_cue(const BlockFacts& facts, std::string_view cue) {
    return facts.words < kShortWords && facts.cues[cue_index(cue)] > 0;
}

/// For each block the run it stands in: `joins(i)` says that block i goes on with the run before
/// it.
template <class Run, class Joins>
std::vector<Run> runs_of(std::span<const BlockFacts> facts, const Joins& joins) {
    std::vector<Run> runs(facts.size());
    for (std::size_t from = 0; from < facts.size();) {
        Run run;
        std::size_t to = from;
        do {
            ++run.blocks;
            run.sentences += facts[to].sentence ? 1 : 0;
            run.words += facts[to].words;
            run.cues += static_cast<float>(sum(facts[to].cues));
            ++to;
        } while (to < facts.size() && joins(to));
        std::fill(runs.begin() + static_cast<std::ptrdiff_t>(from),
                  runs.begin() + static_cast<std::ptrdiff_t>(to), run);
        from = to;
    }
    return runs;
}

} // namespace

Layout::Layout(const Document& document, std::span<const BlockFacts> facts) {
    find_runs(document, facts);
    for (const float cost : kCosts) stretches_.push_back(find_stretch(facts, cost));
    measure_since(document, facts);
}

void Layout::find_runs(const Document& document, std::span<const BlockFacts> facts) {
    short_runs_ = runs_of<Run>(
        facts, [&](std::size_t i) { return facts[i].sentence == facts[i - 1].sentence; });
    item_runs_ = runs_of<Run>(facts, [&](std::size_t i) {
        return document.blocks[i].kind == document.blocks[i - 1].kind;
    });
    groups_ = runs_of<Run>(
        facts, [&](std::size_t i) { return !document.blocks[i].features.blank_before; });
}

/// The stretch with the greatest sum (Kadane's algorithm).
Layout::Stretch Layout::find_stretch(std::span<const BlockFacts> facts, float cost) {
    Stretch stretch;
    float best = 0;
    float here = 0;
    float all = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const bool text = facts[i].sentence && facts[i].links < 0.5F && facts[i].chrome.empty();
        const float weight = text ? std::min(facts[i].words, kMostWords) : -cost;
        if (text) all += weight;
        if (here <= 0) {
            here = 0;
            from = i;
        }
        here += weight;
        if (here > best) {
            best = here;
            stretch.begin = from;
            stretch.end = i + 1;
        }
    }
    stretch.share = all > 0 ? best / all : 0;
    return stretch;
}

void Layout::measure_since(const Document& document, std::span<const BlockFacts> facts) {
    std::vector<Since> now(8, Since{kFar, 0});
    for (std::size_t i = 0; i < facts.size(); ++i) {
        since_.push_back(now);
        const BlockFacts& f = facts[i];
        const bool seen[] = {
            !f.date.empty(),       f.dated,
            !f.chrome.empty(),     has_cue(f, "comment"),
            has_cue(f, "related"), has_cue(f, "social"),
            has_cue(f, "legal"),   f.running || document.blocks[i].kind == BlockKind::heading};
        for (std::size_t k = 0; k < now.size(); ++k) {
            now[k].last = seen[k] ? 0 : std::min(kFar, now[k].last + 1);
            if (seen[k]) now[k].seen = std::min(kMostSeen, now[k].seen + 1);
        }
    }
}

void Layout::add(std::vector<float>& row, std::size_t block) const {
    for (const auto* runs : {&short_runs_, &item_runs_, &groups_}) {
        const Run& run = (*runs)[block];
        const auto blocks = static_cast<float>(run.blocks);
        row.insert(row.end(), {std::log2(1 + blocks), static_cast<float>(run.sentences) / blocks,
                               run.words / blocks, run.cues / blocks});
    }
    const auto distance = [&](std::size_t to) {
        const auto d = static_cast<float>(block) - static_cast<float>(to);
        return std::clamp(d, static_cast<float>(-kFar), static_cast<float>(kFar));
    };
    for (const Stretch& stretch : stretches_)
        row.insert(row.end(), {block >= stretch.begin && block < stretch.end ? 1.0F : 0.0F,
                               distance(stretch.begin), distance(stretch.end), stretch.share});
    for (const Since& since : since_[block]) {
        row.push_back(static_cast<float>(since.last));
        row.push_back(static_cast<float>(since.seen));
    }
}

} // namespace narrate::article
