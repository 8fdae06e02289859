// SPDX-License-Identifier: Apache-2.0
// In which language the article and its blocks are.
#include <catch2/catch.hpp>

#include "article/common_words.hpp"
#include "base/assets.hpp"
#include "base/table.hpp"
#include "document/language.hpp"
#include "narrate/article.hpp"

using namespace narrate;

namespace {

const std::string kEnglish =
    "<p>The harbour office said on Monday that the old crane would be taken down before the "
    "winter, "
    "because its foot has been rusting for years and nobody wants to pay for a new one.</p>"
    "<p>The crane was built when ships still brought coal to the town, and it has stood on the "
    "quay "
    "ever since. It was last used in the spring, for a boat that had to be lifted from the "
    "water.</p>"
    "<p>A plan to keep it as a museum was given up when the council found that the lift would cost "
    "more than the whole of the quay. There will be a feast on the last day.</p>";
const std::string kGerman =
    "Wir haben den Kran jeden Morgen gesehen, und er war für uns das Zeichen, dass wir zu Hause "
    "sind. Wenn er nicht mehr da ist, wird der Hafen ein anderer sein, auch wenn das Wasser und "
    "die "
    "Boote die gleichen bleiben.";
const std::string kGermanArticle =
    "<p>Das Hafenamt hat am Montag mitgeteilt, dass der alte Kran vor dem Winter abgebaut wird, "
    "weil "
    "sein Fuß seit Jahren rostet und niemand einen neuen bezahlen will.</p><p>" +
    kGerman +
    "</p><p>Der Plan, ihn als Museum zu erhalten, wurde aufgegeben, als die Stadt erfuhr, dass der "
    "Aufzug mehr kosten würde als der ganze Kai. Am letzten Tag soll es ein Fest geben.</p>";

Article article_of(const std::string& body, const std::string& language = "en-GB") {
    const auto document = parse_document("<html lang=\"" + language +
                                             "\"><head><title>The crane</title></head><body>" +
                                             "<article>" + body + "</article></body></html>",
                                         {});
    REQUIRE(document);
    ExtractOptions options;
    options.keep_all = true;
    auto article = extract_article(*document, options);
    REQUIRE(article);
    return std::move(*article);
}

/// The language of the block that holds `words`.
std::string language_of(const Article& article, std::string_view words) {
    for (const ArticleBlock& block : article.blocks)
        if (block.range.of(article.text).find(words) != std::string_view::npos)
            return block.language;
    FAIL(words);
    return {};
}

std::size_t foreign_blocks(const Article& article) {
    std::size_t count = 0;
    for (const ArticleBlock& block : article.blocks) count += block.language.empty() ? 0U : 1U;
    return count;
}

} // namespace

TEST_CASE("a long paragraph in another language has a language of its own") {
    const Article article = article_of(kEnglish + "<p>" + kGerman + "</p>" + kEnglish);
    CHECK(article.metadata.language == "en-GB");
    CHECK(language_of(article, "Zeichen") == "de");
    CHECK(foreign_blocks(article) == 1);
}

TEST_CASE("quotations and list items are told by their language, too") {
    const Article article = article_of(kEnglish + "<blockquote>" + kGerman +
                                       "</blockquote><ul><li>" + kGerman + "</li></ul>");
    CHECK(foreign_blocks(article) == 2);
}

TEST_CASE("languages in other letters are told by their language") {
    const Article article = article_of(
        kEnglish +
        "<p>Мы видели этот кран каждое утро, и он был для нас знаком того, что мы дома. Когда его "
        "не "
        "будет, порт станет другим, хотя вода и лодки останутся прежними.</p>"
        "<p>我们每天早上都能看到这台起重机，对我们来说，它意味着我们到家了。如果它不在了，港口就会"
        "变成另外一个样子，即使水和船还是原来的。</p>");
    CHECK(language_of(article, "кран") == "ru");
    CHECK(language_of(article, "起重机").starts_with("zh"));
}

TEST_CASE("a phrase in another language stays in the article's") {
    const Article article = article_of(
        kEnglish +
        "<p>“C'est la fin d'une époque,” said the keeper of the light, who came from Brittany as a "
        "young man and has watched the crane from his window for all of the forty years since.</p>"
        "<p>„Er war das Zeichen, dass wir zu Hause sind.“</p><p>Adieu, vieux frère.</p>");
    CHECK(foreign_blocks(article) == 0);
}

TEST_CASE("a block in two languages stays in the article's") {
    const Article article = article_of(
        kEnglish + "<p>The keeper wrote on the door of the office, for all who came by to read: " +
        kGerman + " Nobody has taken the sheet down, and it was still there on Tuesday.</p>");
    CHECK(foreign_blocks(article) == 0);
}

TEST_CASE("headings, captions and lists of names have no language of their own") {
    const Article article = article_of(
        "<h2>" + kGerman + "</h2>" + kEnglish + "<figure><img src=a.png><figcaption>" + kGerman +
        "</figcaption></figure><p>Hafenmeisterei Sankt Annen; Werft Köhlermann und Söhne; "
        "Seilerei Bruckental; Fischhalle Nord; Lotsenhaus Alte Mole; Gasthaus Zum Anker; "
        "Bootsverleih Möwennest; Museumsverein Kai Drei; Leuchtturm Westerriff</p>");
    CHECK(foreign_blocks(article) == 0);
}

TEST_CASE("what a page declares of a block stays where the text does not say otherwise") {
    const Article article =
        article_of(kEnglish + "<p lang=de>Adieu, alter Kran.</p><h2 lang=fr_CA>Adieu</h2>" +
                   "<blockquote lang=de-AT>" + kGerman + "</blockquote>");
    CHECK(language_of(article, "alter Kran") == "de");
    CHECK(language_of(article, "Zeichen") == "de-AT");
    CHECK(foreign_blocks(article) == 3);
    CHECK(article.blocks.at(article.blocks.size() - 2).language == "fr-CA");
}

TEST_CASE("another kind of the article's language is no other language") {
    const Article article = article_of("<div lang=en-US>" + kEnglish + "</div>");
    CHECK(article.metadata.language == "en-GB");
    CHECK(foreign_blocks(article) == 0);
}

TEST_CASE("a theme's language around an article in another one is not believed") {
    const Article article =
        article_of("<div lang=en><h2>Ein Abschied</h2>" + kGermanArticle + "</div>", "de");
    CHECK(article.metadata.language == "de");
    CHECK(foreign_blocks(article) == 0);
    const Article themed = article_of("<h2>Ein Abschied</h2>" + kGermanArticle, "en");
    CHECK(themed.metadata.language == "de");
    CHECK(foreign_blocks(themed) == 0);
}

TEST_CASE("a wrong declaration of one block is set right by its text") {
    const Article article = article_of(kEnglish + "<p lang=fr>" + kGerman + "</p>");
    CHECK(language_of(article, "Zeichen") == "de");
}

TEST_CASE("what is no language tag is not taken for one") {
    const Article article =
        article_of(kEnglish + "<p lang='x y'>One.</p><p lang=e>Two.</p><p lang='" +
                   std::string(60, 'a') + "'>Three.</p>");
    CHECK(foreign_blocks(article) == 0);
}

TEST_CASE("an article in another language than the page around it is in its own") {
    // Menus and teasers in German decide over the page, the text that is kept over the article.
    std::string menus;
    for (int i = 0; i < 8; ++i)
        menus +=
            "<nav><ul><li><a href=#>Alle Nachrichten aus der Stadt und dem Hafen, die heute "
            "wichtig sind und morgen noch gelten, auf einen Blick und ohne Umwege</a></ul></nav>";
    const auto document =
        parse_document("<html lang=de><head><title>The crane</title></head><body>" + menus +
                           "<article><h1>The crane</h1>" + kEnglish + "</article></body></html>",
                       {});
    REQUIRE(document);
    CHECK(document->metadata.language == "de");
    const auto article = extract_article(*document);
    REQUIRE(article);
    CHECK(article->text.find("Umwege") == std::string::npos);
    CHECK(article->metadata.language == "en");
    CHECK(foreign_blocks(*article) == 0);
}

TEST_CASE("closely related languages are not told apart") {
    const Article article = article_of(
        "<p>Havnekontoret sagde mandag, at den gamle kran bliver taget ned inden vinteren, fordi "
        "dens "
        "fod har rustet i mange år, og ingen vil betale for en ny.</p><p>Vi så kranen hver morgon, "
        "och för oss var den tecknet på att vi var hemma. När den inte längre finns kommer hamnen "
        "att vara en annan, även om vattnet och båtarna är desamma.</p><p>Planen om at bevare den "
        "som museum blev opgivet, da byen fandt ud af, at elevatoren ville koste mere end hele "
        "kajen.</p>",
        "da");
    CHECK(article.metadata.language == "da");
    CHECK(foreign_blocks(article) == 0);
}

TEST_CASE("every language of the table of common words is told by them") {
    std::size_t languages = 0;
    base::TableReader reader(base::find_asset("assets/language/common_words.tsv"));
    while (const auto* row = reader.next()) {
        INFO((*row)[0]);
        REQUIRE(row->size() == 2);
        ++languages;
        const auto words = article::CommonWords::of((*row)[0]);
        REQUIRE(words);
        CHECK(words->share_in((*row)[1]) == 1);
        CHECK(words->share_in("Xyzzy, 17 plugh.") == 0);
        CHECK(words->share_in("") == 0);
    }
    CHECK(languages >= 12);
    CHECK_FALSE(article::CommonWords::of("tlh"));
    CHECK(article::CommonWords::of("en")->share_in("THE crane of the Town") == Approx(0.6));
}

TEST_CASE("prose is mostly of small letters") {
    CHECK(article::is_prose("The crane was taken down."));
    CHECK_FALSE(article::is_prose("Werft Köhlermann, Gasthaus Anker, Leuchtturm"));
    CHECK(article::is_prose("我们每天早上"));
}

TEST_CASE("a guess of a language looks at the beginning of long texts alone") {
    std::string text;
    while (text.size() < 7000) text += kGerman + " ";
    const auto guess = document::guess_language(text + std::string(100'000, '\xff'));
    CHECK(guess.language == "de");
    CHECK(guess.confidence > 0.9F);
    CHECK(document::guess_language("").confidence == 0);
}
