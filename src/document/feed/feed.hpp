// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/document.hpp"

/// Feeds (RSS 0.9 to 2.0, RDF's RSS 1.0, Atom 0.3 and 1.0) and the articles in them.
namespace narrate::document {

/// An article as its feed tells it.
struct FeedEntry {
    /// The site is the feed's title. Addresses are as written: they may be relative.
    Metadata metadata;
    std::string content; ///< HTML.
    /// The content stands where the whole text belongs (content:encoded, Atom's content), not where
    /// a summary does.
    bool is_content = false;
};

struct Feed {
    std::string title;
    std::vector<FeedEntry> entries; ///< In the order of the feed.
    std::string fault;              ///< Why the rest was not read; empty: all of it was.
};

inline constexpr std::size_t kMostEntries = 1000;

/// Whether bytes are a feed, by their beginning alone.
bool is_feed(std::string_view bytes);

/// Reads a feed; where its XML is at fault, what stands before. `options` as for parse_document.
/// Pure; any thread. Errors: as parse_document's, and input_unsupported when nothing of it can be
/// read, no_article when it has no entries.
Result<Feed> parse_feed(std::string_view bytes, const ParseOptions& options = {});

/// How much of an article an entry holds.
struct EntryText {
    std::size_t words = 0; ///< Without its title. In Chinese, Japanese or Thai, of two characters.
    bool is_teaser = false;
};

/// Looks at an entry that has become a page: a text of few words, or one that breaks off, is there
/// to make people open the page.
EntryText examine_entry(const FeedEntry& entry, const Document& document);

/// "The post The tide appeared first on The Harbour Post": what programs put behind an entry.
bool is_origin_notice(const DocumentBlock& block);

/// An entry as a page: its title, its content, and its metadata over what the content says of
/// itself. Errors: as parse_document's.
Result<Document> parse_entry(const FeedEntry& entry);

} // namespace narrate::document
