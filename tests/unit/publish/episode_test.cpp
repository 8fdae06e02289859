// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "publish/episode.hpp"
#include "publish/transcript.hpp"

using namespace narrate;
using publish::Episode;
using publish::transcript;

namespace {

constexpr PcmFormat kFormat{1000, 1}; // A frame is a millisecond.

/// An article whose sentences and words were heard at even times, and its narration.
struct Told {
    Article article;
    Narration narration;

    /// A block of sentences, each with the time it begins at.
    void add(BlockKind kind, const std::vector<std::pair<std::string, int>>& sentences) {
        if (!article.text.empty()) article.text += "\n\n";
        const std::size_t begin = article.text.size();
        auto& marks = narration.timeline.marks;
        const std::size_t block = marks.size();
        for (const auto& [text, time] : sentences) {
            if (article.text.size() > begin) article.text += ' ';
            const std::size_t at = article.text.size();
            article.text += text;
            marks.push_back(
                {MarkKind::sentence, MarkSource::measured, {at, at + text.size()}, {time}});
            int word_time = time;
            for (std::size_t i = 0; i < text.size();) {
                std::size_t end = text.find(' ', i);
                if (end == std::string::npos) end = text.size();
                marks.push_back(
                    {MarkKind::word, MarkSource::measured, {at + i, at + end}, {word_time}});
                word_time += 100;
                i = end + 1;
            }
        }
        const TextRange range{begin, article.text.size()};
        marks.insert(marks.begin() + static_cast<std::ptrdiff_t>(block),
                     {MarkKind::block, MarkSource::measured, range, {sentences.front().second}});
        article.blocks.push_back({kind, 0, range, {}, 0});
    }

    void end(int time) {
        narration.timeline.format = kFormat;
        narration.timeline.length = {time};
    }
};

Told tide() {
    Told told;
    told.article.metadata.title = "Tide";
    told.article.metadata.byline = "The harbour office";
    told.article.metadata.site = "Ellery Courier";
    told.article.metadata.language = "en-GB";
    told.article.metadata.published = "2024-03-21T07:45";
    told.article.metadata.url = "https://courier.example/tide";
    told.add(BlockKind::title, {{"Tide", 0}});
    told.add(BlockKind::paragraph, {{"The sea rose & fell.", 1000}, {"It was <late>.", 3000}});
    told.add(BlockKind::heading, {{"Afterwards", 5000}});
    told.add(BlockKind::paragraph, {{"All was still.", 6000}});
    told.end(8000);
    return told;
}

Episode of(const Told& told) {
    return {{{&told.article, &told.narration, {}}}, kFormat, told.narration.timeline.length};
}

} // namespace

TEST_CASE("each sentence that was heard is a cue, from its begin to the next one's") {
    const Told told = tide();
    const auto cues = publish::cues(of(told));
    REQUIRE(cues.size() == 5);
    CHECK(cues[1].text == "The sea rose & fell.");
    CHECK(cues[1].begin == std::chrono::milliseconds(1000));
    CHECK(cues[1].end == std::chrono::milliseconds(3000));
    CHECK(cues[1].begins_block);
    CHECK_FALSE(cues[2].begins_block);
    REQUIRE(cues[1].words.size() == 4);
    CHECK(cues[1].words[0].position == 4);
    CHECK(cues[1].words[0].begin == std::chrono::milliseconds(1100));
    CHECK(cues[4].end == std::chrono::milliseconds(8000));
}

TEST_CASE("a sentence that could not be spoken is no cue") {
    Told told = tide();
    const std::size_t at = told.article.text.find("It was");
    const TextRange sentence{at, told.article.text.find("\n\n", at)};
    told.narration.skipped = {{sentence, "reason"}};
    const auto cues = publish::cues(of(told));
    REQUIRE(cues.size() == 4);
    CHECK(cues[1].end == std::chrono::milliseconds(3000));
    CHECK(cues[2].text == "Afterwards");
    // Where only a word of it was lost, the sentence was heard.
    told.narration.skipped = {{{at, at + 2}, "reason"}};
    CHECK(publish::cues(of(told)).size() == 5);
}

TEST_CASE("headings are the chapters of an article, and what stands before them is one") {
    const Told told = tide();
    CHECK(publish::chapters(of(told)) ==
          std::vector<Chapter>{{{0}, "Tide"}, {{5000}, "Afterwards"}});
    Told untitled;
    untitled.article.metadata.title = "Named";
    untitled.add(BlockKind::paragraph, {{"It began.", 0}});
    untitled.add(BlockKind::heading, {{"One", 1000}});
    untitled.end(2000);
    CHECK(publish::chapters(of(untitled)) == std::vector<Chapter>{{{0}, "Named"}, {{1000}, "One"}});
}

TEST_CASE("an article without headings has no chapters") {
    Told told;
    told.add(BlockKind::title, {{"Tide", 0}});
    told.add(BlockKind::paragraph, {{"The sea rose.", 1000}});
    told.end(2000);
    CHECK(publish::chapters(of(told)).empty());
}

TEST_CASE("several articles are a chapter each, at their places in the file") {
    const Told a = tide();
    Told b = tide();
    b.article.metadata.title = "Ebb";
    b.article.metadata.byline = "The other office";
    b.narration.timeline.format = {2000, 1}; // Another voice.
    const Episode episode{
        {{&a.article, &a.narration, {}}, {&b.article, &b.narration, {9000}}}, kFormat, {13'000}};
    CHECK(publish::chapters(episode) == std::vector<Chapter>{{{0}, "Tide"}, {{9000}, "Ebb"}});
    CHECK(publish::cues(episode)[6].begin == std::chrono::milliseconds(9500));
    const Tags tags = publish::tags(episode, {});
    CHECK(tags.title.empty());
    CHECK(tags.artist == "Ellery Courier");
    CHECK(tags.album == "Ellery Courier");
    CHECK(tags.date == "2024-03-21");
}

TEST_CASE("tags come from the article, and the user's own win") {
    const Told told = tide();
    const Tags tags = publish::tags(of(told), {});
    CHECK(tags.title == "Tide");
    CHECK(tags.artist == "The harbour office");
    CHECK(tags.album == "Ellery Courier");
    CHECK(tags.date == "2024-03-21");
    CHECK(tags.language == "en-GB");
    CHECK(tags.url == "https://courier.example/tide");
    CHECK(tags.lyrics ==
          "Tide\n\nThe sea rose & fell. It was <late>.\n\nAfterwards\n\nAll was still.\n");
    const Tags own = publish::tags(of(told), {"T", "A", "B", "picture"});
    CHECK(own.title == "T");
    CHECK(own.artist == "A");
    CHECK(own.album == "B");
    CHECK(own.cover == "picture");
}

TEST_CASE("WebVTT has a cue a sentence, escapes what would be markup, and takes words' times") {
    const Told told = tide();
    const std::string plain = publish::webvtt(transcript(of(told)));
    CHECK(plain.starts_with("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nTide\n\n"
                            "00:00:01.000 --> 00:00:03.000\nThe sea rose &amp; fell.\n\n"
                            "00:00:03.000 --> 00:00:05.000\nIt was &lt;late&gt;.\n\n"));
    const std::string timed = publish::webvtt(transcript(of(told), publish::WordTimes::inside));
    CHECK(timed.find("\nThe <00:00:01.100>sea <00:00:01.200>rose <00:00:01.300>&amp; "
                     "<00:00:01.400>fell.\n") != std::string::npos);
}

TEST_CASE("SubRip numbers its cues, with commas in the times") {
    const Told told = tide();
    const std::string text = publish::subrip(transcript(of(told)));
    CHECK(text.starts_with("1\n00:00:00,000 --> 00:00:01,000\nTide\n\n2\n00:00:01,000 --> "));
    CHECK(text.ends_with("5\n00:00:06,000 --> 00:00:08,000\nAll was still.\n"));
}

TEST_CASE("the lines of a cue have at most 65 characters, unless a word is longer") {
    Told told;
    std::string sentence;
    for (int i = 0; i < 30; ++i) sentence += "w\u00f6rt ";
    sentence += std::string(80, 'x');
    told.add(BlockKind::paragraph, {{sentence, 0}});
    told.end(2000);
    const std::string text = publish::subrip(transcript(of(told)));
    CHECK(text.find(std::string(80, 'x') + "\n") != std::string::npos);
    std::size_t longest = 0;
    std::string line;
    std::size_t lines = 0;
    for (const char c : text) {
        if (c != '\n') {
            line += c;
            continue;
        }
        if (line.starts_with("w\u00f6rt")) {
            ++lines;
            longest = std::max(longest, line.size() - line.size() / 6);
        }
        line.clear();
    }
    CHECK(lines == 3);
    CHECK(longest <= 65);
}

TEST_CASE("podcast players get transcript and chapters as JSON") {
    const Told told = tide();
    CHECK(publish::transcript_json(transcript(of(told))).find("\"endTime\": 3.0") !=
          std::string::npos);
    CHECK(publish::chapters_json(transcript(of(told))).find("\"startTime\": 5.0") !=
          std::string::npos);
    CHECK(publish::chapters_json(transcript(of(told))).find("\"version\": \"1.2.0\"") !=
          std::string::npos);
}
