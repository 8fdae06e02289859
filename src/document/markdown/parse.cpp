// SPDX-License-Identifier: Apache-2.0
#include "document/markdown/parse.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

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
struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

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
        if (key == "url" || key == "canonical") found.url = value;
    }
    return 0; // Without an end it is a ruler and a text.
}

/// With GitHub's tables and ~~strike-through~~, and with footnotes.
Tree parse_tree(std::string_view text) {
    static std::once_flag registered;
    std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
    const std::unique_ptr<cmark_parser, FreeParser> parser(
        cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES));
    for (const char* name : {"table", "strikethrough"})
        if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser.get(), extension);
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return Tree(cmark_parser_finish(parser.get()));
}

std::string_view type_of(cmark_node* node) {
    return cmark_node_get_type_string(node);
}

std::string_view literal(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text == nullptr ? std::string_view() : text;
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

/// Walks the tree and puts blocks together.
class BlockReader {
public:
    /// `begin`: where `text` lies in the source.
    BlockReader(Document& document, std::string_view text, std::size_t begin)
        : document_(document), begin_(begin) {
        lines_.push_back(0);
        for (std::size_t at = 0; at < text.size(); ++at)
            if (text[at] == '\n') lines_.push_back(at + 1);
        size_ = text.size();
    }

    void read(cmark_node* root) {
        const std::unique_ptr<cmark_iter, FreeIterator> walk(cmark_iter_new(root));
        for (cmark_event_type event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(walk.get())) {
            cmark_node* node = cmark_iter_get_node(walk.get());
            if (event == CMARK_EVENT_EXIT)
                leave(node);
            else
                enter(node);
        }
    }

private:
    void enter(cmark_node* node) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_IMAGE) ++images_;
        if (images_ > 0) return; // What an image's alternative text says is not heard.
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) collector_.add(literal(node));
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) collector_.add_space();
        if (type == CMARK_NODE_CODE_BLOCK) {
            collector_.add(literal(node));
            add(node, BlockKind::code, 0);
        }
    }

    void leave(cmark_node* node) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_IMAGE) --images_;
        if (images_ > 0) return;
        if (type == CMARK_NODE_HEADING) {
            add(node, BlockKind::heading, cmark_node_get_heading_level(node));
        } else if (type == CMARK_NODE_PARAGRAPH) {
            const BlockKind kind = kind_of(node);
            add(node, kind, kind == BlockKind::list_item ? 1 : 0);
        } else if (type_of(node) == "table_cell") {
            // The cells of a row are parted like the items of a list.
            if (!collector_.empty()) collector_.add(", ");
        } else if (type_of(node) == "table_row" || type_of(node) == "table_header") {
            add(node, BlockKind::table_row, 0);
        }
    }

    void add(cmark_node* node, BlockKind kind, int level) {
        DocumentBlock block;
        block.kind = kind;
        block.level = level;
        block.line = cmark_node_get_start_line(node);
        block.source = {
            offset(cmark_node_get_start_line(node), cmark_node_get_start_column(node) - 1),
            offset(cmark_node_get_end_line(node), cmark_node_get_end_column(node))};
        if (block.source.end < block.source.begin) block.source.end = block.source.begin;
        block.text = collector_.take();
        add_block(document_, std::move(block));
    }

    /// Of a line and a column, as cmark counts them (columns are bytes), in the source.
    [[nodiscard]] std::size_t offset(int line, int column) const {
        const auto index = static_cast<std::size_t>(std::max(1, line) - 1);
        const std::size_t at = index < lines_.size() ? lines_[index] : size_;
        return begin_ + std::min(size_, at + static_cast<std::size_t>(std::max(0, column)));
    }

    Document& document_;
    std::size_t begin_;
    std::size_t size_ = 0;
    std::vector<std::size_t> lines_; ///< Where each line begins.
    TextCollector collector_;
    int images_ = 0; ///< Open ones.
};

} // namespace

Document parse_markdown(std::string_view text) {
    Document document;
    document.kind = SourceKind::markdown;
    const std::size_t begin = read_front_matter(text, document.metadata);
    text.remove_prefix(begin);
    const Tree root = parse_tree(text);
    BlockReader(document, text, begin).read(root.get());
    return document;
}

} // namespace narrate::document
