// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/voice.hpp"

namespace narrate::cli {

/// How the times of words come about.
enum class WordTimes { unknown, estimated, exact };

/// A voice and what its backend says of itself.
struct ListedVoice {
    VoiceSpec spec;
    int sample_rate = 0; ///< Hz; 0: not known.
    WordTimes word_times = WordTimes::unknown;
};

/// Asks each backend that comes with narrate and speaks one of the voices, once; one that is
/// missing leaves its voices without an answer. No server is asked: it may be down, or far away.
std::vector<ListedVoice> describe_voices(std::vector<VoiceSpec> voices);

/// Whether a voice's language is `wanted` or a kind of it, in any case: "de-DE" is "de".
bool speaks(const VoiceSpec& voice, std::string_view wanted);

/// A line for each, in columns under a head; "–" stands for what is not known.
std::string voice_table(std::span<const ListedVoice> voices);

/// {"schema": "narrate.voices/1", "voices": [{"name", "title", "language", "gender", "backend",
/// "voice", "variant", "sample_rate": Hz, "word_times": "exact" or "estimated", "rate", "pitch",
/// "pitch_range", "volume", "timeout": seconds, "fallback", "quotation_voice", "heading_voice",
/// "pauses": {"sentence", "paragraph", "heading"} in milliseconds}, …]}; what is not known or not
/// set is null.
std::string voices_json(std::span<const ListedVoice> voices);

} // namespace narrate::cli
