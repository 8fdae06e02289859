// SPDX-License-Identifier: Apache-2.0
#include "document/html/parse.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>

#include <algorithm>
#include <climits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "document/builder.hpp"
#include "document/class_words.hpp"
#include "document/html/attributes.hpp"
#include "document/html/elements.hpp"
#include "document/html/metadata.hpp"

namespace narrate::document {

namespace {

/// Deeper elements are read as if they stood at this depth.
constexpr std::size_t kMaxDepth = 256;
/// Class and id words kept of one element.
constexpr std::size_t kMaxWordsBytes = 256;
constexpr std::size_t kMaxScriptBytes = std::size_t{1} << 20;
constexpr std::size_t kMaxFacts = 500;
/// Text in further elements counts as text of those around.
constexpr std::size_t kMaxElements = 200'000;

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

/// An element's attributes as libxml2 hands them over: names and values in turn, then a null
/// pointer.
class Attributes {
public:
    explicit Attributes(const xmlChar** list) : list_(list) {}

    [[nodiscard]] std::string_view get(std::string_view name) const {
        for (const xmlChar** a = list_; a != nullptr && *a != nullptr; a += 2)
            if (view(*a) == name) return view(a[1]);
        return {};
    }
    [[nodiscard]] bool has(std::string_view name) const {
        for (const xmlChar** a = list_; a != nullptr && *a != nullptr; a += 2)
            if (view(*a) == name) return true;
        return false;
    }
    [[nodiscard]] bool hide() const {
        if (list_ == nullptr) return false;
        if (has("hidden") || get("aria-hidden") == "true") return true;
        const std::string_view style = get("style");
        return style.find("display:none") != std::string_view::npos ||
               style.find("display: none") != std::string_view::npos ||
               hides_text(get("class").substr(0, kMaxWordsBytes));
    }

private:
    const xmlChar** list_;
};

/// Takes the parser's events, which come as elements begin and end, and puts blocks together: no
/// tree is built, so no nesting is too deep.
class BlockReader {
public:
    explicit BlockReader(Document& document) : document_(document) {}

    void begin_element(std::string_view name, const Attributes& attributes, int line) {
        line_ = line;
        collect_facts(name, attributes);
        const ElementInfo info = element_info(name);
        if (hidden_ > 0 || info.role == ElementRole::hidden || attributes.hide()) {
            ++hidden_;
            return;
        }
        if (is_footnote_link(name, attributes)) {
            ++hidden_;
            return;
        }
        if (name == "sup") ++raised_;
        if (name == "a") ++links_;
        if (info.role == ElementRole::line_break) collector_.add_space();
        if (info.role == ElementRole::block) {
            flush();
            push(name, info, attributes);
        }
    }

    void end_element(std::string_view name) {
        taken_.reset();
        if (hidden_ > 0) {
            --hidden_;
            return;
        }
        const ElementInfo info = element_info(name);
        if (name == "a" && links_ > 0) --links_;
        if (name == "sup" && raised_ > 0) --raised_;
        if (info.role == ElementRole::line_break) {
            // The cells of a row are parted like the items of a list.
            if (name != "br" && !collector_.empty()) collector_.add(", ");
            collector_.add_space();
        }
        if (info.role == ElementRole::block) {
            flush();
            pop();
        }
    }

    void text(std::string_view text) {
        if (taken_) {
            std::string& fact = *taken_ == Taken::title ? facts_.title : facts_.json_ld.back();
            if (fact.size() + text.size() <= kMaxScriptBytes) fact += text;
        }
        if (hidden_ > 0) return;
        const std::size_t before = collector_.length();
        const bool was_empty = collector_.empty();
        collector_.add(text);
        if (was_empty && !collector_.empty()) block_line_ = line_;
        if (links_ > 0) linked_ += collector_.length() - before;
    }

    PageFacts finish() {
        flush();
        return std::move(facts_);
    }

private:
    /// A block element around the text that is being read.
    struct Level {
        BlockKind kind = BlockKind::other;
        int level = 0;
        std::string name;
        std::string words;
        std::string language;
        std::optional<std::uint32_t> element; ///< Once it has text: its place in the document.
    };
    /// Content that is a fact of the page.
    enum class Taken { title, script };

    /// The number of a footnote: a raised link to somewhere on the page.
    [[nodiscard]] bool is_footnote_link(std::string_view name, const Attributes& attributes) const {
        return name == "a" && raised_ > 0 && attributes.get("href").starts_with('#');
    }

    void push(std::string_view name, const ElementInfo& info, const Attributes& attributes) {
        if (levels_.size() >= kMaxDepth) {
            ++too_deep_;
            return;
        }
        Level level;
        level.name = name;
        level.kind = info.kind;
        level.level = info.level;
        // What the page declares of itself is a fact of the page, to be weighed as a whole.
        if (name != "html") level.language = attributes.get("lang");
        if (!levels_.empty()) {
            // What an element does not say of itself, the one around it says; a paragraph inside a
            // quotation or a list item stays that.
            const Level& around = levels_.back();
            const bool inherits =
                info.kind == BlockKind::other ||
                (info.kind == BlockKind::paragraph && around.kind != BlockKind::other);
            if (inherits) {
                level.kind = around.kind;
                level.level = around.level;
            }
            if (level.language.empty()) level.language = around.language;
        }
        // The elements that hold all of a page say nothing of a block; themes put all sorts of
        // words there.
        const bool holds_page =
            name == "html" || name == "body" || name == "main" || name == "article";
        if (!holds_page) level.words = words_of(attributes);
        levels_.push_back(std::move(level));
    }

    static std::string words_of(const Attributes& attributes) {
        std::string words;
        for (const std::string_view key : {"class", "id", "role", "itemprop"}) {
            const std::string_view value = attributes.get(key).substr(0, kMaxWordsBytes);
            if (value.empty()) continue;
            if (!words.empty()) words += ' ';
            words += class_words(value);
        }
        return words;
    }

    void pop() {
        if (too_deep_ > 0) {
            --too_deep_;
            return;
        }
        if (levels_.empty()) return;
        levels_.pop_back();
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
        block.line = block_line_;
        block.features.element = element_of_text();
        block.features.link_density =
            static_cast<float>(linked) / static_cast<float>(std::max<std::size_t>(1, length));
        add_block(document_, std::move(block));
    }

    /// The innermost element; it and those around it enter the document with their first text, so
    /// that empty ones cost nothing.
    std::uint32_t element_of_text() {
        auto& elements = document_.elements;
        if (elements.empty()) elements.emplace_back();
        std::uint32_t around = 0;
        for (Level& level : levels_) {
            if (!level.element && elements.size() >= kMaxElements) return around;
            if (!level.element) {
                level.element = static_cast<std::uint32_t>(elements.size());
                elements.push_back({around, level.name, level.words});
            }
            around = *level.element;
        }
        return around;
    }

    /// <meta>, and microdata that stands in an attribute: <time itemprop="datePublished" datetime>.
    void collect_meta(std::string_view name, const Attributes& attributes) {
        if (name == "meta") {
            for (const std::string_view key : {"property", "name", "itemprop"}) {
                if (attributes.get(key).empty()) continue;
                facts_.meta.emplace_back(base::to_lower(attributes.get(key)),
                                         attributes.get("content"));
                return;
            }
            return;
        }
        const std::string_view property = attributes.get("itemprop");
        std::string_view value = attributes.get("content");
        if (value.empty()) value = attributes.get("datetime");
        if (!property.empty() && !value.empty())
            facts_.meta.emplace_back(base::to_lower(property), value);
        else if (name == "time" && attributes.has("pubdate") && !value.empty())
            facts_.meta.emplace_back("pubdate", value);
    }

    void collect_facts(std::string_view name, const Attributes& attributes) {
        if (name == "html") facts_.language = attributes.get("lang");
        if (name == "title" && facts_.title.empty()) taken_ = Taken::title;
        if (name == "link" && attributes.get("rel") == "canonical")
            facts_.canonical = attributes.get("href");
        if (facts_.meta.size() < kMaxFacts) collect_meta(name, attributes);
        if (name == "script" && attributes.get("type") == "application/ld+json" &&
            facts_.json_ld.size() < kMaxFacts) {
            facts_.json_ld.emplace_back();
            taken_ = Taken::script;
        }
    }

    Document& document_;
    PageFacts facts_;
    std::optional<Taken> taken_;
    std::vector<Level> levels_;
    std::size_t too_deep_ = 0; ///< Open block elements beyond kMaxDepth.
    std::size_t hidden_ = 0;   ///< Open elements that are hidden, or inside one that is.
    TextCollector collector_;
    std::size_t linked_ = 0; ///< Code points of the block that stand in links.
    std::size_t links_ = 0;  ///< Open ones.
    std::size_t raised_ = 0; ///< Open <sup>.
    int line_ = 0;
    int block_line_ = 0;
};

/// libxml2's callbacks: its context and our reader together.
struct Parsing {
    htmlParserCtxtPtr context = nullptr;
    BlockReader reader;
};

void on_begin(void* user, const xmlChar* name, const xmlChar** attributes) {
    auto* parsing = static_cast<Parsing*>(user);
    parsing->reader.begin_element(view(name), Attributes(attributes),
                                  xmlSAX2GetLineNumber(parsing->context));
}

void on_end(void* user, const xmlChar* name) {
    static_cast<Parsing*>(user)->reader.end_element(view(name));
}

void on_text(void* user, const xmlChar* text, int length) {
    // Not ended by a zero: the length alone says where it ends.
    static_cast<Parsing*>(user)->reader.text(
        {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

struct FreeContext {
    void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

} // namespace

Document parse_html(std::string_view text) {
    Document document;
    document.kind = SourceKind::html;
    const std::unique_ptr<htmlParserCtxt, FreeContext> context(htmlNewParserCtxt());
    if (!context || text.size() > INT_MAX) return document;
    Parsing parsing{context.get(), BlockReader(document)};
    htmlSAXHandler handler{};
    handler.startElement = on_begin;
    handler.endElement = on_end;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    handler.cdataBlock = on_text;
    *context->sax = handler;
    context->userData = &parsing;
    const std::string bounded = bound_attributes(text);
    if (!bounded.empty()) text = bounded;
    htmlDocPtr none = htmlCtxtReadMemory(
        context.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
            HTML_PARSE_IGNORE_ENC);
    if (none != nullptr) xmlFreeDoc(none);
    read_metadata(parsing.reader.finish(), document);
    return document;
}

} // namespace narrate::document
