// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "narrate/article.hpp"
#include "narrate/text.hpp"

namespace narrate::player {

/// An article as a listener moves about in it: sentences, the paragraphs (and headings, items …)
/// that hold them, and headings. Places are numbers of sentences. Pure.
class Outline {
public:
    Outline() = default;
    explicit Outline(const Article& article);

    [[nodiscard]] std::size_t size() const { return sentences_.size(); }
    [[nodiscard]] bool empty() const { return sentences_.empty(); }
    [[nodiscard]] TextRange sentence(std::size_t place) const { return sentences_[place].range; }

    /// The sentence that holds a byte of the text, or the one behind it; the last one beyond the
    /// end. Not for an empty outline, as all below.
    [[nodiscard]] std::size_t place_of(std::size_t byte) const;

    [[nodiscard]] std::size_t paragraphs() const { return paragraphs_.size(); }
    [[nodiscard]] std::size_t paragraph_of(std::size_t place) const {
        return sentences_[place].paragraph;
    }
    /// Its first sentence.
    [[nodiscard]] std::size_t begin_of(std::size_t paragraph) const {
        return paragraphs_[paragraph];
    }

    /// The heading, or title, that follows a place, or that comes before its own section's.
    [[nodiscard]] std::optional<std::size_t> heading_after(std::size_t place) const;
    [[nodiscard]] std::optional<std::size_t> heading_before(std::size_t place) const;

private:
    struct Sentence {
        TextRange range;
        std::size_t paragraph = 0;
    };
    std::vector<Sentence> sentences_;
    std::vector<std::size_t> paragraphs_; ///< Their first sentences.
    std::vector<std::size_t> headings_;   ///< Their first sentences, rising.
};

} // namespace narrate::player
