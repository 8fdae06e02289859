// SPDX-License-Identifier: Apache-2.0
#include "publish/transcript.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <filesystem>
#include <iterator>

#include "base/clock_time.hpp"

namespace narrate::publish {

namespace {

/// What Apple asks of a line.
constexpr std::size_t kLongestLine = 65; // Characters.

double seconds(std::chrono::milliseconds time) {
    constexpr double kMillisecondsOfASecond = 1000;
    return static_cast<double>(time.count()) / kMillisecondsOfASecond;
}

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// Puts the words of a cue into lines.
class CueLines {
public:
    /// One byte of the cue's text, escaped or not; spaces are where lines may end.
    void add(std::string_view written, bool begins_character) {
        word_ += written;
        if (begins_character) ++word_length_;
    }
    /// What takes no room.
    void add_mark(std::string_view mark) { word_ += mark; }
    void end_word() {
        if (word_length_ == 0 && word_.empty()) return;
        if (line_length_ > 0) {
            const bool fits = line_length_ + 1 + word_length_ <= kLongestLine;
            text_ += fits ? ' ' : '\n';
            line_length_ = fits ? line_length_ + 1 : 0;
        }
        text_ += word_;
        line_length_ += word_length_;
        word_.clear();
        word_length_ = 0;
    }
    std::string take() {
        end_word();
        return std::move(text_);
    }

private:
    std::string text_;
    std::size_t line_length_ = 0;
    std::string word_;
    std::size_t word_length_ = 0;
};

enum class Escape {
    none,
    markup, ///< As HTML does.
};

std::string lines(const Cue& cue, Escape escape, WordTimes word_times) {
    CueLines lines;
    auto word = cue.words.begin();
    std::chrono::milliseconds before = cue.begin;
    for (std::size_t i = 0; i < cue.text.size(); ++i) {
        for (; word != cue.words.end() && word->position <= i; ++word) {
            const bool rises = word->begin > before && word->begin < cue.end;
            if (word_times == WordTimes::none || word->position != i || !rises) continue;
            lines.add_mark(fmt::format("<{}>", base::precise_time(word->begin, '.')));
            before = word->begin;
        }
        const char c = cue.text[i];
        if (c == ' ')
            lines.end_word();
        else if (escape == Escape::markup && c == '&')
            lines.add("&amp;", true);
        else if (escape == Escape::markup && c == '<')
            lines.add("&lt;", true);
        else if (escape == Escape::markup && c == '>')
            lines.add("&gt;", true);
        else
            lines.add({&c, 1}, begins_character(c));
    }
    return lines.take();
}

constexpr std::array kTranscripts{
    TranscriptDescriptor{"vtt", ".vtt", "WebVTT", webvtt},
    TranscriptDescriptor{"srt", ".srt", "SubRip", subrip},
    TranscriptDescriptor{"json", ".json", "Podcasting 2.0 transcript", transcript_json},
    TranscriptDescriptor{"chapters", ".chapters.json", "Podcasting 2.0 chapters", chapters_json},
    TranscriptDescriptor{"txt", ".txt", "plain text",
                         [](const Transcript& transcript) { return plain_text(transcript.cues); }},
};

std::string dump(const nlohmann::ordered_json& json) {
    return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace

std::span<const TranscriptDescriptor> transcripts() {
    return kTranscripts;
}

Result<const TranscriptDescriptor*> find_transcript(std::string_view name) {
    for (const TranscriptDescriptor& known : kTranscripts)
        if (known.name == name) return &known;
    return Error{ErrorCode::invalid_argument,
                 fmt::format("there is no transcript \"{}\"", name),
                 {},
                 {},
                 "there are " + transcript_names()};
}

std::string transcript_names() {
    std::vector<std::string_view> names;
    names.reserve(kTranscripts.size());
    for (const TranscriptDescriptor& known : kTranscripts) names.push_back(known.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

std::string transcript_path(const std::string& sound, const TranscriptDescriptor& transcript) {
    return std::filesystem::path(sound).replace_extension().string() +
           std::string(transcript.extension);
}

Transcript transcript(const Episode& episode, WordTimes word_times) {
    return {cues(episode), chapters(episode), episode.format, word_times};
}

std::string webvtt(const Transcript& transcript) {
    std::string text = "WEBVTT\n";
    for (const Cue& cue : transcript.cues)
        fmt::format_to(std::back_inserter(text), "\n{} --> {}\n{}\n",
                       base::precise_time(cue.begin, '.'), base::precise_time(cue.end, '.'),
                       lines(cue, Escape::markup, transcript.word_times));
    return text;
}

std::string subrip(const Transcript& transcript) {
    std::string text;
    std::size_t number = 0;
    for (const Cue& cue : transcript.cues) {
        if (number > 0) text += '\n';
        fmt::format_to(std::back_inserter(text), "{}\n{} --> {}\n{}\n", ++number,
                       base::precise_time(cue.begin, ','), base::precise_time(cue.end, ','),
                       lines(cue, Escape::none, WordTimes::none));
    }
    return text;
}

std::string transcript_json(const Transcript& transcript) {
    nlohmann::ordered_json segments = nlohmann::ordered_json::array();
    for (const Cue& cue : transcript.cues)
        segments.push_back(
            {{"startTime", seconds(cue.begin)}, {"endTime", seconds(cue.end)}, {"body", cue.text}});
    return dump({{"version", "1.0.0"}, {"segments", std::move(segments)}});
}

std::string chapters_json(const Transcript& transcript) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Chapter& chapter : transcript.chapters)
        list.push_back({{"startTime", seconds(to_milliseconds(chapter.begin, transcript.format))},
                        {"title", chapter.title}});
    return dump({{"version", "1.2.0"}, {"chapters", std::move(list)}});
}

} // namespace narrate::publish
