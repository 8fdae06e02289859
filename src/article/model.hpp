// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace narrate::article {

/// A classifier of decision trees; assets/article holds one for each kind of input,
/// tools/train-cleaner makes them. A value; threads may share a constant one.
class Model {
public:
    /// Reads a table of trees; a tree that breaks its format and all after it are left out.
    explicit Model(std::string_view table);

    /// The probability that a block belongs to the article; 0 for a model without trees.
    [[nodiscard]] float probability(std::span<const float> features) const;

    /// The probability above which a block is kept, on most pages.
    [[nodiscard]] float keep_above() const { return keep_above_; }

private:
    struct Node {
        std::int32_t feature = -1; ///< -1: a leaf.
        float value = 0;           ///< The threshold, or the leaf's probability.
        std::uint32_t right = 0;   ///< Where the right branch begins; the left one is next.
    };

    std::vector<Node> nodes_;
    std::vector<std::size_t> roots_;
    float keep_above_ = 0.5F;
};

/// The probability above which a page's blocks are kept: `keep_above`, or less on a page where no
/// block reaches it, because the likeliest ones are still the article.
float threshold_of(std::span<const float> probabilities, float keep_above);

/// The shipped ones.
const Model& html_model();
const Model& paste_model();

} // namespace narrate::article
