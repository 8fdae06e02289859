// SPDX-License-Identifier: Apache-2.0
#include "narrate/document.hpp"

#include "base/utf8.hpp"

namespace narrate {

const char* to_string(BlockKind kind) {
    switch (kind) {
    case BlockKind::title: return "title";
    case BlockKind::heading: return "heading";
    case BlockKind::paragraph: return "paragraph";
    case BlockKind::quote: return "quote";
    case BlockKind::list_item: return "list_item";
    case BlockKind::caption: return "caption";
    case BlockKind::code: return "code";
    case BlockKind::table_row: return "table_row";
    case BlockKind::other: return "other";
    }
    return "other";
}

Result<Document> parse_document(std::string_view bytes, const ParseOptions&) {
    if (base::trim(bytes).empty())
        return Error{ErrorCode::input_empty, "the input is empty", {}, {}, {}};
    Document document;
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::size_t end = bytes.find('\n', at);
        if (end == std::string_view::npos) end = bytes.size();
        const std::string_view line = base::trim(bytes.substr(at, end - at));
        if (!line.empty()) {
            DocumentBlock block;
            block.kind = BlockKind::paragraph;
            block.text = line;
            block.source = {at, end};
            document.blocks.push_back(std::move(block));
        }
        at = end + 1;
    }
    return document;
}

} // namespace narrate
