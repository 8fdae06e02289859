// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "render/plan.hpp"

using namespace narrate;
using render::PlannedRun;
using render::Planner;

namespace {

Article article_of(const std::vector<std::pair<BlockKind, std::string>>& blocks) {
    Article article;
    article.metadata.language = "en";
    for (const auto& [kind, text] : blocks) {
        if (!article.text.empty()) article.text += "\n\n";
        const std::size_t begin = article.text.size();
        article.text += text;
        article.blocks.push_back({kind, 0, {begin, article.text.size()}, {}, 0});
    }
    return article;
}

std::vector<PlannedRun> plan(const Article& article, const VoiceSpec& voice = {},
                             const std::vector<LexiconEntry>& lexicon = {}) {
    NarratorOptions options;
    options.voice = voice;
    options.lexicon = lexicon;
    render::Cast cast(options, nullptr);
    const Verbaliser verbaliser;
    Planner planner(article, cast, verbaliser);
    std::vector<PlannedRun> runs;
    while (auto run = planner.next()) runs.push_back(std::move(*run));
    return runs;
}

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

} // namespace

TEST_CASE("the first run is the first block alone, so that sound begins at once") {
    const auto article = article_of({{BlockKind::title, "A short headline"},
                                     {BlockKind::paragraph, "First one. Second one."},
                                     {BlockKind::paragraph, "Third one."}});
    const auto runs = plan(article);
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].sentences.size() == 1);
    CHECK(runs[1].sentences.size() == 3);
    CHECK(runs[0].sentences[0].begins_block);
    CHECK(runs[1].sentences[0].begins_block);
    CHECK_FALSE(runs[1].sentences[1].begins_block);
}

TEST_CASE("headings and the items of lists end like sentences") {
    const auto runs = plan(article_of({{BlockKind::heading, "The tide"},
                                       {BlockKind::list_item, "one boat"},
                                       {BlockKind::list_item, "two boats?"},
                                       {BlockKind::paragraph, "It rose. \u201cYes.\u201d"}}));
    std::string spoken;
    for (const PlannedRun& run : runs) spoken += run.run.text + "\n";
    CHECK(spoken == "The tide.\none boat.\ntwo boats?\nIt rose.\n\"Yes.\"\n");
}

TEST_CASE("pauses are those of the voice, by what ends") {
    VoiceSpec voice;
    voice.pauses = {std::chrono::milliseconds(1), std::chrono::milliseconds(2),
                    std::chrono::milliseconds(3)};
    const auto runs = plan(article_of({{BlockKind::title, "Headline"},
                                       {BlockKind::paragraph, "First one. Second one."},
                                       {BlockKind::heading, "Heading"}}),
                           voice);
    std::vector<std::int64_t> pauses;
    for (const PlannedRun& run : runs)
        for (const auto& sentence : run.sentences)
            pauses.push_back(sentence.utterance.pause_after.count());
    CHECK(pauses == std::vector<std::int64_t>{3, 1, 2, 3});
}

TEST_CASE("runs hold whole blocks until there is enough, and cut huge blocks between sentences") {
    const std::string paragraph = repeated("This sentence has some forty-two bytes in it. ", 12);
    std::vector<std::pair<BlockKind, std::string>> blocks(20, {BlockKind::paragraph, paragraph});
    blocks.push_back({BlockKind::paragraph, repeated(paragraph, 60)});
    for (const PlannedRun& run : plan(article_of(blocks))) {
        CHECK(run.run.text.size() < 10'000);
        CHECK(run.run.sentences.size() == run.sentences.size());
    }
}

TEST_CASE("a stretch without stops is cut into speakable parts and loses no text") {
    const std::string endless = repeated("word after word, ", 1000);
    const std::string unbroken = repeated("\u00e9", 5000);
    const auto article =
        article_of({{BlockKind::paragraph, endless}, {BlockKind::paragraph, unbroken}});
    std::string heard;
    for (const PlannedRun& run : plan(article))
        for (const auto& sentence : run.sentences) {
            CHECK(sentence.source.size() <= 1200);
            heard += sentence.source.of(article.text);
        }
    const auto without_spaces = [](std::string text) {
        std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
        return text;
    };
    CHECK(without_spaces(heard) == without_spaces(article.text));
}

TEST_CASE("an article without words gives no run with speech") {
    CHECK(plan(article_of({})).empty());
    for (const PlannedRun& run : plan(article_of({{BlockKind::paragraph, "   "}})))
        CHECK(run.run.sentences.empty());
}

TEST_CASE("a run knows how its words are said, at their places in its text") {
    const std::vector<LexiconEntry> entries{
        {"Ostrey", "ˈɒstri", SaidAs::ipa, MatchCase::any, {}},
        {"Quillane", "kwill lane", SaidAs::respelling, MatchCase::any, {}}};
    const auto article = article_of(
        {{BlockKind::paragraph, "Quillane sailed. Then came Ostrey. Quillane and Ostrey sank."}});
    VoiceSpec english;
    english.language = "en-GB";
    const auto runs = plan(article, english, entries);
    REQUIRE(runs.size() == 1);
    const auto& run = runs[0].run;
    CHECK(run.text == "kwill lane sailed.\nThen came Ostrey.\nkwill lane and Ostrey sank.");
    REQUIRE(run.pronunciations.size() == 2);
    CHECK(run.pronunciations[0].spoken.begin == 29);
    for (const auto& [range, ipa] : run.pronunciations) {
        CHECK(range.of(run.text) == "Ostrey");
        CHECK(ipa == "ˈɒstri");
    }
    const auto& utterance = runs[0].sentences[2].utterance;
    CHECK(utterance.map.to_source({0, 10}).of(article.text) == "Quillane");
}
