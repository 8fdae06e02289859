// SPDX-License-Identifier: Apache-2.0
#include "document/html/parse.hpp"

#include <libxml/HTMLparser.h>

#include <climits>
#include <memory>
#include <vector>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "document/builder.hpp"
#include "document/html/elements.hpp"
#include "document/html/metadata.hpp"

namespace narrate::document {

namespace {

/// Deeper elements are read as if they stood at this depth.
constexpr std::size_t kMaxDepth = 256;
/// Class and id words kept of one element, and of the elements around a block.
constexpr std::size_t kMaxWordsBytes = 256;
constexpr std::size_t kMaxPathWordsBytes = 2048;
constexpr std::size_t kMaxJson = std::size_t{1} << 20;

struct FreeDocument {
    void operator()(htmlDocPtr document) const { xmlFreeDoc(document); }
};

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

/// The value of an attribute, without a copy where it is one piece of text.
std::string_view attribute(const xmlNode* node, std::string_view name) {
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next)
        if (view(a->name) == name)
            return a->children == nullptr ? std::string_view() : view(a->children->content);
    return {};
}

bool is_hidden(const xmlNode* node) {
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
        const std::string_view name = view(a->name);
        if (name == "hidden") return true;
        if (name == "aria-hidden") return attribute(node, name) == "true";
        if (name == "style") {
            const std::string_view style = attribute(node, name);
            if (style.find("display:none") != std::string_view::npos ||
                style.find("display: none") != std::string_view::npos)
                return true;
        }
    }
    return false;
}

/// Walks the tree without recursion and puts blocks together.
class Walker {
public:
    explicit Walker(Document& document) : document_(document) {}

    void walk(const xmlNode* root) {
        const xmlNode* node = root;
        while (node != nullptr) {
            if (enter(node) && node->children != nullptr) {
                node = node->children;
                continue;
            }
            leave(node);
            while (node != root && node->next == nullptr) {
                node = node->parent;
                leave(node);
            }
            node = node == root ? nullptr : node->next;
        }
        flush();
    }

private:
    /// An element on the way from the root to where the walk is.
    struct Level {
        const xmlNode* node = nullptr;
        BlockKind kind = BlockKind::other;
        int level = 0;
        std::size_t path = 0;  ///< Length of path_ before it.
        std::size_t words = 0; ///< Length of words_ before it.
        std::string_view language;
    };

    bool enter(const xmlNode* node) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            add_text(node);
            return false;
        }
        if (node->type != XML_ELEMENT_NODE) return false;
        const std::string_view name = view(node->name);
        const ElementInfo info = element_info(name);
        if (info.role == ElementRole::hidden || is_hidden(node)) return false;
        if (name == "a") ++links_;
        if (info.role == ElementRole::line_break) collector_.add_space();
        if (info.role == ElementRole::block) flush();
        if (levels_.size() < kMaxDepth && info.role == ElementRole::block) push(node, name, info);
        return true;
    }

    void leave(const xmlNode* node) {
        if (node == nullptr || node->type != XML_ELEMENT_NODE) return;
        const std::string_view name = view(node->name);
        const ElementInfo info = element_info(name);
        if (info.role == ElementRole::hidden || is_hidden(node)) return;
        if (name == "a") --links_;
        if (info.role == ElementRole::line_break) {
            if (name != "br" && !collector_.empty()) collector_.add(", ");
            collector_.add_space();
        }
        if (info.role == ElementRole::block) flush();
        if (!levels_.empty() && levels_.back().node == node) pop();
    }

    void push(const xmlNode* node, std::string_view name, const ElementInfo& info) {
        Level level;
        level.node = node;
        level.path = path_.size();
        level.words = words_.size();
        const Level* around = levels_.empty() ? nullptr : &levels_.back();
        level.kind = info.kind;
        level.level = info.level;
        level.language = attribute(node, "lang");
        if (around != nullptr) {
            // What an element does not say of itself, the one around it says; a paragraph inside a
            // quotation or a list item stays that.
            const bool inherits =
                info.kind == BlockKind::other ||
                (info.kind == BlockKind::paragraph && around->kind != BlockKind::other);
            if (inherits) {
                level.kind = around->kind;
                level.level = around->level;
            }
            if (level.language.empty()) level.language = around->language;
        }
        if (!path_.empty()) path_ += '/';
        path_ += name;
        // The elements that hold all of a page say nothing of a block; themes put all sorts of
        // words there.
        const bool holds_page =
            name == "html" || name == "body" || name == "main" || name == "article";
        for (const std::string_view key : {"class", "id", "role", "itemprop"}) {
            if (holds_page) break;
            const std::string_view value = attribute(node, key).substr(0, kMaxWordsBytes);
            if (value.empty() || words_.size() > kMaxPathWordsBytes) continue;
            words_ += ' ';
            words_ += base::repair_utf8(base::to_lower(value));
        }
        levels_.push_back(level);
    }

    void pop() {
        path_.resize(levels_.back().path);
        words_.resize(levels_.back().words);
        levels_.pop_back();
    }

    void add_text(const xmlNode* node) {
        const std::size_t before = collector_.length();
        const bool was_empty = collector_.empty();
        collector_.add(view(node->content));
        if (was_empty && !collector_.empty()) line_ = node->line;
        if (links_ > 0) linked_ += collector_.length() - before;
    }

    void flush() {
        const std::size_t length = collector_.length();
        DocumentBlock block;
        block.text = collector_.take();
        const std::size_t linked = std::exchange(linked_, 0);
        if (block.text.empty()) return;
        if (!levels_.empty()) {
            const Level& level = levels_.back();
            block.kind = level.kind;
            block.level = level.level;
            block.language = level.language;
        }
        if (block.kind == BlockKind::table_row && block.text.ends_with(',')) block.text.pop_back();
        block.line = line_;
        block.features.tag_path = path_;
        block.features.class_words = words_;
        block.features.link_density =
            static_cast<float>(linked) / static_cast<float>(std::max<std::size_t>(1, length));
        document_.blocks.push_back(std::move(block));
    }

    Document& document_;
    std::vector<Level> levels_;
    std::string path_;
    std::string words_;
    TextCollector collector_;
    std::size_t linked_ = 0;
    int links_ = 0;
    int line_ = 0;
};

/// What the head and the scripts say of the page.
PageFacts collect_facts(const xmlNode* root) {
    PageFacts facts;
    const xmlNode* node = root;
    while (node != nullptr) {
        const std::string_view name =
            node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view();
        if (name == "html") facts.language = attribute(node, "lang");
        if (name == "title" && facts.title.empty() && node->children != nullptr)
            facts.title = view(node->children->content);
        if (name == "link" && attribute(node, "rel") == "canonical")
            facts.canonical = attribute(node, "href");
        if (name == "meta") {
            std::string_view key = attribute(node, "property");
            if (key.empty()) key = attribute(node, "name");
            if (key.empty()) key = attribute(node, "itemprop");
            if (!key.empty())
                facts.meta.emplace_back(base::to_lower(key), attribute(node, "content"));
        }
        if (name == "script" && attribute(node, "type") == "application/ld+json" &&
            node->children != nullptr) {
            const std::string_view json = view(node->children->content);
            if (json.size() <= kMaxJson) facts.json_ld.emplace_back(json);
        }
        if (node->children != nullptr && node->type == XML_ELEMENT_NODE && name != "svg") {
            node = node->children;
            continue;
        }
        while (node != root && node->next == nullptr) node = node->parent;
        node = node == root ? nullptr : node->next;
    }
    return facts;
}

} // namespace

Document parse_html(std::string_view text) {
    Document document;
    document.kind = SourceKind::html;
    if (text.size() > INT_MAX) return document;
    const std::unique_ptr<xmlDoc, FreeDocument> tree(
        htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_COMPACT));
    if (!tree) return document;
    const xmlNode* root = xmlDocGetRootElement(tree.get());
    if (root == nullptr) return document;
    document.metadata = read_metadata(collect_facts(root));
    Walker(document).walk(root);
    return document;
}

} // namespace narrate::document
