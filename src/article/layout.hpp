// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "article/block_facts.hpp"
#include "narrate/document.hpp"

namespace narrate::article {

/// What the order of blocks tells, without any elements: all that a pasted page has.
class Layout {
public:
    Layout(const Document& document, std::span<const BlockFacts> facts);

    /// Appends a block's features to a row.
    void add(std::vector<float>& row, std::size_t block) const;

private:
    /// Blocks of one kind in a row.
    struct Run {
        std::size_t blocks = 0;
        std::size_t sentences = 0;
        float words = 0;
        float cues = 0;
    };
    /// Blocks since the last one of a kind, and how many there were.
    struct Since {
        int last = 0;
        int seen = 0;
    };

    /// Blocks in a row with the most running text.
    struct Stretch {
        std::size_t begin = 0;
        std::size_t end = 0;
        float share = 0; ///< What it is worth, of all that the page has of running text.
    };

    void find_runs(const Document& document, std::span<const BlockFacts> facts);
    static Stretch find_stretch(std::span<const BlockFacts> facts, float cost);
    void measure_since(const Document& document, std::span<const BlockFacts> facts);

    std::vector<Run> short_runs_; ///< Of blocks that end unlike sentences.
    std::vector<Run> item_runs_;  ///< Of list items.
    std::vector<Run> groups_;     ///< Between blank lines.
    std::vector<std::vector<Since>> since_;
    std::vector<Stretch> stretches_;
};

} // namespace narrate::article
