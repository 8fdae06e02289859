// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "document/feed/feed.hpp"
#include "document/iso_date.hpp"
#include "narrate/article.hpp"
#include "support/command.hpp"

using namespace narrate;
using namespace narrate::document;

namespace {

std::string sample(const std::string& name) {
    return test::read_file(test::source("tests/samples/feeds/" + name));
}

Feed parse(std::string_view bytes) {
    auto feed = parse_feed(bytes);
    if (!feed) FAIL(feed.error().message());
    return std::move(*feed);
}

/// A feed of RSS around these items.
std::string rss(const std::string& items) {
    return "<?xml version=\"1.0\"?><rss version=\"2.0\" "
           "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Post"
           "</title>" +
           items + "</channel></rss>";
}

FeedEntry entry_of(const std::string& inside) {
    const Feed feed = parse(rss("<item>" + inside + "</item>"));
    REQUIRE(feed.entries.size() == 1);
    return feed.entries.front();
}

Article clean(const FeedEntry& entry) {
    const auto document = parse_entry(entry);
    if (!document) FAIL(document.error().message());
    return judge_article(*document);
}

EntryText examine(const FeedEntry& entry) {
    const auto document = parse_entry(entry);
    if (!document) FAIL(document.error().message());
    return examine_entry(entry, *document);
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "tide ";
    return text;
}

} // namespace

TEST_CASE("a feed is known by its beginning, whatever it is called") {
    for (const char* const name : {"harbour.rss", "island.rdf", "mill.atom"})
        CHECK(is_feed(sample(name)));
    CHECK(is_feed("\xEF\xBB\xBF \n<!-- by hand --><rss version='2.0'>"));
    CHECK(is_feed("<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\">"));
    CHECK_FALSE(is_feed(""));
    CHECK_FALSE(is_feed("<"));
    CHECK_FALSE(is_feed("<!doctype html><html><body><rss>"));
    CHECK_FALSE(is_feed("<feed>of cattle</feed>"));
    CHECK_FALSE(is_feed("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"));
    CHECK_FALSE(is_feed("An article about <rss>."));
}

TEST_CASE("RSS 2.0 tells its entries with all that is known of them") {
    const Feed feed = parse(sample("harbour.rss"));
    CHECK(feed.title == "The Harbour Post");
    CHECK(feed.fault.empty());
    REQUIRE(feed.entries.size() == 3);
    const FeedEntry& tide = feed.entries[0];
    CHECK(tide.metadata.title == "The tide & the town");
    CHECK(tide.metadata.byline == "Ann Harlow");
    CHECK(tide.metadata.published == "2024-03-21T07:45");
    CHECK(tide.metadata.url == "https://post.example/tide");
    CHECK(tide.metadata.site == "The Harbour Post");
    CHECK(tide.metadata.language == "en-GB");
    CHECK(tide.is_content);
    const FeedEntry& lock = feed.entries[1];
    CHECK(lock.metadata.url == "https://post.example/lock"); // Its guid.
    CHECK(lock.metadata.byline == "The Harbour Desk");
    CHECK(lock.metadata.published == "2024-03-20T18:05");
    CHECK_FALSE(lock.is_content);
    CHECK(feed.entries[2].metadata.url == "/door"); // As it is written.
    CHECK(feed.entries[2].metadata.published.empty());
}

TEST_CASE("RSS 1.0 in another encoding and with prefixes of its own is read like any other") {
    const Feed feed = parse(sample("island.rdf"));
    CHECK(feed.title == "Inselbote");
    REQUIRE(feed.entries.size() == 1);
    const FeedEntry& mill = feed.entries[0];
    CHECK(mill.metadata.title == "Die M\u00fchle mahlt wieder");
    CHECK(mill.metadata.byline == "Jule Harms");
    CHECK(mill.metadata.published == "2024-03-19T09:30");
    CHECK(mill.metadata.language == "de");
    CHECK(contains(mill.content, "<p>Mehl gibt es ab Ostern."));
}

TEST_CASE("Atom's content is HTML, XHTML or text as its type says") {
    const Feed feed = parse(sample("mill.atom"));
    CHECK(feed.title == "Mill & Moor");
    REQUIRE(feed.entries.size() == 4);
    const FeedEntry& bread = feed.entries[0];
    CHECK(bread.metadata.url == "https://mill.example/bread");
    CHECK(bread.metadata.byline == "Tom Reed, Ida Vale");
    CHECK(bread.metadata.published == "2024-03-20T06:15");
    CHECK(bread.metadata.modified == "2024-03-21T10:00");
    CHECK(contains(bread.content, "<p class=\"body\">Salt &amp; flour:<br>that is <em>all</em>"));
    CHECK(
        contains(clean(bread).text, "Salt & flour: that is all there is in it, and 1 < 2 loaves"));
    CHECK(feed.entries[1].metadata.title == "The moor in March");
    CHECK(feed.entries[1].metadata.published == "2024-03-19");
    CHECK(clean(feed.entries[1]).blocks.size() == 3); // A title, two paragraphs.
    CHECK(feed.entries[2].metadata.title == "Escaped");
    CHECK(feed.entries[2].content.starts_with("<p>Children found"));
    CHECK(feed.entries[3].content.empty()); // A picture.
}

TEST_CASE("an entry is cleaned like a page, and its feed knows better what it is called") {
    const Feed feed = parse(sample("harbour.rss"));
    const Article article = clean(feed.entries[0]);
    CHECK(article.text.starts_with("The tide & the town\n\nThe river rose"));
    REQUIRE_FALSE(article.blocks.empty());
    CHECK(article.blocks[0].kind == BlockKind::title);
    CHECK(contains(article.text, "A wall at last"));
    CHECK_FALSE(contains(article.text, "appeared first"));
    CHECK(article.metadata.title == "The tide & the town");
    CHECK(article.metadata.byline == "Ann Harlow");
    CHECK(article.metadata.published == "2024-03-21T07:45");
    CHECK(article.metadata.language == "en-GB");
    CHECK(clean(parse(sample("island.rdf")).entries[0]).metadata.language == "de");
}

TEST_CASE("a headline that the content repeats is heard once") {
    const FeedEntry entry = entry_of("<title>High water at Ostrey</title><content:encoded>"
                                     "&lt;h1&gt;High water at Ostrey&lt;/h1&gt;&lt;p&gt;The old "
                                     "quay stood under water by seven in the morning, and the "
                                     "market was called off.&lt;/p&gt;</content:encoded>");
    const std::string text = clean(entry).text;
    CHECK(text.find("High water at Ostrey") == text.rfind("High water at Ostrey"));
}

TEST_CASE("what XML does not know but HTML does costs nothing") {
    const FeedEntry entry =
        entry_of("<title>Fish & chips &ndash; AT&amp;amp;T &lt;3</title><link>https://a.example/"
                 "?a=1&b=2</link><description>caf&eacute;&#0;\x01 open</description>");
    CHECK(entry.metadata.title == "Fish & chips \u2013 AT&T <3");
    CHECK(entry.metadata.url == "https://a.example/?a=1&b=2");
    const auto document = parse_entry(entry);
    REQUIRE(document);
    CHECK(document->blocks.back().text == "caf\u00e9 open");
}

TEST_CASE("markup that stands in a description unescaped is markup") {
    const FeedEntry entry = entry_of("<title>T</title><description><p>One <b>two</b></p><p>three"
                                     "</p></description>");
    CHECK(entry.content == "<p>One <b>two</b></p><p>three</p>");
}

TEST_CASE("a prefix that nothing declares means what it usually does") {
    const Feed feed = parse("<rss><channel><item><title>T</title><dc:creator>Ann Harlow"
                            "</dc:creator><content:encoded>whole</content:encoded></item>"
                            "</channel></rss>");
    REQUIRE(feed.entries.size() == 1);
    CHECK(feed.entries[0].metadata.byline == "Ann Harlow");
    CHECK(feed.entries[0].is_content);
}

TEST_CASE("of a broken feed the entries before the fault are read") {
    const auto item = [](const std::string& title) {
        return "<item><title>" + title + "</title><description>" + words(500) +
               "</description></item>";
    };
    const Feed feed = parse(rss(item("One") + item("Two") + "<item><title>Three</tilte></item>"));
    REQUIRE(feed.entries.size() >= 1);
    CHECK(feed.entries.front().metadata.title == "One");
    CHECK(feed.entries.back().metadata.title != "Three");
    CHECK(feed.fault.starts_with("line 1: "));
    const std::string whole = rss(item("One") + item("Two"));
    const Feed cut = parse(std::string_view(whole).substr(0, whole.size() - 1000));
    CHECK(cut.entries.size() == 1);
    CHECK_FALSE(cut.fault.empty());
}

TEST_CASE("a feed of which nothing can be read is an error that offers a way") {
    const auto declared = parse_feed("<!DOCTYPE rss [<!ENTITY a \"b\">]>" + rss("<item/>"));
    REQUIRE_FALSE(declared);
    CHECK(declared.error().code == ErrorCode::input_unsupported);
    CHECK_FALSE(declared.error().hint.empty());
    const auto empty = parse_feed(rss(""));
    REQUIRE_FALSE(empty);
    CHECK(empty.error().code == ErrorCode::no_article);
    CHECK_FALSE(empty.error().hint.empty());
}

TEST_CASE("a text that is short or breaks off is a teaser, by the words it has") {
    const auto summary = [](const std::string& html) {
        FeedEntry entry;
        entry.metadata.title = "The tide";
        entry.content = html;
        return entry;
    };
    CHECK(examine(summary("<p>" + words(42) + "</p>")).words == 42);
    CHECK(examine(summary("<p>" + words(42) + "</p>")).is_teaser);
    CHECK_FALSE(examine(summary("<p>" + words(120) + "</p>")).is_teaser);
    for (const char* const end :
         {"\u2026", " [...]", " [\u2026]", " <a href=/a>Read more \u00bb</a>",
          "</p><p><a href=/a>Continue reading The tide and the town</a>",
          "\u2026</p><p>The post <a href=/a>The tide</a> appeared first on <a href=/>Post</a>.",
          " <a>Weiterlesen</a>", " <a>Lire la suite\u2026</a>",
          " <a>\u0427\u0438\u0442\u0430"
          "\u0442\u044c \u0434\u0430\u043b\u0435\u0435</a>"}) {
        INFO(end);
        CHECK(examine(summary("<p>" + words(120) + end + "</p>")).is_teaser);
        // So long a text is worth hearing.
        CHECK_FALSE(examine(summary("<p>" + words(600) + end + "</p>")).is_teaser);
    }
    // A short note that is all there is.
    FeedEntry note = summary("<p>" + words(30) + "</p>");
    note.is_content = true;
    CHECK_FALSE(examine(note).is_teaser);
    // Words that only end alike, and a text that speaks of reading.
    CHECK_FALSE(examine(summary("<p>" + words(120) + "thread more.</p>")).is_teaser);
    CHECK_FALSE(examine(summary("<p>" + words(120) + "Read more books, she said to all of us.</p>"))
                    .is_teaser);
    std::string chinese;
    for (int i = 0; i < 300; ++i) chinese += "\u6f6e";
    CHECK(examine(summary("<p>" + chinese + "</p>")).words == 150);
}

TEST_CASE("dates of feeds are in ISO 8601, by the clock of who wrote them") {
    CHECK(iso_date("Thu, 21 Mar 2024 07:45:00 +0100") == "2024-03-21T07:45");
    CHECK(iso_date(" 1 march 1999 9:05 EST ") == "1999-03-01T09:05");
    CHECK(iso_date("1 Mar 99") == "1999-03-01");
    CHECK(iso_date("2024-03-21T07:45:10.5Z") == "2024-03-21T07:45");
    CHECK(iso_date("2024-03-21") == "2024-03-21");
    for (const char* const none :
         {"", "yesterday", "2024", "32 Mar 2024", "1 Foo 2024", "2024-13-01", "1 Mar 20245",
          "99999999999 Mar 2024", "a, b, c d e f g", "2024-03-21 \xff\xff"})
        CHECK((iso_date(none).empty() || iso_date(none) == "2024-03-21"));
    CHECK(iso_date("Thu, 21 Mar 2024 25:99") == "2024-03-21");
}

TEST_CASE("a hostile feed is bounded") {
    // Nesting, attributes, entries, names, addresses.
    std::string deep;
    for (int i = 0; i < 5000; ++i) deep += "<a>";
    CHECK(parse(rss("<item><title>T</title></item>" + deep)).entries.size() == 1);
    std::string tag = "<item";
    for (int i = 0; i < 200'000; ++i) tag += " a" + std::to_string(i) + "=''";
    const Feed wide = parse(rss("<item><title>T</title></item>" + tag + "/>"));
    CHECK(wide.entries.size() == 1);
    CHECK_FALSE(wide.fault.empty());
    std::string many;
    for (int i = 0; i < 1500; ++i) many += "<item><title>T</title></item>";
    const Feed long_feed = parse(rss(many));
    CHECK(long_feed.entries.size() == kMostEntries);
    CHECK(contains(long_feed.fault, "1000"));
    const std::string huge(100'000, 'x');
    const FeedEntry entry =
        entry_of("<title>" + huge + "</title><author>" + huge + "</author><link>" + huge +
                 "</link><language>\"&gt;&lt;script&gt;"
                 "</language>");
    CHECK(entry.metadata.title.size() <= 1000);
    CHECK(entry.metadata.byline.size() <= 1000);
    CHECK(entry.metadata.url.empty());
    CHECK(entry.metadata.language.empty());
}

TEST_CASE("what an entry calls itself stays text") {
    FeedEntry entry = entry_of("<title><![CDATA[A <b>bold</b> &lt;script&gt; \x1b[31m]]></title>"
                               "<description>x</description>");
    CHECK(entry.metadata.title == "A bold <script> [31m");
    CHECK(clean(entry).text.starts_with("A bold <script> [31m"));
}
