// SPDX-License-Identifier: Apache-2.0
#include <opus/opus.h>

#include <algorithm>
#include <array>

#include "sink/codecs/codec.hpp"
#include "sink/codecs/ogg.hpp"
#include "sink/little_endian.hpp"

namespace narrate::sink {

namespace {

constexpr std::array kRates{8000, 12000, 16000, 24000, 48000};
/// Positions in the file count at this rate, whatever the sound's is.
constexpr int kGranuleRate = 48000;
/// kbit/s for each channel.
constexpr int kBitRate = 32;
/// libopus' scale goes from 0, the fastest, to 10.
constexpr int kComplexity = 5;
constexpr int kPacketsASecond = 50;
constexpr int kMostPacket = 4000;

Error refused(std::string cause) {
    return {ErrorCode::output_failed,
            "Opus cannot be encoded",
            {},
            std::move(cause),
            "choose another format or bit rate"};
}

std::span<const unsigned char> as_packet(const std::string& bytes) {
    return {reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()};
}

class OpusFileEncoder final : public Encoder {
public:
    [[nodiscard]] int rate_for(int rate) const override {
        const auto* found =
            std::find_if(kRates.begin(), kRates.end(), [rate](int r) { return r >= rate; });
        return found == kRates.end() ? kRates.back() : *found;
    }

    Result<void> begin(PcmFormat format, int bit_rate, std::string& bytes) override {
        format_ = format;
        int error = OPUS_OK;
        state_.reset(opus_encoder_create(format_.sample_rate, format_.channels,
                                         OPUS_APPLICATION_AUDIO, &error));
        if (!state_) return refused(opus_strerror(error));
        constexpr int kBitsOfAKilobit = 1000;
        if (bit_rate == 0) bit_rate = kBitRate * format.channels;
        error = opus_encoder_ctl(state_.get(), OPUS_SET_BITRATE(bit_rate * kBitsOfAKilobit));
        if (error != OPUS_OK) return refused(opus_strerror(error));
        opus_encoder_ctl(state_.get(), OPUS_SET_COMPLEXITY(kComplexity));
        // For "voice" libopus chooses its speech codec, which at these rates is three times slower
        // than its other one, and comes out 5 dB further from the original.
        opus_encoder_ctl(state_.get(), OPUS_SET_SIGNAL(OPUS_SIGNAL_MUSIC));
        opus_int32 lookahead = 0;
        opus_encoder_ctl(state_.get(), OPUS_GET_LOOKAHEAD(&lookahead));
        skip_ = std::int64_t{lookahead} * kGranuleRate / format_.sample_rate;
        write_heads(bytes);
        return {};
    }

    void encode(std::span<const std::int16_t> samples, std::string& bytes) override {
        taken_ += static_cast<std::int64_t>(samples.size()) / format_.channels;
        line_.insert(line_.end(), samples.begin(), samples.end());
        encode_packets(bytes);
    }

    void finish(std::string& bytes) override {
        // The delay of the codec, too, is to come out, and the last packet to be whole.
        const std::int64_t rate = format_.sample_rate;
        const std::int64_t granules = skip_ + taken_ * (kGranuleRate / rate);
        const std::int64_t packet = kGranuleRate / kPacketsASecond;
        const std::int64_t packets = std::max<std::int64_t>(1, (granules + packet - 1) / packet);
        const auto missing = (packets - packets_) * rate / kPacketsASecond * format_.channels;
        line_.resize(static_cast<std::size_t>(missing));
        last_ = packets;
        end_ = granules;
        encode_packets(bytes);
        ogg_.flush(bytes);
    }

    [[nodiscard]] PcmFormat format() const override { return format_; }

private:
    struct End {
        void operator()(OpusEncoder* encoder) const { opus_encoder_destroy(encoder); }
    };

    /// RFC 7845, section 5.
    void write_heads(std::string& bytes) {
        std::string head = "OpusHead";
        put_little_endian(head, 1, 1);
        put_little_endian(head, static_cast<std::uint64_t>(format_.channels), 1);
        put_little_endian(head, static_cast<std::uint64_t>(skip_), 2);
        put_little_endian(head, static_cast<std::uint64_t>(format_.sample_rate), 4);
        put_little_endian(head, 0, 2); // No gain.
        put_little_endian(head, 0, 1); // One or two channels, as they are.
        ogg_.put(as_packet(head), 0, false, bytes);
        ogg_.flush(bytes);
        const std::string vendor = opus_get_version_string();
        std::string tags = "OpusTags";
        put_little_endian(tags, vendor.size(), 4);
        tags += vendor;
        put_little_endian(tags, 0, 4); // No comments yet.
        ogg_.put(as_packet(tags), 0, false, bytes);
        ogg_.flush(bytes);
    }

    void encode_packets(std::string& bytes) {
        const auto frames = static_cast<std::size_t>(format_.sample_rate / kPacketsASecond);
        const std::size_t size = frames * static_cast<std::size_t>(format_.channels);
        std::size_t at = 0;
        std::array<unsigned char, kMostPacket> packet{};
        for (; at + size <= line_.size(); at += size) {
            const int length = opus_encode(state_.get(), line_.data() + at,
                                           static_cast<int>(frames), packet.data(), kMostPacket);
            ++packets_;
            const bool last = packets_ == last_;
            const std::int64_t position = packets_ * (kGranuleRate / kPacketsASecond);
            ogg_.put({packet.data(), static_cast<std::size_t>(std::max(0, length))},
                     last ? end_ : position, last, bytes);
            // A page a second: players seek by pages.
            if (packets_ % kPacketsASecond == 0) ogg_.flush(bytes);
        }
        line_.erase(line_.begin(), line_.begin() + static_cast<std::ptrdiff_t>(at));
    }

    std::unique_ptr<OpusEncoder, End> state_;
    OggWriter ogg_;
    std::vector<std::int16_t> line_; ///< Not yet encoded.
    PcmFormat format_;
    std::int64_t skip_ = 0;    ///< Delay of the codec, in granules.
    std::int64_t taken_ = 0;   ///< Frames.
    std::int64_t packets_ = 0; ///< Written.
    std::int64_t last_ = 0;    ///< The number of the last packet; 0 until it is known.
    std::int64_t end_ = 0;     ///< Granules.
};

class OpusFileDecoder final : public Decoder {
public:
    explicit OpusFileDecoder(PcmFormat format) : format_(format) {
        int error = OPUS_OK;
        state_.reset(opus_decoder_create(format.sample_rate, format.channels, &error));
    }

    void decode(std::string_view bytes, std::vector<std::int16_t>& samples) override {
        if (!state_) return;
        ogg_.read(bytes, [&](ogg_packet& packet) { take(packet, samples); });
    }

private:
    struct End {
        void operator()(OpusDecoder* decoder) const { opus_decoder_destroy(decoder); }
    };

    void take(ogg_packet& packet, std::vector<std::int16_t>& samples) {
        constexpr std::int64_t kHeads = 2;
        if (number_++ < kHeads) {
            constexpr long kSkipAt = 10;
            if (number_ == 1 && packet.bytes > kSkipAt + 1)
                skip_ = (packet.packet[kSkipAt] + 256 * packet.packet[kSkipAt + 1]) /
                        (kGranuleRate / format_.sample_rate);
            return;
        }
        const int room = format_.sample_rate / kPacketsASecond;
        const std::size_t before = samples.size();
        const auto width = static_cast<std::size_t>(format_.channels);
        samples.resize(before + static_cast<std::size_t>(room) * width);
        const int frames = std::max(0, opus_decode(state_.get(), packet.packet,
                                                   static_cast<opus_int32>(packet.bytes),
                                                   samples.data() + before, room, 0));
        samples.resize(before + static_cast<std::size_t>(frames) * width);
        const int skipped = std::min(frames, skip_);
        skip_ -= skipped;
        const auto begin = samples.begin() + static_cast<std::ptrdiff_t>(before);
        samples.erase(begin, begin + std::ptrdiff_t{skipped} * format_.channels);
    }

    std::unique_ptr<OpusDecoder, End> state_;
    OggReader ogg_;
    PcmFormat format_;
    std::int64_t number_ = 0;
    int skip_ = 0; ///< Frames that are still to be left out.
};

} // namespace

std::unique_ptr<Encoder> create_opus_encoder() {
    return std::make_unique<OpusFileEncoder>();
}

std::unique_ptr<Decoder> create_opus_decoder(PcmFormat format) {
    return std::make_unique<OpusFileDecoder>(format);
}

} // namespace narrate::sink
