// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "narrate/error.hpp"
#include "narrate/voice.hpp"

/// Pauses that a listener wants, whatever voice speaks.
namespace narrate::voice {

inline constexpr std::chrono::milliseconds kLongestPause{10'000};

/// Those that are missing are the voice's own.
struct WantedPauses {
    std::optional<std::chrono::milliseconds> sentence;
    std::optional<std::chrono::milliseconds> paragraph;
    std::optional<std::chrono::milliseconds> heading;
    friend bool operator==(const WantedPauses&, const WantedPauses&) = default;
};

/// Reads "sentence=200ms,paragraph=0.5s", any of the three. Pure. Errors: invalid_argument.
Result<WantedPauses> parse_pauses(std::string_view text);

/// `first`, and what is missing there from `second`.
WantedPauses either(const WantedPauses& first, const WantedPauses& second);

void set_pauses(VoiceSpec& voice, const WantedPauses& wanted);
/// A source of the same voices with the pauses that are wanted.
VoiceSource with_pauses(VoiceSource source, const WantedPauses& wanted);

} // namespace narrate::voice
