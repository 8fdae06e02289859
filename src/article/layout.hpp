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

    void find_runs(const Document& document, std::span<const BlockFacts> facts);
    void find_stretch(std::span<const BlockFacts> facts);
    void measure_since(const Document& document, std::span<const BlockFacts> facts);

    std::vector<Run> short_runs_; ///< Of blocks that end unlike sentences.
    std::vector<Run> item_runs_;  ///< Of list items.
    std::vector<Run> groups_;     ///< Between blank lines.
    std::vector<std::vector<Since>> since_;
    std::size_t begin_ = 0; ///< The stretch of blocks with the most running text.
    std::size_t end_ = 0;
    float stretch_share_ = 0;
};

} // namespace narrate::article
