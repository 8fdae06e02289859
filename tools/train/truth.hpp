// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "words.hpp"

namespace narrate::train {

/// An article's true text, laid beside a page's blocks to find which of them it was made of.
class Truth {
public:
    explicit Truth(const std::string& text);

    [[nodiscard]] const Words& words() const { return words_; }

    /// For each block whether the truth holds it. A page says many things twice (a teaser of the
    /// article itself, a pull quote): of the ways to lay blocks on the truth in order, the one that
    /// covers most of it counts; then blocks that cover what is still bare, out of order.
    [[nodiscard]] std::vector<bool> find(const std::vector<Words>& blocks) const;

private:
    /// A block's place in the truth.
    struct Place {
        std::size_t block = 0;
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t words = 0; ///< That agree.
    };

    void add_places(std::vector<Place>& places, std::size_t block, const Words& words) const;
    void add_likely_place(std::vector<Place>& places, std::size_t block, const Words& words) const;
    [[nodiscard]] static std::vector<Place> best_chain(const std::vector<Place>& places,
                                                       std::size_t length);

    Words words_;
    std::vector<bool> line_begins_; ///< For each word, and one beyond: whether a line begins there.
    std::unordered_map<std::string, std::vector<std::size_t>> grams_; ///< Where they begin.
};

} // namespace narrate::train
