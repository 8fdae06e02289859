// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "article/judge.hpp"
#include "article/metadata.hpp"
#include "base/utf8.hpp"
#include "narrate/article.hpp"

namespace narrate {

namespace {

void add_block(Article& article, const DocumentBlock& block, BlockKind kind, std::size_t source) {
    if (!article.text.empty()) article.text += "\n\n";
    const std::size_t begin = article.text.size();
    article.text += block.text;
    article.blocks.push_back(
        {kind, block.level, {begin, article.text.size()}, block.language, source});
}

} // namespace

Article judge_article(const Document& document, const ExtractOptions& options) {
    Article article;
    article.metadata = document.metadata;
    article::tidy_metadata(article.metadata);
    std::vector<article::Verdict> verdicts(document.blocks.size());
    if (!options.keep_all) {
        const auto facts = article::examine_blocks(document);
        verdicts = article::judge_blocks(document, facts, article::weigh_blocks(document, facts),
                                         article.metadata);
    }
    if (article.metadata.language.empty()) article.metadata.language = "en";
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        const DocumentBlock& block = document.blocks[i];
        if (verdicts[i].keep)
            add_block(article, block, verdicts[i].is_title ? BlockKind::title : block.kind, i);
        else
            article.dropped.push_back({i, block.text, verdicts[i].reason, verdicts[i].confidence});
    }
    return article;
}

Result<Article> extract_article(const Document& document, const ExtractOptions& options) {
    Article article = judge_article(document, options);
    const bool body =
        std::any_of(article.blocks.begin(), article.blocks.end(),
                    [](const ArticleBlock& block) { return block.kind != BlockKind::title; });
    if (body) return article;
    return Error{ErrorCode::no_article,
                 "no article text found",
                 {},
                 {},
                 "narrate clean --explain shows what was dropped and why; --keep-all keeps it"};
}

Article article_from_text(std::string_view text, std::string_view language) {
    Article article;
    article.metadata.language = language;
    article.text = text;
    if (!base::trim(text).empty())
        article.blocks.push_back({BlockKind::paragraph, 0, {0, text.size()}, {}, 0});
    return article;
}

} // namespace narrate
