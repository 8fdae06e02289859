// SPDX-License-Identifier: Apache-2.0
#include "player/outline.hpp"

#include <algorithm>

#include "render/plan.hpp"

namespace narrate::player {

Outline::Outline(const Article& article) {
    for (const ArticleBlock& block : article.blocks) {
        const auto sentences = render::spoken_sentences(article, block);
        if (sentences.empty()) continue;
        if (block.kind == BlockKind::title || block.kind == BlockKind::heading)
            headings_.push_back(sentences_.size());
        paragraphs_.push_back(sentences_.size());
        for (const TextRange range : sentences)
            sentences_.push_back({range, paragraphs_.size() - 1});
    }
}

std::size_t Outline::place_of(std::size_t byte) const {
    const auto found = std::lower_bound(
        sentences_.begin(), sentences_.end(), byte,
        [](const Sentence& sentence, std::size_t at) { return sentence.range.end <= at; });
    const auto place = static_cast<std::size_t>(found - sentences_.begin());
    return std::min(place, sentences_.size() - 1);
}

std::optional<std::size_t> Outline::heading_after(std::size_t place) const {
    const auto found = std::upper_bound(headings_.begin(), headings_.end(), place);
    return found == headings_.end() ? std::nullopt : std::optional(*found);
}

std::optional<std::size_t> Outline::heading_before(std::size_t place) const {
    const auto found = std::lower_bound(headings_.begin(), headings_.end(), place);
    return found == headings_.begin() ? std::nullopt : std::optional(*std::prev(found));
}

} // namespace narrate::player
