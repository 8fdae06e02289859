// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "narrate/error.hpp"
#include "narrate/synthesizer.hpp"
#include "synth/isolation.hpp"

/// The Wyoming protocol of the Open Home Foundation, as far as text-to-speech needs it: events of
/// one JSON line, {"type", "data", "data_length", "payload_length"}, followed by data_length bytes
/// of further JSON data and payload_length bytes of payload.
///
/// narrate adds, in ways that other peers ignore:
///   synthesize       "prosody": {"rate", "pitch", "range", "volume"}; "sentences": byte ranges of
///                    the text, [[begin, end], …], each to be spoken by itself, without end pause;
///                    "pronunciations": [[begin, end, "IPA"], …], byte ranges of words and how
///                    they are said;
///   info             "narrate": {"sample_rate", "word_times"};
///   sentence-marks   after the chunks of each sentence: "frames", its length, and "events",
///                    [[byte position in the sentence's text, frame in its audio], …];
///   phonemize        with the data of synthesize: asks what would be said, and is answered by
///   phonemes         "ipa": one text for each sentence;
///   probe            asks what a speaking process could do to the machine, and is answered by
///   isolation        "refused", "allowed", "needed": names of attempts (isolation.hpp), what a
///                    process could not do and could, and what the engine needs; "layers" and
///                    "missing", texts; "memory" in bytes and "cpu_seconds", 0 where unbounded.
namespace narrate::synth {

/// Samples are signed 16 bits.
inline constexpr int kBytesPerSample = 2;

struct Describe {};

/// What a backend says of itself.
struct Info {
    std::string name;
    std::string version;
    std::vector<std::string> voices;
    int sample_rate = 0;     ///< Hz, of all its voices; 0: it does not say.
    bool word_times = false; ///< Sends sentence-marks with the times of words.
};

struct Prosody {
    int rate = 175;   ///< Words a minute.
    int pitch = 50;   ///< 0–99.
    int range = 50;   ///< 0–99.
    int volume = 100; ///< 0–200.
    friend bool operator==(const Prosody&, const Prosody&) = default;
};

struct Synthesize {
    SpeechRun run;
    std::string voice; ///< The backend's name for it; empty: its default.
    Prosody prosody;
};

struct Phonemize {
    Synthesize request;
};
/// IPA, one text for each sentence of the request.
struct Phonemes {
    std::vector<std::string> sentences;
};

struct Probe {};

struct AudioStart {
    PcmFormat format;
};
struct AudioChunk {
    PcmFormat format;
    std::string samples; ///< Signed 16 bits, little-endian, whole frames.
};
struct SentenceMarks {
    Frames frames;
    std::vector<SpeechEvent> events;
};
struct AudioStop {};

/// "error": the request in hand, or the whole backend, failed.
struct Failure {
    std::string code; ///< kRunFailed: this run only. Anything else: the backend cannot go on.
    std::string text;
};
inline constexpr std::string_view kRunFailed = "synthesis-failed";
/// The engine cannot do what was asked for; it can do the rest.
inline constexpr std::string_view kUnsupported = "unsupported";

/// Any other type: peers may send what we do not know.
struct OtherEvent {
    std::string type;
};

using Event = std::variant<Describe, Info, Synthesize, Phonemize, Phonemes, Probe, Isolation,
                           AudioStart, AudioChunk, SentenceMarks, AudioStop, Failure, OtherEvent>;

/// The bytes of one event.
std::string encode(const Event& event);
/// The bytes of an audio-chunk's head; the payload itself follows it.
std::string encode_chunk_head(PcmFormat format, std::size_t payload_bytes);

/// Takes the bytes that a peer sends, in pieces of any size, and gives its events. Trusts nothing:
/// lengths are bounded and every field is checked. After an error it must not be used again.
class Decoder {
public:
    static constexpr std::size_t kMaxLine = std::size_t{1} << 20;
    static constexpr std::size_t kMaxData = std::size_t{4} << 20;
    static constexpr std::size_t kMaxPayload = std::size_t{4} << 20;

    void feed(std::string_view bytes);

    /// The next whole event; nothing when more bytes are needed. Errors: protocol_violation.
    Result<std::optional<Event>> next();

    /// Bytes fed that no event has used: not zero at the end of a stream means a torn event.
    [[nodiscard]] std::size_t pending() const { return buffer_.size() - used_; }

private:
    std::string buffer_;
    std::size_t used_ = 0;    ///< Bytes of the buffer that are done with.
    std::size_t scanned_ = 0; ///< Bytes of the unfinished line known to hold no line end.
};

} // namespace narrate::synth
