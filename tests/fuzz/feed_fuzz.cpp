// SPDX-License-Identifier: Apache-2.0
// Any bytes as a feed, whose entries are cleaned.
#include "document/feed/feed.hpp"
#include "fuzz/clean.hpp"

namespace {

using namespace narrate;

constexpr std::size_t kLongestFact = 2000;

void check_entry(const document::FeedEntry& entry) {
    const Metadata& metadata = entry.metadata;
    for (const std::string* text : {&metadata.title, &metadata.byline, &metadata.url,
                                    &metadata.site, &metadata.published, &metadata.language}) {
        fuzz::require(base::is_valid_utf8(*text) && text->size() <= kLongestFact);
        fuzz::require(text->find('\n') == std::string::npos);
    }
    fuzz::require(base::is_valid_utf8(entry.content));
    const auto page = document::parse_entry(entry);
    if (!page) return;
    const auto text = document::examine_entry(entry, *page);
    fuzz::require(text.words > 0 || text.is_teaser);
    fuzz::checked_article(*page);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    document::is_feed(bytes);
    const auto feed = document::parse_feed(bytes);
    if (!feed) return 0;
    fuzz::require(!feed->entries.empty() && feed->entries.size() <= document::kMostEntries);
    for (const document::FeedEntry& entry : feed->entries) check_entry(entry);
    return 0;
}
