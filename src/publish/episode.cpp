// SPDX-License-Identifier: Apache-2.0
#include "publish/episode.hpp"

#include <algorithm>

#include "pcm/resampler.hpp"

namespace narrate::publish {

namespace {

std::string in_one_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return line;
}

bool is_skipped(const Narration& narration, TextRange sentence) {
    return std::any_of(narration.skipped.begin(), narration.skipped.end(),
                       [&](const SkippedText& skipped) { return skipped.range == sentence; });
}

/// What all parts say, or nothing.
template <class Get> std::string shared(const Episode& episode, Get get) {
    if (episode.parts.empty()) return {};
    const std::string& first = get(*episode.parts.front().article);
    const bool all =
        std::all_of(episode.parts.begin(), episode.parts.end(),
                    [&](const EpisodePart& part) { return get(*part.article) == first; });
    return all ? first : std::string();
}

std::string either(const std::string& first, const std::string& second) {
    return first.empty() ? second : first;
}

class CueMaker {
public:
    explicit CueMaker(const Episode& episode) : episode_(episode) {}

    std::vector<Cue> make() {
        for (const EpisodePart& part : episode_.parts) {
            for (const Mark& mark : part.narration->timeline.marks) take(part, mark);
            // The last sentence of an article does not stay until the next one begins.
            end(episode_.at(part, part.narration->timeline.length));
        }
        return std::move(cues_);
    }

private:
    void take(const EpisodePart& part, const Mark& mark) {
        const Frames at = episode_.at(part, mark.frame);
        switch (mark.kind) {
        case MarkKind::block: begins_block_ = true; break;
        case MarkKind::sentence:
            end(at);
            if (is_skipped(*part.narration, mark.range)) break;
            cues_.push_back({to_milliseconds(at, episode_.format),
                             {},
                             in_one_line(mark.range.of(part.article->text)),
                             {},
                             std::exchange(begins_block_, false)});
            sentence_ = mark.range;
            open_ = true;
            break;
        case MarkKind::word:
            if (open_ && mark.range.begin > sentence_.begin)
                cues_.back().words.push_back(
                    {to_milliseconds(at, episode_.format), mark.range.begin - sentence_.begin});
            break;
        }
    }

    /// The cue in hand ends here; one without any time is none.
    void end(Frames at) {
        if (!std::exchange(open_, false)) return;
        Cue& cue = cues_.back();
        cue.end = to_milliseconds(at, episode_.format);
        if (cue.end > cue.begin) return;
        begins_block_ = cue.begins_block;
        cues_.pop_back();
    }

    const Episode& episode_;
    std::vector<Cue> cues_;
    TextRange sentence_;
    bool open_ = false; ///< The last cue has no end yet.
    bool begins_block_ = false;
};

std::vector<Chapter> headings(const Episode& episode, const EpisodePart& part) {
    std::vector<Chapter> chapters;
    const Article& article = *part.article;
    auto block = article.blocks.begin();
    for (const Mark& mark : part.narration->timeline.marks) {
        if (mark.kind != MarkKind::block) continue;
        while (block != article.blocks.end() && block->range.begin < mark.range.begin) ++block;
        if (block == article.blocks.end()) break;
        if (block->kind != BlockKind::heading && block->kind != BlockKind::title) continue;
        const Frames at = episode.at(part, mark.frame);
        // A heading right behind another one names what the two begin.
        if (!chapters.empty() && chapters.back().begin == at) chapters.pop_back();
        chapters.push_back({at, in_one_line(mark.range.of(article.text))});
    }
    return chapters;
}

std::string name_of(const Article& article) {
    if (!article.metadata.title.empty()) return article.metadata.title;
    return article.blocks.empty() ? std::string()
                                  : in_one_line(article.blocks.front().range.of(article.text));
}

} // namespace

Frames Episode::at(const EpisodePart& part, Frames mark) const {
    return part.begin +
           pcm::resampled(mark, part.narration->timeline.format.sample_rate, format.sample_rate);
}

std::vector<Cue> cues(const Episode& episode) {
    return CueMaker(episode).make();
}

std::vector<Chapter> chapters(const Episode& episode) {
    std::vector<Chapter> found;
    if (episode.parts.size() == 1) {
        const EpisodePart& part = episode.parts.front();
        found = headings(episode, part);
        // What stands before the first heading is a chapter, too.
        if (!found.empty() && found.front().begin > Frames{})
            found.insert(found.begin(), {Frames{}, name_of(*part.article)});
    } else {
        for (const EpisodePart& part : episode.parts)
            found.push_back({part.begin, name_of(*part.article)});
    }
    if (found.size() < 2) found.clear();
    return found;
}

Tags tags(const Episode& episode, const TagOptions& options) {
    const auto of = [&episode](std::string Metadata::*field) {
        return shared(episode, [field](const Article& article) -> const std::string& {
            return article.metadata.*field;
        });
    };
    constexpr std::size_t kDay = 10; // "2024-03-21"
    const std::string site = of(&Metadata::site);
    Tags tags;
    tags.title = either(options.title, of(&Metadata::title));
    tags.artist = either(options.artist, either(of(&Metadata::byline), site));
    tags.album = either(options.album, site);
    tags.date = of(&Metadata::published).substr(0, kDay);
    tags.language = of(&Metadata::language);
    tags.url = of(&Metadata::url);
    tags.lyrics = plain_text(cues(episode));
    tags.cover = options.cover;
    tags.format = episode.format;
    tags.length = episode.length;
    tags.chapters = chapters(episode);
    return tags;
}

std::string plain_text(std::span<const Cue> cues) {
    std::string text;
    for (const Cue& cue : cues) {
        if (!text.empty()) text += cue.begins_block ? "\n\n" : " ";
        text += cue.text;
    }
    return text + (text.empty() ? "" : "\n");
}

} // namespace narrate::publish
