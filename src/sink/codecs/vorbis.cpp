// SPDX-License-Identifier: Apache-2.0
#include <vorbis/codec.h>
#include <vorbis/vorbisenc.h>

#include <algorithm>

#include "pcm/sample.hpp"
#include "sink/codecs/codec.hpp"
#include "sink/codecs/ogg.hpp"

namespace narrate::sink {

namespace {

/// Of libvorbis, -0.1 to 1: some 45 kbit/s for speech of one channel.
constexpr float kQuality = 0.3F;
constexpr int kHeads = 3;

Error refused() {
    return {ErrorCode::output_failed,
            "Vorbis cannot be encoded",
            {},
            "libvorbis does not take this sample rate or bit rate",
            "choose another format or bit rate"};
}

std::span<const unsigned char> data_of(const ogg_packet& packet) {
    return {packet.packet, static_cast<std::size_t>(packet.bytes)};
}

class VorbisEncoder final : public Encoder {
public:
    VorbisEncoder() { vorbis_info_init(&info_); }
    VorbisEncoder(const VorbisEncoder&) = delete;
    VorbisEncoder& operator=(const VorbisEncoder&) = delete;
    ~VorbisEncoder() override {
        if (begun_) {
            vorbis_block_clear(&block_);
            vorbis_dsp_clear(&state_);
        }
        vorbis_info_clear(&info_);
    }

    Result<void> begin(PcmFormat format, int bit_rate, std::string& bytes) override {
        format_ = format;
        constexpr long kBitsOfAKilobit = 1000;
        const int error =
            bit_rate == 0
                ? vorbis_encode_init_vbr(&info_, format.channels, format.sample_rate, kQuality)
                : vorbis_encode_init(&info_, format.channels, format.sample_rate, -1,
                                     bit_rate * kBitsOfAKilobit, -1);
        if (error != 0) return refused();
        vorbis_analysis_init(&state_, &info_);
        vorbis_block_init(&state_, &block_);
        begun_ = true;
        vorbis_comment comments{};
        vorbis_comment_init(&comments);
        ogg_packet head{};
        ogg_packet comment{};
        ogg_packet codebooks{};
        vorbis_analysis_headerout(&state_, &comments, &head, &comment, &codebooks);
        ogg_.put(data_of(head), 0, false, bytes);
        ogg_.flush(bytes);
        ogg_.put(data_of(comment), 0, false, bytes);
        ogg_.put(data_of(codebooks), 0, false, bytes);
        ogg_.flush(bytes);
        vorbis_comment_clear(&comments);
        return {};
    }

    void encode(std::span<const std::int16_t> samples, std::string& bytes) override {
        // What libvorbis makes of sound depends on how much of it comes at once.
        line_.insert(line_.end(), samples.begin(), samples.end());
        const std::size_t block = kBlock * static_cast<std::size_t>(format_.channels);
        std::size_t at = 0;
        for (; at + block <= line_.size(); at += block)
            analyse(std::span(line_).subspan(at, block), bytes);
        line_.erase(line_.begin(), line_.begin() + static_cast<std::ptrdiff_t>(at));
    }

    void finish(std::string& bytes) override {
        if (!line_.empty()) analyse(line_, bytes);
        vorbis_analysis_wrote(&state_, 0);
        put_packets(bytes);
        ogg_.flush(bytes);
    }

    [[nodiscard]] PcmFormat format() const override { return format_; }

private:
    static constexpr std::size_t kBlock = 4096; ///< Frames.

    void analyse(std::span<const std::int16_t> samples, std::string& bytes) {
        const auto channels = static_cast<std::size_t>(format_.channels);
        const std::size_t frames = samples.size() / channels;
        float** line = vorbis_analysis_buffer(&state_, static_cast<int>(frames));
        for (std::size_t i = 0; i < frames; ++i)
            for (std::size_t channel = 0; channel < channels; ++channel)
                line[channel][i] = pcm::to_fraction(samples[i * channels + channel]);
        vorbis_analysis_wrote(&state_, static_cast<int>(frames));
        put_packets(bytes);
    }

    void put_packets(std::string& bytes) {
        while (vorbis_analysis_blockout(&state_, &block_) == 1) {
            vorbis_analysis(&block_, nullptr);
            vorbis_bitrate_addblock(&block_);
            ogg_packet packet{};
            while (vorbis_bitrate_flushpacket(&state_, &packet) == 1) {
                ogg_.put(data_of(packet), packet.granulepos, packet.e_o_s != 0, bytes);
                if (packet.granulepos < page_end_ + format_.sample_rate) continue;
                // A page a second: players seek by pages.
                ogg_.flush(bytes);
                page_end_ = packet.granulepos;
            }
        }
    }

    vorbis_info info_{};
    vorbis_dsp_state state_{};
    vorbis_block block_{};
    bool begun_ = false;
    OggWriter ogg_;
    PcmFormat format_;
    std::vector<std::int16_t> line_; ///< Not yet a whole block.
    std::int64_t page_end_ = 0;
};

class VorbisDecoder final : public Decoder {
public:
    VorbisDecoder() {
        vorbis_info_init(&info_);
        vorbis_comment_init(&comments_);
    }
    VorbisDecoder(const VorbisDecoder&) = delete;
    VorbisDecoder& operator=(const VorbisDecoder&) = delete;
    ~VorbisDecoder() override {
        if (begun_) {
            vorbis_block_clear(&block_);
            vorbis_dsp_clear(&state_);
        }
        vorbis_comment_clear(&comments_);
        vorbis_info_clear(&info_);
    }

    void decode(std::string_view bytes, std::vector<std::int16_t>& samples) override {
        ogg_.read(bytes, [&](ogg_packet& packet) { take(packet, samples); });
    }

private:
    void take(ogg_packet& packet, std::vector<std::int16_t>& samples) {
        if (number_++ < kHeads) {
            const int error = vorbis_synthesis_headerin(&info_, &comments_, &packet);
            if (error != 0 || number_ < kHeads) return;
            begun_ = vorbis_synthesis_init(&state_, &info_) == 0;
            if (begun_) vorbis_block_init(&state_, &block_);
            return;
        }
        if (!begun_ || vorbis_synthesis(&block_, &packet) != 0) return;
        vorbis_synthesis_blockin(&state_, &block_);
        float** line = nullptr;
        int frames = 0;
        while ((frames = vorbis_synthesis_pcmout(&state_, &line)) > 0) {
            for (int i = 0; i < frames; ++i) {
                for (int channel = 0; channel < info_.channels; ++channel)
                    samples.push_back(pcm::to_sample(line[channel][i]));
            }
            vorbis_synthesis_read(&state_, frames);
        }
    }

    vorbis_info info_{};
    vorbis_comment comments_{};
    vorbis_dsp_state state_{};
    vorbis_block block_{};
    bool begun_ = false;
    OggReader ogg_;
    int number_ = 0;
};

} // namespace

std::unique_ptr<Encoder> create_vorbis_encoder() {
    return std::make_unique<VorbisEncoder>();
}

std::unique_ptr<Decoder> create_vorbis_decoder(PcmFormat) {
    return std::make_unique<VorbisDecoder>();
}

} // namespace narrate::sink
