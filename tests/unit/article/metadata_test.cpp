// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "article/metadata.hpp"
#include "narrate/article.hpp"

using namespace narrate;

namespace {

Metadata metadata_of(const std::string& page) {
    ParseOptions options;
    options.name = "page.html";
    const auto document = parse_document(page, options);
    REQUIRE(document);
    return judge_article(*document).metadata;
}

const std::string kText =
    "<p>The lock at Ostrey was opened again on Monday, after the winter's ice had gone from the "
    "canal and the gates had been painted.</p><p>Boats had waited above it since the first days of "
    "February, when the wardens closed the upper reach.</p>";

} // namespace

TEST_CASE("a page's own data give its metadata") {
    const Metadata m = metadata_of(
        R"(<html lang="en-gb"><head><title>Lock opens | The Reach</title>
        <meta property="og:site_name" content="The Reach">
        <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
         "headline": "Lock opens", "author": [{"name": "By Canal Desk"}, {"name": "Weather Desk"}],
         "datePublished": "2024-03-04 07:30", "dateModified": "Tue, 5 Mar 2024 08:00:12 GMT",
         "image": {"url": "https://reach.example/lock.jpg"}}]}</script>
        <link rel="canonical" href="https://reach.example/lock"></head><body>)" +
        kText + "</body></html>");
    CHECK(m.title == "Lock opens");
    CHECK(m.byline == "Canal Desk, Weather Desk");
    CHECK(m.published == "2024-03-04T07:30");
    CHECK(m.modified == "2024-03-05T08:00");
    CHECK(m.language == "en-GB");
    CHECK(m.language_confidence == 1.0F);
    CHECK(m.site == "The Reach");
    CHECK(m.url == "https://reach.example/lock");
    CHECK(m.image == "https://reach.example/lock.jpg");
}

TEST_CASE("a title is told without its site's name behind it") {
    const auto title = [](const std::string& head) {
        return metadata_of("<html><head>" + head + "</head><body>" + kText + "</body></html>")
            .title;
    };
    CHECK(title("<title>The lock at Ostrey opens - The Reach</title>") ==
          "The lock at Ostrey opens");
    CHECK(title("<meta property='og:site_name' content='The Reach'>"
                "<meta property='og:title' content='Up and down | the reach'>") == "Up and down");
    CHECK(title("<meta property='og:site_name' content='The Reach'>"
                "<meta property='og:title' content='What the locks did for The Reach'>") ==
          "What the locks did for The Reach");
}

TEST_CASE("microdata, and then the page's lines, give what the head does not") {
    const Metadata m =
        metadata_of("<html><body><h1>The lock at Ostrey opens for the year</h1><p>By Canal Desk</p>"
                    "<p>Updated on 4 March 2024 at 7.30am</p>" +
                    kText + "<aside><p>1 January 2020</p></aside></body></html>");
    CHECK(m.title == "The lock at Ostrey opens for the year");
    CHECK(m.byline == "Canal Desk");
    CHECK(m.published == "2024-03-04T07:30");
    CHECK(metadata_of("<html><body><time itemprop='datePublished' datetime='2024-03-04'>Monday"
                      "</time>" +
                      kText + "</body></html>")
              .published == "2024-03-04");
}

TEST_CASE("a byline names somebody") {
    using article::parse_byline;
    CHECK(parse_byline("By Canal Desk", "en") == "Canal Desk");
    CHECK(parse_byline("Von Redaktion Fluss", "de") == "Redaktion Fluss");
    CHECK(parse_byline("Par La Rédaction", "fr-CA") == "La Rédaction");
    CHECK(parse_byline("Von Redaktion Fluss", "en").empty());
    CHECK(parse_byline("by the river", "en").empty());
    CHECK(parse_byline("By Monday the ice had gone.", "en").empty());
}

TEST_CASE("a language that no page declares is found from its text") {
    const Metadata german = metadata_of(
        "<html><body><p>Die Schleuse wurde am Montag wieder geöffnet, nachdem das Eis des Winters "
        "vom Kanal verschwunden war und die Tore gestrichen waren.</p></body></html>");
    CHECK(german.language == "de");
    CHECK(german.language_confidence > 0.9F);
    CHECK(metadata_of("<html><body><p>1 2 3 4 5</p></body></html>").language_confidence == 0.0F);
}

TEST_CASE("a theme's language does not overrule a text that is surely in another") {
    std::string text;
    for (int i = 0; i < 4; ++i)
        text += "<p>Die Schleuse wurde am Montag wieder geöffnet, nachdem das Eis des Winters vom "
                "Kanal verschwunden war und die Tore gestrichen waren.</p>";
    CHECK(metadata_of("<html lang=en><body>" + text + "</body></html>").language == "de");
    CHECK(metadata_of("<html lang=de-AT><body>" + text + "</body></html>").language == "de-AT");
}
