// SPDX-License-Identifier: Apache-2.0
#include "forest.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <numeric>
#include <queue>
#include <stdexcept>

namespace narrate::train {

/// Grows one tree, its most telling splits first.
class Grower {
public:
    Grower(const std::vector<const Sample*>& samples, const ForestOptions& options,
           std::uint64_t seed)
        : samples_(samples), options_(options), state_(seed), rows_(samples.size()),
          features_(samples.front()->features.size()) {
        std::iota(rows_.begin(), rows_.end(), 0);
        std::iota(features_.begin(), features_.end(), 0);
    }

    std::vector<Forest::Node> grow() {
        tree_.emplace_back();
        push({0, 0, rows_.size(), {}, 0});
        std::size_t leaves = 1;
        while (!open_.empty() && leaves < options_.leaves) {
            const Open open = open_.top();
            open_.pop();
            split(open);
            ++leaves;
        }
        return std::move(tree_);
    }

private:
    struct Split {
        std::size_t feature = 0;
        float threshold = 0;
        double gain = 0;
    };
    /// A leaf that may yet be split: its rows, and its best split.
    struct Open {
        std::size_t node = 0;
        std::size_t begin = 0;
        std::size_t end = 0;
        Split split;
        std::size_t order = 0;
        bool operator<(const Open& other) const {
            if (split.gain != other.split.gain) return split.gain < other.split.gain;
            return order > other.order;
        }
    };
    struct Side {
        double all = 0;
        double wanted = 0;
        std::size_t blocks = 0;
        void add(const Sample& sample) {
            all += sample.weight;
            wanted += sample.wanted ? sample.weight : 0.0F;
            ++blocks;
        }
        /// Gini impurity times the weight.
        [[nodiscard]] double impurity() const {
            return all > 0 ? 2 * wanted * (all - wanted) / all : 0;
        }
    };

    /// splitmix64 (Steele, Lea, Flood, 2014).
    std::uint64_t draw() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    double draw_share() { return static_cast<double>(draw() >> 11U) * 0x1p-53; }

    [[nodiscard]] float value(std::size_t row, std::size_t feature) const {
        return samples_[row]->features[feature];
    }

    void push(Open open) {
        Side side;
        for (std::size_t i = open.begin; i < open.end; ++i) side.add(*samples_[rows_[i]]);
        tree_[open.node].value = static_cast<float>(side.wanted / side.all);
        if (side.blocks < 2 * options_.leaf_blocks || side.impurity() <= 0) return;
        open.split = best_split(open, side.impurity());
        open.order = ++pushed_;
        if (open.split.gain > 0) open_.push(open);
    }

    Split best_split(const Open& open, double impurity) {
        Split best;
        const auto wanted_tries = std::max<std::size_t>(
            1, static_cast<std::size_t>(options_.tried * static_cast<double>(features_.size())));
        std::size_t tries = 0;
        for (std::size_t i = 0; i < features_.size() && tries < wanted_tries; ++i) {
            std::swap(features_[i], features_[i + draw() % (features_.size() - i)]);
            const std::size_t feature = features_[i];
            float low = value(rows_[open.begin], feature);
            float high = low;
            for (std::size_t row = open.begin + 1; row < open.end; ++row) {
                low = std::min(low, value(rows_[row], feature));
                high = std::max(high, value(rows_[row], feature));
            }
            if (low == high) continue; // Says nothing here; another one is tried instead.
            ++tries;
            float threshold = low + (high - low) * static_cast<float>(draw_share());
            if (threshold >= high) threshold = low;
            Side left;
            Side right;
            for (std::size_t row = open.begin; row < open.end; ++row)
                (value(rows_[row], feature) <= threshold ? left : right).add(*samples_[rows_[row]]);
            if (left.blocks < options_.leaf_blocks || right.blocks < options_.leaf_blocks) continue;
            const double gain = impurity - left.impurity() - right.impurity();
            if (gain > best.gain) best = {feature, threshold, gain};
        }
        return best;
    }

    void split(const Open& open) {
        const auto begin = rows_.begin();
        const auto middle = std::stable_partition(
            begin + static_cast<std::ptrdiff_t>(open.begin),
            begin + static_cast<std::ptrdiff_t>(open.end), [&](std::size_t row) {
                return value(row, open.split.feature) <= open.split.threshold;
            });
        const auto at = static_cast<std::size_t>(middle - begin);
        const std::size_t left = tree_.size();
        tree_.resize(left + 2);
        tree_[open.node] = {static_cast<int>(open.split.feature), open.split.threshold, left,
                            left + 1};
        push({left, open.begin, at, {}, 0});
        push({left + 1, at, open.end, {}, 0});
    }

    const std::vector<const Sample*>& samples_;
    const ForestOptions& options_;
    std::uint64_t state_;
    std::vector<std::size_t> rows_;
    std::vector<std::size_t> features_;
    std::vector<Forest::Node> tree_;
    std::priority_queue<Open> open_;
    std::size_t pushed_ = 0;
};

Forest::Forest(const std::vector<const Sample*>& samples, const ForestOptions& options) {
    for (int i = 0; i < options.trees; ++i)
        trees_.push_back(Grower(samples, options, static_cast<std::uint64_t>(i)).grow());
}

float Forest::probability(std::span<const float> features) const {
    float sum = 0;
    for (const Tree& tree : trees_) {
        std::size_t at = 0;
        while (tree[at].feature >= 0) {
            const bool left =
                features[static_cast<std::size_t>(tree[at].feature)] <= tree[at].value;
            at = left ? tree[at].left : tree[at].right;
        }
        sum += tree[at].value;
    }
    return sum / static_cast<float>(trees_.size());
}

void Forest::write_branch(std::string& out, const Tree& tree, std::size_t at) {
    // Left first, with a stack of its own: a tree may be as deep as it has leaves.
    std::vector<std::size_t> open{at};
    while (!open.empty()) {
        const Node& node = tree[open.back()];
        open.pop_back();
        char line[48];
        if (node.feature < 0) {
            std::snprintf(line, sizeof line, "%.3f\n", static_cast<double>(node.value));
        } else {
            std::snprintf(line, sizeof line, "%d\t%.6f\n", node.feature,
                          static_cast<double>(node.value));
            open.push_back(node.right);
            open.push_back(node.left);
        }
        out += line;
    }
}

void Forest::write(const std::string& path, const std::string& kind, float keep_above) const {
    std::string out =
        "# Decision trees that tell an article's blocks from page chrome, for " + kind +
        " input.\n"
        "# The first row: the probability above which a block is kept. Then the trees, "
        "a node a row:\n"
        "# a leaf is a probability; a branch is a feature (its place in the row of\n"
        "# src/article/features.cpp) and a threshold, and what is not above it goes to "
        "the left branch.\n"
        "# The left branch begins in the next row, the right one where the left one "
        "ends. The mean of\n"
        "# the leaves is the block's probability.\n"
        "# Made by tools/train-cleaner from pages with hand-made ground truth.\n";
    char line[48];
    std::snprintf(line, sizeof line, "keep\t%.3g\n", static_cast<double>(keep_above));
    out += line;
    for (const Tree& tree : trees_) write_branch(out, tree, 0);
    std::ofstream file(path);
    if (!(file << out).flush()) throw std::runtime_error("cannot write " + path);
}

} // namespace narrate::train
