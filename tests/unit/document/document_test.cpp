// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "narrate/document.hpp"

using namespace narrate;

namespace {

Document parse(std::string_view bytes, const std::string& name = "") {
    ParseOptions options;
    options.name = name;
    auto document = parse_document(bytes, options);
    if (!document) FAIL(document.error().message());
    return std::move(*document);
}

using Texts = std::vector<std::string>;

Texts texts(const Document& document) {
    Texts result;
    for (const DocumentBlock& block : document.blocks) result.push_back(block.text);
    return result;
}

std::vector<BlockKind> kinds(const Document& document) {
    std::vector<BlockKind> result;
    for (const DocumentBlock& block : document.blocks) result.push_back(block.kind);
    return result;
}

} // namespace

TEST_CASE("HTML becomes blocks of text with the kinds that its elements say") {
    const Document document = parse(
        "<!doctype html><html><head><title>T</title><style>p{}</style></head><body>loose"
        "<h2>Head</h2><p>One <b>bold</b> word.</p><blockquote><p>Quoted.</p></blockquote>"
        "<ul><li>Item</li></ul><pre>code  here</pre><table><tr><td>a</td><td>b</td></tr></table>"
        "<figure><figcaption>Caption</figcaption></figure><script>no()</script></body></html>");
    CHECK(document.kind == SourceKind::html);
    CHECK(texts(document) == Texts{"loose", "Head", "One bold word.", "Quoted.", "Item",
                                   "code here", "a, b", "Caption"});
    CHECK(kinds(document) == std::vector<BlockKind>{BlockKind::other, BlockKind::heading,
                                                    BlockKind::paragraph, BlockKind::quote,
                                                    BlockKind::list_item, BlockKind::code,
                                                    BlockKind::table_row, BlockKind::caption});
    CHECK(document.blocks[1].level == 2);
}

TEST_CASE("inline elements add no space, line breaks do, and entities are characters") {
    CHECK(texts(parse(
              "<p>H<span>ong</span> Kong<br>har&shy;bour &amp; &eacute;t&eacute;&nbsp;x</p>")) ==
          Texts{"Hong Kong harbour & \u00e9t\u00e9 x"});
}

TEST_CASE("blocks know their links, their language and the words of the elements around them") {
    const Document document =
        parse("<div class='Story-Body x' lang=de><p>ab<a href=#>cd</a></p></div>");
    REQUIRE(document.blocks.size() == 1);
    const DocumentBlock& block = document.blocks[0];
    CHECK(block.features.link_density == Approx(0.5));
    CHECK(block.language == "de");
    const DocumentElement& paragraph = document.elements[block.features.element];
    const DocumentElement& around = document.elements[paragraph.parent];
    CHECK(paragraph.name == "p");
    CHECK(around.name == "div");
    CHECK(around.words == "story-body x");
}

TEST_CASE("a page's own word on its title, date and site is taken, the best source first") {
    const Document document = parse(
        "<html lang=en-GB><head><title>Tide - The Courier</title>"
        "<meta property=og:site_name content='The Courier'><meta name=author content='A. Writer'>"
        "<link rel=canonical href='https://courier.example/tide'>"
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":"
        "[\"NewsArticle\"],\"headline\":\"The tide\",\"datePublished\":\"2024-03-14\"}]}</script>"
        "<script type='application/ld+json'>{broken</script></head><body><p>x</p></body></html>");
    CHECK(document.metadata.title == "The tide");
    CHECK(document.metadata.published == "2024-03-14");
    CHECK(document.metadata.site == "The Courier");
    CHECK(document.metadata.byline == "A. Writer");
    CHECK(document.metadata.language == "en-GB");
    CHECK(document.metadata.url == "https://courier.example/tide");
    CHECK(parse("<html><head><title>The tide came in - Courier</title></head><body>x")
              .metadata.title == "The tide came in");
}

TEST_CASE("a page that hides text from its readers hides it from listeners") {
    CHECK(texts(parse("<p>a</p><p hidden>b</p><p style='display: none'>c</p><div aria-hidden=true>d"
                      "</div><noscript>e</noscript><p>f</p>")) == Texts{"a", "f"});
}

TEST_CASE("a paste with a paragraph a line is parted at its lines") {
    const Document document = parse("Headline\nA paragraph.\n\n- an item\r\nLast\r\n");
    CHECK(document.kind == SourceKind::plain);
    CHECK(texts(document) == Texts{"Headline", "A paragraph.", "an item", "Last"});
    CHECK(document.blocks[2].kind == BlockKind::list_item);
    CHECK(document.blocks[2].features.blank_before);
    CHECK_FALSE(document.blocks[3].features.blank_before);
    CHECK(document.blocks[1].source == TextRange{9, 21});
}

TEST_CASE("hard-wrapped text is joined to paragraphs") {
    const std::string text = "The quick survey of the harbour took the whole of the day and\n"
                             "ended only when the light was gone, which in that season means\n"
                             "a little after four in the afternoon, as everyone there knows.\n"
                             "\n"
                             "A second paragraph begins here and it is wrapped in just the\n"
                             "same way.\n";
    const Document document = parse(text);
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[0].text.find("day and ended") != std::string::npos);
    CHECK(document.blocks[1].text.ends_with("the same way."));
    CHECK(document.blocks[0].features.lines == 3);
}

TEST_CASE("Markdown's blocks and front matter are read") {
    const Document document =
        parse("---\ntitle: \"The tide\"\ndate: 2024-03-14\n---\n# Head\n\nOne *two*\n"
              "three [link](http://x).\n\n> Quoted\n\n- item ![alt](x.png)\n\n```\n"
              "code\n```\n",
              "x.md");
    CHECK(document.kind == SourceKind::markdown);
    CHECK(document.metadata.title == "The tide");
    CHECK(document.metadata.published == "2024-03-14");
    CHECK(texts(document) == Texts{"Head", "One two three link.", "Quoted", "item", "code"});
    CHECK(kinds(document) == std::vector<BlockKind>{BlockKind::heading, BlockKind::paragraph,
                                                    BlockKind::quote, BlockKind::list_item,
                                                    BlockKind::code});
}

TEST_CASE("the rows of Markdown's tables are read cell by cell") {
    const Document document =
        parse("x\n\n| Ship | Length |\n|---|---|\n| Tern | 40 m |\n| Gull | |\n", "x.md");
    CHECK(texts(document) == Texts{"x", "Ship, Length", "Tern, 40 m", "Gull"});
    CHECK(document.blocks[2].kind == BlockKind::table_row);
}

TEST_CASE("each block of Markdown knows where it stands in the source") {
    const std::string text = "---\ntitle: x\n---\n# Tide\n\nOne *two*\nthree.\n\n> Quoted\n";
    const Document document = parse(text, "x.md");
    REQUIRE(document.blocks.size() == 3);
    CHECK(document.blocks[0].source.of(text) == "# Tide");
    CHECK(document.blocks[1].source.of(text) == "One *two*\nthree.");
    CHECK(document.blocks[2].source.of(text) == "Quoted");
}

TEST_CASE("blank lines before Markdown's first block change nothing but where it stands") {
    for (const std::string text :
         {"\n# Tide\n", "\n\n\n# Tide", "---\ntitle: x\n---\n\n# Tide\n"}) {
        const Document document = parse(text, "x.md");
        REQUIRE(document.blocks.size() == 1);
        CHECK(document.blocks[0].text == "Tide");
        CHECK(document.blocks[0].source.of(text) == "# Tide");
    }
}

TEST_CASE("the marks of footnotes are left out, and brackets that are text are not") {
    CHECK(
        texts(parse("<p>In 1912[4][5], as told.[citation needed] He [laughs] said a [6] b[sic].</p>"
                    "<p>It rose<sup><a href='#note1'>1</a></sup> by 10 m<sup>3</sup>.</p>")) ==
        Texts{"In 1912, as told. He [laughs] said a [6] b[sic].", "It rose by 10 m3."});
    CHECK(texts(parse("It rose[^1] again.\n\n[^1]: In 1912.\n", "x.md")) ==
          Texts{"It rose again.", "In 1912."});
    CHECK(texts(parse("<p>x</p><pre>a[1]</pre>")) == Texts{"x", "a[1]"});
}

TEST_CASE("text that a browser shows to nobody where it stands is not heard") {
    CHECK(texts(parse(
              "<p>Mayor <span class='name'>Ann Reed</span><span class='x tooltip-content'>Ann "
              "Reed: all stories</span> spoke<span class=sr-only> (opens a window)</span>.</p>")) ==
          Texts{"Mayor Ann Reed spoke."});
}

TEST_CASE("a list that a browser numbered is a list, and numbers that somebody wrote are text") {
    const Document list = parse("Steps\n 1. Cut\n 2. Glue\n10. Paint\n", "x.txt");
    CHECK(texts(list) == Texts{"Steps", "Cut", "Glue", "10. Paint"});
    CHECK(list.blocks[1].kind == BlockKind::list_item);
    CHECK(texts(parse("1. Cut\n2. Glue\n", "x.txt")) == Texts{"1. Cut", "2. Glue"});
}

TEST_CASE("what a text browser marks as deleted is not read, and what it marks as inserted is") {
    CHECK(texts(parse("The [DEL:old:DEL] [INS:new:INS] bridge\n[INS::INS]\nEnd [DEL: open\n",
                      "x.txt")) == Texts{"The new bridge", "End [DEL: open"});
}

TEST_CASE("what cannot be read is refused with the reason") {
    CHECK(parse_document("").error().code == ErrorCode::input_empty);
    CHECK(parse_document(" \n\t").error().code == ErrorCode::input_empty);
    CHECK(parse_document(std::string(kMaxInputBytes + 1, 'a')).error().code ==
          ErrorCode::input_too_large);
    std::string binary;
    for (int i = 0; i < 1000; ++i) binary += static_cast<char>(i * 7 % 256);
    CHECK(parse_document(binary).error().code == ErrorCode::input_unsupported);
    CHECK(parse_document("%PDF-1.7 text text text").error().code == ErrorCode::input_unsupported);
}

TEST_CASE(
    "the character set is that of the BOM, the header, the page, or what the bytes look like") {
    CHECK(texts(parse("<meta charset=iso-8859-2><p>\xB1</p>", "a.html")) == Texts{"\u0105"});
    CHECK(texts(parse("<p>caf\xE9 \x93quoted\x94</p>", "a.html")) ==
          Texts{"caf\u00e9 \u201cquoted\u201d"});
    ParseOptions russian;
    russian.charset = "koi8-r";
    const auto document = parse_document("\xC4\xC1", russian);
    REQUIRE(document);
    CHECK(document->blocks[0].text == "\u0434\u0430");
    CHECK(texts(parse(std::string_view("a\0b\0c\0\n\0d\0e\0f\0g\0", 16))) == Texts{"abc", "defg"});
}

TEST_CASE("hostile nesting and unclosed elements are read, not followed into the depth") {
    std::string deep;
    for (int i = 0; i < 20'000; ++i) deep += "<div class=x><b>";
    const Document document = parse("<html><body>" + deep + "text");
    REQUIRE(document.blocks.size() == 1);
    CHECK(document.blocks[0].text == "text");
    CHECK(document.elements.size() < 300);
}
