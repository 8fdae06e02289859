// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "article/block_facts.hpp"
#include "article/signs.hpp"
#include "narrate/document.hpp"

namespace narrate::article {

/// The elements of a page, weighed by the running text they hold, and the two that most likely hold
/// the article. A document without elements has one: all of it.
class Containers {
public:
    /// All text under an element.
    struct Mass {
        float running = 0; ///< Bytes of running text.
        float links = 0;   ///< Sum of the blocks' link densities.
        float blocks = 0;
    };
    /// Where an element stands to another: both below their nearest common one.
    struct Relation {
        bool inside = false; ///< The other one is around it, or is it.
        int down = 0;        ///< Elements from the common one down to this.
        int up = 0;          ///< Elements from the other one up to the common one.
    };

    Containers(const Document& document, std::span<const BlockFacts> facts);

    [[nodiscard]] const Mass& mass(std::uint32_t element) const { return masses_[element]; }
    [[nodiscard]] std::uint32_t parent(std::uint32_t element) const { return parents_[element]; }
    [[nodiscard]] int depth(std::uint32_t element) const { return depths_[element]; }
    /// The element that holds this one's block together with others.
    [[nodiscard]] std::uint32_t holder(std::uint32_t element) const {
        return parents_[wrapper(element)];
    }
    /// The signs in the element's own words.
    [[nodiscard]] const SignCounts& signs(std::uint32_t element) const { return signs_[element]; }
    /// Elements with the same name under the same parent, and names and words like this one's, have
    /// the same number.
    [[nodiscard]] std::uint32_t shape(std::uint32_t element) const { return shapes_[element]; }

    /// The parent of most paragraphs: each paragraph counts for its parent, and for half for the
    /// one above (after Arc90's Readability).
    [[nodiscard]] std::uint32_t paragraphs() const { return paragraphs_; }
    /// The element around it that holds all paragraphs of the same shape, where an article is cut
    /// into sections.
    [[nodiscard]] std::uint32_t region() const { return region_; }
    /// The smallest element that holds most of what the page has of running text.
    [[nodiscard]] std::uint32_t bulk() const { return bulk_; }
    [[nodiscard]] Relation to_paragraphs(std::uint32_t element) const;
    [[nodiscard]] Relation to_region(std::uint32_t element) const;
    [[nodiscard]] Relation to_bulk(std::uint32_t element) const;
    /// The signs of the elements around `element` that are not around the region, too.
    [[nodiscard]] SignCounts signs_below_region(std::uint32_t element) const;

private:
    void read_elements(const Document& document);
    void weigh(const Document& document, std::span<const BlockFacts> facts);
    void choose_paragraphs(const Document& document, std::span<const BlockFacts> facts);
    void choose_region(const Document& document, std::span<const BlockFacts> facts);
    void choose_bulk();
    [[nodiscard]] float credit(const Document& document, std::uint32_t element) const;
    [[nodiscard]] Relation relate(std::uint32_t element, std::uint32_t other,
                                  const std::vector<bool>& around) const;
    [[nodiscard]] std::uint32_t wrapper(std::uint32_t element) const;
    [[nodiscard]] std::vector<bool> around(std::uint32_t element) const;

    std::vector<std::uint32_t> parents_;
    std::vector<int> depths_;
    std::vector<SignCounts> signs_;
    std::vector<std::uint32_t> shapes_;
    std::vector<Mass> masses_;
    std::uint32_t paragraphs_ = 0;
    std::uint32_t region_ = 0;
    std::uint32_t bulk_ = 0;
    std::vector<float>
        credits_; ///< For each element: how far its text is likely to be the article's.
    std::vector<bool> around_paragraphs_; ///< The element itself and those around it.
    std::vector<bool> around_region_;
    std::vector<bool> around_bulk_;
};

} // namespace narrate::article
