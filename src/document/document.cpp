// SPDX-License-Identifier: Apache-2.0
#include "narrate/document.hpp"

#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "document/charset/decode.hpp"
#include "document/html/parse.hpp"
#include "document/language.hpp"
#include "document/markdown/parse.hpp"
#include "document/plain/headers.hpp"
#include "document/plain/parse.hpp"

namespace narrate {

namespace {

constexpr std::size_t kSniffBytes = 4096;

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [name](std::string_view ending) { return name.ends_with(ending); });
}

/// By the name where it tells, else by the first bytes.
SourceKind sniff(std::string_view text, const ParseOptions& options) {
    const std::string lower_name = base::to_lower(options.name);
    if (options.media_type == "text/html" || options.media_type == "application/xhtml+xml")
        return SourceKind::html;
    if (options.media_type == "text/markdown") return SourceKind::markdown;
    if (ends_with_any(lower_name, {".html", ".htm", ".xhtml"})) return SourceKind::html;
    if (ends_with_any(lower_name, {".md", ".markdown"})) return SourceKind::markdown;
    const std::string head = base::to_lower(base::trim(text.substr(0, kSniffBytes)));
    if (head.starts_with("<")) {
        for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<article",
                                           "<main", "<div", "<p>", "<p ", "<h1", "<meta"})
            if (head.find(tag) != std::string::npos) return SourceKind::html;
    }
    if (ends_with_any(lower_name, {".txt", ".text"}) || document::read_piped(text))
        return SourceKind::plain;
    const bool markdown = head.starts_with("# ") || head.starts_with("---\n") ||
                          head.find("\n## ") != std::string::npos ||
                          head.find("\n```") != std::string::npos;
    return markdown ? SourceKind::markdown : SourceKind::plain;
}

Document parse_as(SourceKind kind, std::string_view text) {
    switch (kind) {
    case SourceKind::html: return document::parse_html(text);
    case SourceKind::markdown: return document::parse_markdown(text);
    case SourceKind::plain: break;
    }
    return document::parse_plain(text);
}

} // namespace

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

Result<Document> parse_document(std::string_view bytes, const ParseOptions& options) {
    if (bytes.size() > kMaxInputBytes)
        return Error{ErrorCode::input_too_large,
                     "is larger than 64 MiB",
                     {},
                     {},
                     "narrate reads articles: cut the text into parts"};
    auto text = document::decode_text(bytes, options.charset);
    if (!text) return text.error();
    if (base::trim(*text).empty())
        return Error{ErrorCode::input_empty, "holds no text", {}, {}, "give a saved page, or text"};
    Document document = parse_as(sniff(*text, options), *text);
    document::detect_language(document);
    return document;
}

} // namespace narrate
