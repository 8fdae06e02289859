// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace narrate::article {

/// A classifier of gradient-boosted decision trees (Friedman, 2001); assets/article holds one for
/// each kind of input, tools/train makes them. A value; threads may share a constant one.
class Model {
public:
    /// Reads a table of trees; rows that break its format end it early.
    explicit Model(std::string_view table);

    /// The log-odds that a block belongs to the article: above 0 it does.
    [[nodiscard]] float score(std::span<const float> features) const;

private:
    struct Node {
        std::int32_t feature = -1; ///< -1: a leaf.
        float value = 0;           ///< The threshold, or the leaf's value.
        std::uint32_t right = 0;   ///< Nodes from here to the right branch.
    };

    std::vector<Node> nodes_;
    std::vector<std::size_t> roots_;
};

/// The shipped ones.
const Model& html_model();
const Model& paste_model();

} // namespace narrate::article
