// SPDX-License-Identifier: Apache-2.0
#include "document/feed/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace narrate::document {

namespace {

enum class Vocabulary { feed, content, dublin_core, xhtml, other };

struct Space {
    std::string_view address;
    std::string_view prefix;
    Vocabulary vocabulary;
};

/// From the specifications of RSS 0.9, 1.0 and 2.0, RSS's modules, and Atom 0.3 and 1.0.
constexpr std::array<Space, 8> kSpaces = {{
    {"http://www.w3.org/2005/Atom", "atom", Vocabulary::feed},
    {"http://purl.org/atom/ns#", "atom03", Vocabulary::feed},
    {"http://purl.org/rss/1.0/", "rss", Vocabulary::feed},
    {"http://my.netscape.com/rdf/simple/0.9/", "rss09", Vocabulary::feed},
    {"http://backend.userland.com/rss2", "rss2", Vocabulary::feed},
    {"http://purl.org/rss/1.0/modules/content/", "content", Vocabulary::content},
    {"http://purl.org/dc/elements/1.1/", "dc", Vocabulary::dublin_core},
    {"http://www.w3.org/1999/xhtml", "xhtml", Vocabulary::xhtml},
}};

struct Name {
    Vocabulary vocabulary;
    std::string_view name;
    FeedField field;
};

constexpr std::array<Name, 20> kNames = {{
    {Vocabulary::feed, "title", FeedField::title},
    {Vocabulary::feed, "link", FeedField::link},
    {Vocabulary::feed, "guid", FeedField::id},
    {Vocabulary::feed, "author", FeedField::author},
    {Vocabulary::feed, "pubDate", FeedField::published},
    {Vocabulary::feed, "published", FeedField::published},
    {Vocabulary::feed, "issued", FeedField::published},
    {Vocabulary::feed, "updated", FeedField::updated},
    {Vocabulary::feed, "modified", FeedField::updated},
    {Vocabulary::feed, "language", FeedField::language},
    {Vocabulary::feed, "description", FeedField::summary},
    {Vocabulary::feed, "summary", FeedField::summary},
    {Vocabulary::feed, "content", FeedField::content},
    {Vocabulary::content, "encoded", FeedField::content},
    {Vocabulary::dublin_core, "title", FeedField::title},
    {Vocabulary::dublin_core, "creator", FeedField::creator},
    {Vocabulary::dublin_core, "date", FeedField::published},
    {Vocabulary::dublin_core, "language", FeedField::language},
    {Vocabulary::dublin_core, "description", FeedField::summary},
    {Vocabulary::xhtml, "body", FeedField::content},
}};

Vocabulary vocabulary_of(std::string_view space, std::string_view prefix) {
    if (space.empty() && prefix.empty()) return Vocabulary::feed;
    for (const Space& known : kSpaces)
        if (space.empty() ? known.prefix == prefix : known.address == space)
            return known.vocabulary;
    return Vocabulary::other;
}

} // namespace

FeedField field_of(std::string_view space, std::string_view name) {
    const std::size_t colon = name.find(':');
    const std::string_view prefix =
        colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
    const Vocabulary vocabulary = vocabulary_of(space, prefix);
    for (const Name& known : kNames)
        if (known.vocabulary == vocabulary && known.name == local_name(name)) return known.field;
    return FeedField::none;
}

std::string_view local_name(std::string_view name) {
    return name.substr(name.find(':') + 1);
}

bool is_feed_space(std::string_view space) {
    return space.empty() || std::any_of(kSpaces.begin(), kSpaces.end(), [space](const Space& s) {
               return s.vocabulary == Vocabulary::feed && s.address == space;
           });
}

} // namespace narrate::document
