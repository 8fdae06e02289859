// SPDX-License-Identifier: Apache-2.0
#include "article/model.hpp"

#include <charconv>

#include "base/assets.hpp"
#include "base/table.hpp"

namespace narrate::article {

namespace {

/// Decimal numbers as the table holds them; from_chars knows no locale.
template <class Number> bool parse(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

} // namespace

Model::Model(std::string_view table) {
    base::TableReader reader(table);
    std::size_t open = 0; ///< Branches of the present tree that have not begun.
    while (const auto* row = reader.next()) {
        Node node;
        if (row->size() != 3 || !parse((*row)[0], node.feature) || !parse((*row)[1], node.value) ||
            !parse((*row)[2], node.right))
            break;
        if (open == 0) {
            roots_.push_back(nodes_.size());
            open = 1;
        }
        open = node.feature < 0 ? open - 1 : open + 1;
        nodes_.push_back(node);
    }
}

float Model::score(std::span<const float> features) const {
    float sum = 0;
    for (const std::size_t root : roots_) {
        std::size_t at = root;
        while (at < nodes_.size() && nodes_[at].feature >= 0) {
            const Node& node = nodes_[at];
            const auto feature = static_cast<std::size_t>(node.feature);
            const bool left = feature < features.size() && features[feature] <= node.value;
            at += left || node.right == 0 ? 1 : node.right;
        }
        if (at < nodes_.size()) sum += nodes_[at].value;
    }
    return sum;
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
