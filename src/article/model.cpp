// SPDX-License-Identifier: Apache-2.0
#include "article/model.hpp"

#include <algorithm>
#include <charconv>

#include "base/assets.hpp"
#include "base/table.hpp"

namespace narrate::article {

namespace {

constexpr float kShareOfLikeliest = 0.85F;

/// Decimal numbers as the table holds them; from_chars knows no locale.
template <class Number> bool parse(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

} // namespace

Model::Model(std::string_view table) {
    base::TableReader reader(table);
    std::vector<std::size_t> open; ///< Branches of the present tree without their right side.
    std::size_t missing = 0;       ///< Nodes that the present tree must yet have.
    while (const auto* row = reader.next()) {
        if (row->size() == 2 && row->front() == "keep") {
            if (!parse(row->back(), keep_above_)) break;
            continue;
        }
        Node node;
        if (row->size() == 2 && !parse(row->front(), node.feature)) break;
        if (row->size() > 2 || node.feature < -1 || !parse(row->back(), node.value)) break;
        if (missing == 0) {
            roots_.push_back(nodes_.size());
            missing = 1;
        }
        missing = node.feature < 0 ? missing - 1 : missing + 1;
        if (node.feature >= 0) {
            open.push_back(nodes_.size());
        } else if (!open.empty()) {
            nodes_[open.back()].right = static_cast<std::uint32_t>(nodes_.size() + 1);
            open.pop_back();
        }
        nodes_.push_back(node);
    }
    if (missing > 0) {
        nodes_.resize(roots_.back());
        roots_.pop_back();
    }
}

float Model::probability(std::span<const float> features) const {
    if (roots_.empty()) return 0;
    float sum = 0;
    for (const std::size_t root : roots_) {
        std::size_t at = root;
        while (nodes_[at].feature >= 0) {
            const auto feature = static_cast<std::size_t>(nodes_[at].feature);
            const bool left = feature < features.size() && features[feature] <= nodes_[at].value;
            at = left ? at + 1 : nodes_[at].right;
        }
        sum += nodes_[at].value;
    }
    return sum / static_cast<float>(roots_.size());
}

float threshold_of(std::span<const float> probabilities, float keep_above) {
    if (probabilities.empty()) return keep_above;
    const float likeliest = *std::max_element(probabilities.begin(), probabilities.end());
    return std::min(keep_above, kShareOfLikeliest * likeliest);
}

const Model& html_model() {
    static const Model model(base::find_asset("assets/article/html.tsv"));
    return model;
}

const Model& paste_model() {
    static const Model model(base::find_asset("assets/article/paste.tsv"));
    return model;
}

} // namespace narrate::article
