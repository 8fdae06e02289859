// SPDX-License-Identifier: Apache-2.0
#include "article/model.hpp"

#include <algorithm>

#include "base/assets.hpp"

namespace narrate::article {

namespace {

constexpr float kShareOfLikeliest = 0.85F;

/// Reads numbers as the table holds them ("12", "-0.0625"): tens of thousands, at each start, so
/// that a general reader's tenth of a microsecond for each would be felt.
class NumberReader {
public:
    explicit NumberReader(std::string_view text) : at_(text.data()), end_(at_ + text.size()) {}

    /// The next number; false when there is none before the line's end.
    bool next(double& number) {
        while (at_ < end_ && (*at_ == '\t' || *at_ == ' ')) ++at_;
        const bool negative = at_ < end_ && *at_ == '-';
        if (negative) ++at_;
        if (at_ >= end_ || *at_ < '0' || *at_ > '9') return false;
        number = 0;
        for (; at_ < end_ && *at_ >= '0' && *at_ <= '9'; ++at_) number = number * 10 + (*at_ - '0');
        if (at_ < end_ && *at_ == '.') {
            double scale = 1; // Digits and scale are exact, so that the quotient is the nearest.
            for (++at_; at_ < end_ && *at_ >= '0' && *at_ <= '9'; ++at_, scale *= 10)
                number = number * 10 + (*at_ - '0');
            number /= scale;
        }
        if (negative) number = -number;
        return true;
    }

    /// Goes behind the line's end; false when something else stands before it.
    bool end_line() {
        if (at_ < end_ && *at_ != '\n') return false;
        if (at_ < end_) ++at_;
        return true;
    }
    [[nodiscard]] bool done() const { return at_ >= end_; }

private:
    const char* at_;
    const char* end_;
};

} // namespace

Model::Model(std::string_view table) {
    constexpr std::string_view kKeep = "\nkeep\t";
    const std::size_t keep = table.find(kKeep);
    if (keep == std::string_view::npos) return;
    NumberReader reader(table.substr(keep + kKeep.size()));
    double number = 0;
    if (!reader.next(number) || !reader.end_line()) return;
    keep_above_ = static_cast<float>(number);
    std::vector<std::size_t> open; ///< Branches of the present tree without their right side.
    std::size_t missing = 0;       ///< Nodes that the present tree must yet have.
    while (!reader.done() && reader.next(number)) {
        Node node;
        if (double threshold = 0; reader.next(threshold)) {
            node.feature = static_cast<std::int32_t>(number);
            number = threshold;
        }
        node.value = static_cast<float>(number);
        if (node.feature < -1 || !reader.end_line()) break;
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
