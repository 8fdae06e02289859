// SPDX-License-Identifier: Apache-2.0
#include <lame/lame.h>
#include <mpg123.h>

#include <algorithm>

#include "sink/codecs/codec.hpp"

namespace narrate::sink {

namespace {

/// LAME's scale goes from 0 to 9, the fastest. For speech of one channel at 64 kbit/s this one is
/// nearer to the original than the better ones (by 30 dB; 5: 25 dB), because it does not shape its
/// noise, and nearly twice as fast. Without short blocks it is a fifth faster still, and what is
/// heard before an onset remains 42 dB below it (with them, 47).
constexpr int kQuality = 7;
/// kbit/s for each channel: at up to 24 kHz, and above.
constexpr int kLowRate = 64;
constexpr int kHighRate = 96;
constexpr int kHighestLowSampleRate = 24000;

/// What LAME asks for: "worst case" in lame.h.
std::size_t room_for(std::size_t samples) {
    constexpr std::size_t kFixed = 7200;
    return samples + samples / 4 + kFixed;
}

Error refused(std::string cause) {
    return {ErrorCode::output_failed,
            "MP3 cannot be encoded",
            {},
            std::move(cause),
            "choose another format or bit rate"};
}

class Mp3Encoder final : public Encoder {
public:
    Result<void> begin(PcmFormat format, int bit_rate, std::string&) override {
        format_ = format;
        if (bit_rate == 0)
            bit_rate = format.channels *
                       (format.sample_rate <= kHighestLowSampleRate ? kLowRate : kHighRate);
        if (auto started = start(bit_rate, 1); !started) return started;
        // At some bit rates LAME makes the sound softer by itself.
        const float scale = lame_get_scale(state_.get());
        if (scale > 0 && scale != 1)
            if (auto started = start(bit_rate, 1 / scale); !started) return started;
        format_.sample_rate = lame_get_out_samplerate(state_.get());
        return {};
    }

    void encode(std::span<const std::int16_t> samples, std::string& bytes) override {
        const auto frames = static_cast<int>(samples.size()) / format_.channels;
        const std::size_t before = grow(bytes, room_for(samples.size()));
        auto* end = reinterpret_cast<unsigned char*>(bytes.data() + before);
        const auto room = static_cast<int>(bytes.size() - before);
        // LAME takes samples that it does not change as if it would.
        auto* data = const_cast<std::int16_t*>(samples.data());
        const int written =
            format_.channels == 1
                ? lame_encode_buffer(state_.get(), data, data, frames, end, room)
                : lame_encode_buffer_interleaved(state_.get(), data, frames, end, room);
        bytes.resize(before + static_cast<std::size_t>(std::max(0, written)));
    }

    void finish(std::string& bytes) override {
        const std::size_t before = grow(bytes, room_for(0));
        const int written =
            lame_encode_flush(state_.get(), reinterpret_cast<unsigned char*>(bytes.data() + before),
                              static_cast<int>(bytes.size() - before));
        bytes.resize(before + static_cast<std::size_t>(std::max(0, written)));
    }

    /// The frame with the file's length, known at the end.
    std::string final_head() override {
        std::string head(room_for(0), '\0');
        head.resize(lame_get_lametag_frame(
            state_.get(), reinterpret_cast<unsigned char*>(head.data()), head.size()));
        return head;
    }

    [[nodiscard]] PcmFormat format() const override { return format_; }

private:
    struct End {
        void operator()(lame_global_flags* flags) const { lame_close(flags); }
    };

    Result<void> start(int bit_rate, float scale) {
        state_.reset(lame_init());
        if (!state_) return refused("LAME does not start");
        lame_global_flags* flags = state_.get();
        lame_set_errorf(flags, [](const char*, va_list) {});
        lame_set_num_channels(flags, format_.channels);
        lame_set_in_samplerate(flags, format_.sample_rate);
        lame_set_mode(flags, format_.channels == 1 ? MONO : JOINT_STEREO);
        lame_set_brate(flags, bit_rate);
        lame_set_quality(flags, kQuality);
        lame_set_no_short_blocks(flags, 1);
        lame_set_scale(flags, scale);
        lame_set_write_id3tag_automatic(flags, 0);
        if (lame_init_params(flags) < 0) return refused("LAME does not take this bit rate");
        return {};
    }

    static std::size_t grow(std::string& bytes, std::size_t room) {
        const std::size_t before = bytes.size();
        bytes.resize(before + room);
        return before;
    }

    std::unique_ptr<lame_global_flags, End> state_;
    PcmFormat format_;
};

class Mp3Decoder final : public Decoder {
public:
    explicit Mp3Decoder(PcmFormat format) {
        state_.reset(mpg123_new(nullptr, nullptr));
        if (!state_) return;
        mpg123_param(state_.get(), MPG123_ADD_FLAGS, MPG123_QUIET, 0);
        mpg123_format_none(state_.get());
        mpg123_format(state_.get(), format.sample_rate, format.channels, MPG123_ENC_SIGNED_16);
        mpg123_open_feed(state_.get());
    }

    void decode(std::string_view bytes, std::vector<std::int16_t>& samples) override {
        if (!state_) return;
        const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
        std::size_t size = bytes.size();
        for (;;) {
            constexpr std::size_t kRoom = 16384;
            const std::size_t before = samples.size();
            samples.resize(before + kRoom);
            std::size_t written = 0;
            const int result = mpg123_decode(
                state_.get(), data, size, reinterpret_cast<unsigned char*>(samples.data() + before),
                kRoom * sizeof(std::int16_t), &written);
            samples.resize(before + written / sizeof(std::int16_t));
            data = nullptr;
            size = 0;
            if (result == MPG123_NEED_MORE || result == MPG123_DONE) return;
            if (result != MPG123_OK && result != MPG123_NEW_FORMAT) return;
        }
    }

private:
    struct End {
        void operator()(mpg123_handle* handle) const { mpg123_delete(handle); }
    };
    std::unique_ptr<mpg123_handle, End> state_;
};

} // namespace

std::unique_ptr<Encoder> create_mp3_encoder() {
    return std::make_unique<Mp3Encoder>();
}

std::unique_ptr<Decoder> create_mp3_decoder(PcmFormat format) {
    return std::make_unique<Mp3Decoder>(format);
}

} // namespace narrate::sink
