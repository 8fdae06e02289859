// SPDX-License-Identifier: Apache-2.0
#include "narrate/article.hpp"

namespace narrate {

Result<Article> extract_article(const Document& document, const ExtractOptions&) {
    Article article;
    article.metadata = document.metadata;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const DocumentBlock& block = document.blocks[i];
        if (!article.text.empty()) article.text += "\n\n";
        const std::size_t begin = article.text.size();
        article.text += block.text;
        article.blocks.push_back(
            {block.kind, block.level, {begin, article.text.size()}, block.language, i});
    }
    return article;
}

Article article_from_text(std::string_view text, std::string_view language) {
    Article article;
    article.metadata.language = language;
    article.text = text;
    article.blocks.push_back({BlockKind::paragraph, 0, {0, text.size()}, {}, 0});
    return article;
}

} // namespace narrate
