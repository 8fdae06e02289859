// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "publish/episode.hpp"

namespace narrate::publish {

enum class WordTimes {
    none,
    inside, ///< Where the form has a place for them.
};

/// What all forms of transcript tell of an episode.
struct Transcript {
    std::vector<Cue> cues;
    std::vector<Chapter> chapters;
    PcmFormat format; ///< That the chapters' frames are of.
    WordTimes word_times = WordTimes::none;
};
Transcript transcript(const Episode& episode, WordTimes word_times = WordTimes::none);

/// A form of transcript. A new one is a new row of the array in transcript.cpp.
struct TranscriptDescriptor {
    std::string_view name;      ///< "vtt": what --transcript takes.
    std::string_view extension; ///< Takes the place of the sound file's, with the dot.
    std::string_view title;     ///< For people.
    /// Writes it: UTF-8, ends with a line end.
    std::string (*write)(const Transcript& transcript);
};

/// All of them.
std::span<const TranscriptDescriptor> transcripts();
/// The one of that name. Errors: invalid_argument, with what there is as the hint.
Result<const TranscriptDescriptor*> find_transcript(std::string_view name);
/// Their names, for messages: "vtt, srt, …".
std::string transcript_names();
/// Where it lies beside a sound file.
std::string transcript_path(const std::string& sound, const TranscriptDescriptor& transcript);

/// WebVTT (W3C): a cue a sentence, with the words' times inside on demand.
std::string webvtt(const Transcript& transcript);
/// SubRip.
std::string subrip(const Transcript& transcript);
/// "Podcasting 2.0" transcript: {"version": "1.0.0", "segments": [{"startTime", "endTime",
/// "body"}, …]}, in seconds.
std::string transcript_json(const Transcript& transcript);
/// "Podcasting 2.0" chapters, version 1.2: {"version", "chapters": [{"startTime", "title"}, …]}.
std::string chapters_json(const Transcript& transcript);

} // namespace narrate::publish
