// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "narrate/error.hpp"
#include "narrate/timeline.hpp"

/// Codecs that narrate calls by their own libraries. Not thread-safe, each object by itself.
namespace narrate::sink {

/// Turns samples into the bytes of a file. What comes out depends on the samples alone, not on the
/// pieces they come in.
class Encoder {
public:
    virtual ~Encoder() = default;

    /// The sample rate that sound of `rate` is to be brought to.
    [[nodiscard]] virtual int rate_for(int rate) const { return rate; }
    /// Called once, first. `bit_rate` in kbit/s; 0: the codec's own choice for speech. Appends what
    /// a file begins with to `bytes`. Errors: output_failed (the library is missing, or does not
    /// take the format or the bit rate).
    virtual Result<void> begin(PcmFormat format, int bit_rate, std::string& bytes) = 0;
    /// Whole frames.
    virtual void encode(std::span<const std::int16_t> samples, std::string& bytes) = 0;
    virtual void finish(std::string& bytes) = 0;
    /// After finish: what takes the place of the file's first bytes; may be empty.
    virtual std::string final_head() { return {}; }
    /// Of the encoded sound.
    [[nodiscard]] virtual PcmFormat format() const = 0;
};

/// Turns such bytes back into samples.
class Decoder {
public:
    virtual ~Decoder() = default;
    /// Appends what is complete to `samples`, in the encoder's format.
    virtual void decode(std::string_view bytes, std::vector<std::int16_t>& samples) = 0;
};

/// MPEG-1 and 2, layer III, through LAME at a constant bit rate; back through libmpg123.
std::unique_ptr<Encoder> create_mp3_encoder();
std::unique_ptr<Decoder> create_mp3_decoder(PcmFormat format);

/// Opus in Ogg (RFC 6716, RFC 7845) through libopus.
std::unique_ptr<Encoder> create_opus_encoder();
std::unique_ptr<Decoder> create_opus_decoder(PcmFormat format);

/// Vorbis in Ogg through libvorbis.
std::unique_ptr<Encoder> create_vorbis_encoder();
std::unique_ptr<Decoder> create_vorbis_decoder(PcmFormat format);

} // namespace narrate::sink
