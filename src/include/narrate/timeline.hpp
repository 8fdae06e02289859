// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/export.h"
#include "narrate/text.hpp"

/// Sound, and what is heard when.
namespace narrate {

/// Signed 16-bit samples, interleaved where there are several channels.
struct PcmFormat {
    int sample_rate = 22050; ///< Frames a second.
    int channels = 1;
    friend bool operator==(const PcmFormat&, const PcmFormat&) = default;
};
/// What an engine's sound may have.
inline constexpr int kHighestSampleRate = 192'000;
inline constexpr int kMostChannels = 8;
constexpr bool is_valid(PcmFormat format) {
    return format.sample_rate >= 1 && format.sample_rate <= kHighestSampleRate &&
           format.channels >= 1 && format.channels <= kMostChannels;
}

/// A count of frames (one sample for each channel), or a position in them.
struct Frames {
    std::int64_t count = 0;

    friend auto operator<=>(const Frames&, const Frames&) = default;
    friend Frames operator+(Frames a, Frames b) { return {a.count + b.count}; }
    friend Frames operator-(Frames a, Frames b) { return {a.count - b.count}; }
    Frames& operator+=(Frames other) {
        count += other.count;
        return *this;
    }
};

/// Rounded down.
inline std::chrono::milliseconds to_milliseconds(Frames frames, PcmFormat format) {
    return std::chrono::milliseconds(frames.count * 1000 / format.sample_rate);
}
/// Rounded down.
inline Frames to_frames(std::chrono::milliseconds time, PcmFormat format) {
    return {time.count() * format.sample_rate / 1000};
}

/// How loud sound is, by ITU-R BS.1770-4 and EBU R 128, measured as the channels it has: one
/// channel is not counted as the two loudspeakers that may play it.
struct SoundLevel {
    double loudness = 0;  ///< Integrated, in LUFS; -infinity where nothing is heard.
    double true_peak = 0; ///< The highest, also between samples, in dBTP; -infinity for silence.
};

enum class MarkKind { block, sentence, word };
NARRATE_API const char* to_string(MarkKind kind);

/// Where the backend's time for a mark comes from.
enum class MarkSource {
    measured,  ///< The backend reported it.
    estimated, ///< Placed between its measured neighbours.
};

/// From `frame` on, the text in `range` is heard.
struct Mark {
    MarkKind kind = MarkKind::word;
    MarkSource source = MarkSource::measured;
    TextRange range; ///< In Article::text.
    Frames frame;    ///< From the start of the narration.
    friend bool operator==(const Mark&, const Mark&) = default;
};

/// The marks of a narration, in the order they are heard: frames never go back; at equal frames a
/// block stands before its sentence, and a sentence before its word.
struct Timeline {
    PcmFormat format;
    Frames length; ///< Of the whole narration.
    std::vector<Mark> marks;
};

/// A sentence, or a part of one, that was replaced by a short silence.
struct SkippedText {
    TextRange range; ///< In Article::text.
    std::string reason;
};

/// A voice whose part another one took.
struct ReplacedVoice {
    std::string voice;
    std::string replacement;
    std::string reason;
};

/// What came of a narration.
struct Narration {
    Timeline timeline;
    std::size_t sentences = 0;
    std::vector<SkippedText> skipped;
    std::vector<ReplacedVoice> replaced;
    std::vector<std::string> voices; ///< The names of those that spoke, in order of appearance.
};

} // namespace narrate
