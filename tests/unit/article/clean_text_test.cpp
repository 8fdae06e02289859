// SPDX-License-Identifier: Apache-2.0
// Text that is clean already: cleaning changes nothing.
#include <catch2/catch.hpp>

#include <random>

#include "narrate/article.hpp"

using namespace narrate;

namespace {

constexpr std::array<std::string_view, 40> kWords = {
    "river",   "council", "harbour", "listen", "morning", "photo",  "related", "bridge",
    "comment", "share",   "winter",  "market", "home",    "video",  "island",  "ferry",
    "school",  "read",    "more",    "mayor",  "station", "follow", "garden",  "letter",
    "north",   "advert",  "orchard", "mill",   "village", "sign",   "story",   "watch",
    "opens",   "carries", "keeps",   "meets",  "leaves",  "finds",  "brings",  "holds"};

/// Writes texts as somebody might, with words that chrome uses, too.
class Writer {
public:
    explicit Writer(unsigned seed) : random_(seed) {}

    std::string document(bool markdown) {
        std::string text;
        if (markdown) text += "# " + sentence("") + "\n\n";
        const int paragraphs = number(1, 60);
        for (int i = 0; i < paragraphs; ++i) {
            if (markdown && number(0, 8) == 0) text += "## " + sentence("") + "\n\n";
            const int sentences = number(1, 6);
            for (int s = 0; s < sentences; ++s) {
                if (s > 0) text += ' ';
                text += sentence(".");
            }
            text += "\n\n";
        }
        return text;
    }

private:
    int number(int low, int high) {
        return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1));
    }
    std::string sentence(const std::string& end) {
        std::string text = "The";
        const int words = number(6, 24);
        for (int i = 0; i < words; ++i) {
            text += ' ';
            text += kWords[static_cast<std::size_t>(number(0, std::ssize(kWords) - 1))];
        }
        return text + end;
    }

    std::mt19937 random_;
};

Article clean(const std::string& text, const std::string& name) {
    ParseOptions options;
    options.name = name;
    const auto document = parse_document(text, options);
    REQUIRE(document);
    return judge_article(*document);
}

} // namespace

TEST_CASE("clean plain text passes through whole") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        INFO(seed);
        const std::string text = Writer(seed).document(false);
        const Article article = clean(text, "text.txt");
        CHECK(article.dropped.empty());
        CHECK(article.text + "\n\n" == text);
    }
}

TEST_CASE("clean Markdown passes through whole") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        INFO(seed);
        const std::string text = Writer(seed).document(true);
        const Article article = clean(text, "text.md");
        CHECK(article.dropped.empty());
        std::string heard = article.text + "\n\n";
        std::string written;
        for (std::size_t i = 0; i < text.size(); ++i) {
            // A heading's mark is its kind, not its text.
            if ((i == 0 || text[i - 1] == '\n') && text[i] == '#') i = text.find(' ', i) + 1;
            written += text[i];
        }
        CHECK(heard == written);
    }
}

TEST_CASE("what was cleaned stays as it is when it is cleaned again") {
    const std::string paste = "Night Watch 10pm - 1am\nThe mill wheel turns again in Ashby Vale\n"
                              "3 May 2024, 07:15\nThe wheel had stood still since the flood of "
                              "last spring, when a tree was carried into it.\n"
                              "Listen to this article\nOn Thursday the last of its forty blades "
                              "was set, and the sluice was opened by hand.\n";
    const Article once = clean(paste, "paste.txt");
    CHECK_FALSE(once.dropped.empty());
    CHECK(clean(once.text, "paste.txt").text == once.text);
}

TEST_CASE("a text may have a date and breaks of asterisks, and is no page for them") {
    std::string text = "3 May 2024\n\n* * *\n\n";
    for (int i = 0; i < 30; ++i) text += "The river rose again in the night.\n\n";
    const Article article = clean(text, "text.txt");
    CHECK(article.blocks.size() == 30);
    CHECK(article.metadata.published == "2024-05-03");
}
