// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pages.hpp"

namespace narrate::train {

struct ForestOptions {
    int trees = 100;
    std::size_t leaves = 128;    ///< At most so many a tree; the most telling splits come first.
    std::size_t leaf_blocks = 3; ///< At least so many blocks in a leaf.
    double tried = 0.3;          ///< Share of the features that is tried at each split.
};

/// Extremely randomised trees (Geurts, Ernst, Wehenkel, 2006): at each node a part of the features,
/// each with one threshold drawn at random; the split that parts the labels best (Gini impurity)
/// is taken. Deterministic: its own generator draws.
class Forest {
public:
    Forest(const std::vector<const Sample*>& samples, const ForestOptions& options);

    /// The probability that a block belongs to the article.
    [[nodiscard]] float probability(std::span<const float> features) const;

    /// The table that src/article/model.cpp reads. Throws std::runtime_error when the file cannot
    /// be written.
    void write(const std::string& path, const std::string& kind, float keep_above) const;

private:
    struct Node {
        int feature = -1; ///< -1: a leaf.
        float value = 0;  ///< The threshold, or the leaf's probability.
        std::size_t left = 0;
        std::size_t right = 0;
    };
    using Tree = std::vector<Node>;

    static void write_branch(std::string& out, const Tree& tree, std::size_t at);

    friend class Grower;
    std::vector<Tree> trees_;
};

} // namespace narrate::train
