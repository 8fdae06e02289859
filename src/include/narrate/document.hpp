// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/error.hpp"
#include "narrate/export.h"
#include "narrate/text.hpp"

/// A page before any judgement: every block of text it holds, with what is known about each.
namespace narrate {

/// Inputs above this are refused (64 MiB).
inline constexpr std::size_t kMaxInputBytes = std::size_t{64} << 20;

enum class SourceKind { html, plain, markdown };

enum class BlockKind {
    title,     ///< The article's headline.
    heading,   ///< A heading inside the article.
    paragraph, //
    quote,     //
    list_item, //
    caption,   ///< Of an image, a video or a table.
    code,      //
    table_row, ///< The cells of one row, separated by ", ".
    other,     ///< Text that stands in no element of the above.
};

NARRATE_API const char* to_string(BlockKind kind);

/// An element of an HTML page that has text somewhere inside. They stand as a flat tree: a parent
/// comes before its children, the first one holds all, and is its own parent.
struct DocumentElement {
    std::uint32_t parent = 0; ///< Its place in Document::elements.
    std::string name;         ///< Lower case.
    std::string words;        ///< Of its class, id, role and itemprop attributes, lower case.
};

/// What a page's structure says of a block; the evidence that cleaning weighs.
struct BlockFeatures {
    std::uint32_t element = 0; ///< HTML: the innermost element around, in Document::elements.
    float link_density = 0;    ///< Share of the text's characters that stand inside links, 0–1.
    std::uint32_t lines = 1;   ///< Plain text: source lines the block was put together from.
    bool blank_before = false; ///< Plain text: a blank line stands before the block.
};

/// One block of a page: its text has single spaces and no line breaks, except code.
struct DocumentBlock {
    BlockKind kind = BlockKind::other;
    int level = 0;        ///< Headings: 1–6. List items: nesting from 1. Else 0.
    std::string text;     ///< UTF-8, NFC as written, without control characters.
    std::string language; ///< BCP 47 from the nearest lang attribute; empty: as the page.
    TextRange source;     ///< Plain text and Markdown: bytes in the decoded source.
    int line = 0;         ///< HTML: line of the source, from 1; 0: unknown.
    BlockFeatures features;
};

/// What a page says of itself. Dates are ISO 8601, of the precision that was found.
struct Metadata {
    std::string title;
    std::string byline;    ///< Names only, without "By".
    std::string published; ///< "2024-03-21T07:45" or "2024-03-21".
    std::string modified;
    std::string language;          ///< BCP 47.
    float language_confidence = 0; ///< 0–1; 1: declared.
    std::string site;
    std::string url;   ///< Canonical address.
    std::string image; ///< Address of the lead image.
    friend bool operator==(const Metadata&, const Metadata&) = default;
};

struct Document {
    SourceKind kind = SourceKind::plain;
    Metadata metadata; ///< As the page declares it; cleaning completes it.
    /// The article's text and its summary as the page's own data (JSON-LD, meta) give them; often
    /// missing, and not always true.
    std::string declared_body;
    std::string declared_summary;
    /// The page says of itself that one must pay to read all of it.
    bool declared_paid = false;
    std::vector<DocumentElement> elements; ///< HTML only.
    std::vector<DocumentBlock> blocks;
};

struct ParseOptions {
    /// What the input is; empty `charset` and no kind: found out from the bytes and the name.
    std::string name = {}; ///< File name or address, for its extension; may be empty.
    /// From an HTTP header ("text/html"): says what the input is before its name does.
    std::string media_type = {};
    std::string charset = {}; ///< From an HTTP header or the user; overrides detection, not a BOM.
};

/// Bytes to Document: decodes (BOM, then `charset`, then what the page declares, then detection),
/// decides between HTML, Markdown and plain text, and parses. Pure; any thread.
/// Errors: input_empty, input_too_large, input_unsupported (binary).
NARRATE_API Result<Document> parse_document(std::string_view bytes,
                                            const ParseOptions& options = {});

} // namespace narrate
