// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "article/block_facts.hpp"
#include "article/containers.hpp"
#include "article/layout.hpp"
#include "narrate/document.hpp"

namespace narrate::article {

/// What the classifier weighs of a document's blocks: the block itself, its place, its neighbours,
/// and how much running text stands in the same elements. Holds references to the document and the
/// facts.
class PageFeatures {
public:
    PageFeatures(const Document& document, std::span<const BlockFacts> facts);

    /// A block's features, in a fixed order. Pages of elements and pages of lines have different
    /// rows: the layout of lines only misleads where elements say more.
    [[nodiscard]] std::vector<float> row(std::size_t block) const;

private:
    /// The blocks of one kind of place, as a whole.
    struct Group {
        float blocks = 0;
        float running = 0;
        float links = 0;
        float lengths = 0;
    };
    using Groups = std::unordered_map<std::uint64_t, Group>;

    void mark_elements();
    void group_blocks();
    void measure_distances();
    void find_headline();
    void add_block(std::vector<float>& row, std::size_t i) const;
    void add_place(std::vector<float>& row, std::size_t i) const;
    void add_elements(std::vector<float>& row, std::size_t i) const;
    void add_neighbours(std::vector<float>& row, std::size_t i) const;
    void add_windows(std::vector<float>& row, std::size_t i) const;
    [[nodiscard]] std::uint64_t siblings_key(std::size_t i) const;
    [[nodiscard]] std::uint32_t element(std::size_t i) const {
        return document_.blocks[i].features.element;
    }

    const Document& document_;
    std::span<const BlockFacts> facts_;
    Containers containers_;
    std::optional<Layout> layout_;                 ///< Of lines; nothing for a page of elements.
    std::vector<std::uint32_t> named_;             ///< For each element: the telling names around.
    std::unordered_map<std::string, int> repeats_; ///< Blocks with the same words.
    Groups siblings_;
    Groups shapes_;
    float running_bytes_ = 0;
    std::vector<float> passed_; ///< Share of the running text that stands before the block.
    std::vector<int> before_;   ///< Blocks since the last running text.
    std::vector<int> after_;
    std::size_t headline_ = 0; ///< Its block; beyond the last one: none.
    std::string body_form_;
    std::string summary_form_;
    std::string title_form_;
};

} // namespace narrate::article
