// SPDX-License-Identifier: Apache-2.0
#include "document/feed/feed.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "document/charset/decode.hpp"
#include "document/feed/reader.hpp"
#include "document/feed/vocabulary.hpp"
#include "document/feed/xml_text.hpp"

namespace narrate::document {

namespace {

constexpr std::size_t kSniffBytes = 4096;

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// The first tag of XML, with its attributes; empty when none ends within the text.
std::string_view first_tag(std::string_view xml) {
    for (;;) {
        xml = base::trim(xml);
        if (!xml.starts_with('<')) return {};
        const bool comment = xml.starts_with("<!--");
        const std::string_view end = comment ? "-->" : ">";
        const std::size_t at = xml.find(end);
        if (at == std::string_view::npos) return {};
        if (!comment && xml[1] != '?' && xml[1] != '!') return xml.substr(0, at);
        xml.remove_prefix(at + end.size());
    }
}

Error without_entries(const Feed& feed) {
    if (feed.fault.empty())
        return {ErrorCode::no_article,
                "the feed has no articles in it",
                {},
                {},
                "give another feed, or the address of an article"};
    return {ErrorCode::input_unsupported,
            "the feed cannot be read",
            {},
            feed.fault,
            "save it anew, or give the address of an article"};
}

} // namespace

bool is_feed(std::string_view bytes) {
    const auto text = decode_text(bytes.substr(0, kSniffBytes), {});
    if (!text) return false;
    const std::string_view tag = first_tag(*text);
    const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n>/", 1));
    if (name.size() < 2) return false;
    const std::string_view local = local_name(name.substr(1));
    if (local == "rss") return true;
    if (local == "RDF") return contains(tag, "purl.org/rss") || contains(tag, "netscape.com/rdf");
    return local == "feed" && (contains(tag, "w3.org/2005/Atom") || contains(tag, "purl.org/atom"));
}

Result<Feed> parse_feed(std::string_view bytes, const ParseOptions& options) {
    if (bytes.size() > kMaxInputBytes)
        return Error{ErrorCode::input_too_large, "is larger than 64 MiB", {}, {}, "give a feed"};
    auto text = decode_text(bytes, options.charset);
    if (!text) return text.error();
    const std::string xml = xml_text(std::move(*text));
    Feed feed = FeedReader(xml).read();
    if (feed.entries.empty()) return without_entries(feed);
    return feed;
}

Result<Document> parse_entry(const FeedEntry& entry) {
    const Metadata& told = entry.metadata;
    std::string page = "<!DOCTYPE html><html";
    if (!told.language.empty()) page += " lang=\"" + told.language + '"';
    page += "><body>";
    if (!told.title.empty()) page += "<h1>" + escaped(told.title) + "</h1>";
    page += "<article>" + entry.content + "</article></body></html>";
    auto document = parse_document(page, {{}, "text/html", "utf-8"});
    if (!document) return document;
    if (!document->blocks.empty() && is_origin_notice(document->blocks.back()))
        document->blocks.pop_back();
    Metadata& metadata = document->metadata;
    const auto take = [](std::string& field, const std::string& value) {
        if (!value.empty()) field = value;
    };
    take(metadata.title, told.title);
    take(metadata.byline, told.byline);
    take(metadata.published, told.published);
    take(metadata.modified, told.modified);
    take(metadata.site, told.site);
    take(metadata.url, told.url);
    return document;
}

} // namespace narrate::document
