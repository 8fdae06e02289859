// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/error.hpp"
#include "synth/backends/flite/tokens.hpp"

struct cst_voice_struct;

/// flite, behind an interface of values. It is one global thing: use it from one thread.
namespace narrate::flite {

/// A voice that is built into the program.
struct VoiceDescriptor {
    std::string_view name;     ///< "slt"
    int sample_rate = 0;       ///< Hz.
    double words_a_minute = 0; ///< Of running text, when the duration is not changed.
};

/// All of them; the default first.
std::span<const VoiceDescriptor> voices();

/// How a voice is to be changed: factors of its own.
struct Delivery {
    double duration = 1;
    double pitch = 1;
    double pitch_range = 1; ///< 0: a monotone.
};

inline constexpr std::size_t kNoToken = static_cast<std::size_t>(-1);

/// One sound of an utterance.
struct Segment {
    std::string phone;            ///< CMU's radio phones: "ax"; "pau" is silence.
    double end = 0;               ///< Seconds from the utterance's beginning; only with sound.
    std::size_t token = kNoToken; ///< Index of the one it belongs to; silence has none.
    bool begins_word = false;
    bool begins_syllable = false;
    bool stressed = false; ///< Its syllable is.
};
inline bool is_silence(const Segment& segment) {
    return segment.token == kNoToken;
}

struct Utterance {
    std::vector<Segment> segments;
    std::vector<std::int16_t> samples;
};

enum class Output { sound, segments };

/// A voice that is loaded; it stays so until the process ends.
class Voice {
public:
    /// Errors: voice_unknown, with all names as the hint.
    static Result<Voice> load(std::string_view name);

    [[nodiscard]] const VoiceDescriptor& descriptor() const { return *descriptor_; }

    /// The same tokens always give the same samples. Errors: backend_failed.
    [[nodiscard]] Result<Utterance> say(std::span<const Token> tokens, const Delivery& delivery,
                                        Output output) const;

private:
    Voice(const VoiceDescriptor& descriptor, cst_voice_struct* voice)
        : descriptor_(&descriptor), voice_(voice) {}

    const VoiceDescriptor* descriptor_;
    cst_voice_struct* voice_;
};

} // namespace narrate::flite
