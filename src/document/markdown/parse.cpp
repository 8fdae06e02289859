// SPDX-License-Identifier: Apache-2.0
#include "document/markdown/parse.hpp"

#include <cmark-gfm.h>

#include <memory>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "document/builder.hpp"

namespace narrate::document {

namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::string_view unquoted(std::string_view value) {
    value = base::trim(value);
    const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                        value.back() == value.front();
    return quoted ? value.substr(1, value.size() - 2) : value;
}

/// Takes "---" … "---" from the beginning of the text; gives its length, 0 when there is none.
std::size_t read_front_matter(std::string_view text, Metadata& metadata) {
    constexpr std::string_view kFence = "---";
    if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return 0;
    std::size_t at = text.find('\n') + 1;
    Metadata found;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = base::trim(text.substr(at, end - at));
        at = end + 1;
        if (line == kFence || line == "...") {
            metadata = std::move(found);
            return std::min(at, text.size());
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string key = base::to_lower(line.substr(0, colon));
        const std::string value(unquoted(line.substr(colon + 1)));
        if (key == "title") found.title = value;
        if (key == "author" || key == "byline") found.byline = value;
        if (key == "date" || key == "published") found.published = value;
        if (key == "lang" || key == "language") found.language = value;
    }
    return 0; // Without an end it is a ruler and a text.
}

bool holds_inlines(cmark_node_type type) {
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
}

/// The kind of a leaf, by the containers around it.
BlockKind kind_of(cmark_node* node) {
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING) return BlockKind::heading;
    for (cmark_node* around = cmark_node_parent(node); around != nullptr;
         around = cmark_node_parent(around)) {
        const cmark_node_type type = cmark_node_get_type(around);
        if (type == CMARK_NODE_ITEM) return BlockKind::list_item;
        if (type == CMARK_NODE_BLOCK_QUOTE) return BlockKind::quote;
    }
    return BlockKind::paragraph;
}

std::string_view literal(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text == nullptr ? std::string_view() : text;
}

} // namespace

Document parse_markdown(std::string_view text) {
    Document document;
    document.kind = SourceKind::markdown;
    text.remove_prefix(read_front_matter(text, document.metadata));
    const std::unique_ptr<cmark_node, FreeNode> root(cmark_parse_document(
        text.data(), text.size(), CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8));
    const std::unique_ptr<cmark_iter, FreeIterator> walk(cmark_iter_new(root.get()));
    TextCollector collector;
    int images = 0;
    const auto add_block = [&](cmark_node* node, BlockKind kind, int level) {
        DocumentBlock block;
        block.kind = kind;
        block.level = level;
        block.line = cmark_node_get_start_line(node);
        block.text = collector.take();
        if (!block.text.empty()) document.blocks.push_back(std::move(block));
    };
    for (cmark_event_type event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(walk.get())) {
        cmark_node* node = cmark_iter_get_node(walk.get());
        const cmark_node_type type = cmark_node_get_type(node);
        const bool leaving = event == CMARK_EVENT_EXIT;
        if (type == CMARK_NODE_IMAGE) images += leaving ? -1 : 1;
        if (images > 0) continue; // What an image's alternative text says is not heard.
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) collector.add(literal(node));
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) collector.add_space();
        if (type == CMARK_NODE_CODE_BLOCK) {
            collector.add(literal(node));
            add_block(node, BlockKind::code, 0);
        }
        if (leaving && holds_inlines(type)) {
            const BlockKind kind = kind_of(node);
            const int level = kind == BlockKind::heading     ? cmark_node_get_heading_level(node)
                              : kind == BlockKind::list_item ? 1
                                                             : 0;
            add_block(node, kind, level);
        }
    }
    return document;
}

} // namespace narrate::document
