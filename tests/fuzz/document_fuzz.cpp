// SPDX-License-Identifier: Apache-2.0
// Any bytes as a page: parse, judge, and check what was promised.
#include <cstdint>

#include "base/utf8.hpp"
#include "fuzz/require.hpp"
#include "narrate/article.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace narrate;
    if (size == 0) return 0;
    static constexpr const char* kNames[] = {"a.html", "a.txt", "a.md", ""};
    ParseOptions options;
    options.name = kNames[data[0] % 4];
    const auto document =
        parse_document({reinterpret_cast<const char*>(data) + 1, size - 1}, options);
    if (!document) return 0;
    for (const DocumentBlock& block : document->blocks) {
        fuzz::require(base::is_valid_utf8(block.text));
        fuzz::require(base::trim(block.text).size() == block.text.size() && !block.text.empty());
    }
    const Article article = judge_article(*document);
    fuzz::require(article.blocks.size() + article.dropped.size() == document->blocks.size());
    std::size_t at = 0;
    for (const ArticleBlock& block : article.blocks) {
        fuzz::require(block.range.begin == at && block.range.end <= article.text.size());
        fuzz::require(block.range.of(article.text) == document->blocks[block.source_block].text);
        at = block.range.end + 2;
    }
    return 0;
}
