// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "fuzz/require.hpp"
#include "narrate/article.hpp"

/// What cleaning promises of any bytes, whatever kind of document they are taken for.
namespace narrate::fuzz {

inline Document checked_document(std::string_view bytes, const char* name) {
    ParseOptions options;
    options.name = name;
    auto document = parse_document(bytes, options);
    if (!document) return {};
    for (const DocumentBlock& block : document->blocks) {
        require(base::is_valid_utf8(block.text));
        require(base::trim(block.text).size() == block.text.size() && !block.text.empty());
        require(block.source.begin <= block.source.end);
        require(block.features.element < std::max<std::size_t>(1, document->elements.size()));
    }
    return std::move(*document);
}

/// Ranges lie in order, and all text comes from the document's blocks.
inline Article checked_article(const Document& document) {
    Article article = judge_article(document);
    require(article.blocks.size() + article.dropped.size() == document.blocks.size());
    std::size_t at = 0;
    for (const ArticleBlock& block : article.blocks) {
        require(block.range.begin == at && block.range.end <= article.text.size());
        require(block.range.of(article.text) == document.blocks[block.source_block].text);
        at = block.range.end + 2;
    }
    require(article.blocks.empty() || at == article.text.size() + 2);
    return article;
}

/// What was cleaned can be cleaned again. That it then loses nothing more is a promise for articles
/// (tests/unit/article/clean_text_test.cpp), not for any bytes: seeds are lists of page chrome,
/// too.
inline void check_again(const Article& article) {
    if (article.text.empty()) return;
    Document document = checked_document(article.text, "cleaned.txt");
    document.metadata.language = article.metadata.language;
    checked_article(document);
}

inline void check_cleaning(const std::uint8_t* data, std::size_t size, const char* name) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_again(checked_article(checked_document(bytes, name)));
}

} // namespace narrate::fuzz
