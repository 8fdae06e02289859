// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>

#include "article/features.hpp"

namespace narrate::article {

namespace {

constexpr std::array<std::ptrdiff_t, 2> kWindows = {3, 10};
constexpr std::ptrdiff_t kNear = 3;

/// A mean of likelihoods, each counted by its block's length.
struct Mean {
    float sum = 0;
    float weight = 0;

    void add(float likely, float by) {
        sum += likely * by;
        weight += by;
    }
    /// Without the block itself; as the block when there is no other.
    [[nodiscard]] float without(float likely, float by) const {
        return weight - by > 0 ? (sum - likely * by) / (weight - by) : likely;
    }
};

} // namespace

std::vector<std::vector<float>> PageFeatures::context_rows(const std::vector<float>& likely) const {
    const auto count = static_cast<std::ptrdiff_t>(facts_.size());
    std::unordered_map<std::uint64_t, Mean> siblings;
    std::unordered_map<std::uint32_t, Mean> shapes;
    std::vector<Mean> elements(std::max<std::size_t>(1, document_.elements.size()));
    Mean all;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        const float by = facts_[i].log_length;
        siblings[siblings_key(i)].add(likely[i], by);
        shapes[containers_.shape(element(i))].add(likely[i], by);
        elements[element(i)].add(likely[i], by);
        all.add(likely[i], by);
    }
    for (std::size_t i = elements.size() - 1; i > 0; --i) {
        Mean& parent = elements[containers_.parent(static_cast<std::uint32_t>(i))];
        parent.add(elements[i].weight > 0 ? elements[i].sum / elements[i].weight : 0,
                   elements[i].weight);
    }
    // Likely blocks before and after, by their bytes: where the article begins and ends.
    std::vector<float> passed{0};
    for (std::size_t i = 0; i < facts_.size(); ++i)
        passed.push_back(passed.back() + (likely[i] > 0.5F ? facts_[i].words : 0));
    std::vector<std::vector<float>> rows;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        const float by = facts_[i].log_length;
        std::vector<float> row{likely[i]};
        for (std::ptrdiff_t step = -kNear; step <= kNear; ++step) {
            const std::ptrdiff_t other = static_cast<std::ptrdiff_t>(i) + step;
            if (step == 0) continue;
            row.push_back(other >= 0 && other < count ? likely[static_cast<std::size_t>(other)]
                                                      : 0.0F);
        }
        for (const std::ptrdiff_t window : kWindows)
            for (const std::ptrdiff_t side : {-1, 1}) {
                float sum = 0;
                for (std::ptrdiff_t k = 1; k <= window; ++k) {
                    const std::ptrdiff_t other = static_cast<std::ptrdiff_t>(i) + side * k;
                    if (other >= 0 && other < count) sum += likely[static_cast<std::size_t>(other)];
                }
                row.push_back(sum / static_cast<float>(window));
            }
        row.push_back(siblings[siblings_key(i)].without(likely[i], by));
        row.push_back(shapes[containers_.shape(element(i))].without(likely[i], by));
        std::uint32_t at = element(i);
        for (int level = 0; level < 3; ++level, at = containers_.parent(at))
            row.push_back(elements[at].without(likely[i], by));
        row.push_back(all.without(likely[i], by));
        const float total = std::max(1.0F, passed.back());
        row.push_back(passed[i] / total);
        row.push_back((total - passed[i + 1]) / total);
        row.push_back(std::log2(1.0F + passed.back()));
        add_block(row, i);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace narrate::article
