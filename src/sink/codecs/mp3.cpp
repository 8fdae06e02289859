// SPDX-License-Identifier: Apache-2.0
#include <lame/lame.h>
#include <mpg123.h>

#include <algorithm>

#include "io/shared_library.hpp"
#include "sink/codecs/codec.hpp"

namespace narrate::sink {

namespace {

/// LAME's functions, by their own names without "lame_".
struct Lame {
    decltype(&::lame_close) close = nullptr;
    decltype(&::lame_encode_buffer) encode_buffer = nullptr;
    decltype(&::lame_encode_buffer_interleaved) encode_buffer_interleaved = nullptr;
    decltype(&::lame_encode_flush) encode_flush = nullptr;
    decltype(&::lame_get_lametag_frame) get_lametag_frame = nullptr;
    decltype(&::lame_get_out_samplerate) get_out_samplerate = nullptr;
    decltype(&::lame_get_scale) get_scale = nullptr;
    decltype(&::lame_init) init = nullptr;
    decltype(&::lame_init_params) init_params = nullptr;
    decltype(&::lame_set_brate) set_brate = nullptr;
    decltype(&::lame_set_errorf) set_errorf = nullptr;
    decltype(&::lame_set_in_samplerate) set_in_samplerate = nullptr;
    decltype(&::lame_set_mode) set_mode = nullptr;
    decltype(&::lame_set_no_short_blocks) set_no_short_blocks = nullptr;
    decltype(&::lame_set_num_channels) set_num_channels = nullptr;
    decltype(&::lame_set_quality) set_quality = nullptr;
    decltype(&::lame_set_scale) set_scale = nullptr;
    decltype(&::lame_set_write_id3tag_automatic) set_write_id3tag_automatic = nullptr;
    io::SharedLibrary library{"libmp3lame.so.0"};

    Lame() {
        library.find(close, "lame_close");
        library.find(encode_buffer, "lame_encode_buffer");
        library.find(encode_buffer_interleaved, "lame_encode_buffer_interleaved");
        library.find(encode_flush, "lame_encode_flush");
        library.find(get_lametag_frame, "lame_get_lametag_frame");
        library.find(get_out_samplerate, "lame_get_out_samplerate");
        library.find(get_scale, "lame_get_scale");
        library.find(init, "lame_init");
        library.find(init_params, "lame_init_params");
        library.find(set_brate, "lame_set_brate");
        library.find(set_errorf, "lame_set_errorf");
        library.find(set_in_samplerate, "lame_set_in_samplerate");
        library.find(set_mode, "lame_set_mode");
        library.find(set_no_short_blocks, "lame_set_no_short_blocks");
        library.find(set_num_channels, "lame_set_num_channels");
        library.find(set_quality, "lame_set_quality");
        library.find(set_scale, "lame_set_scale");
        library.find(set_write_id3tag_automatic, "lame_set_write_id3tag_automatic");
    }
};

const Lame& lame() {
    static const Lame library;
    return library;
}

/// libmpg123's functions, by their own names without "mpg123_".
struct Mpg123 {
    decltype(&::mpg123_decode) decode = nullptr;
    decltype(&::mpg123_delete) destroy = nullptr;
    decltype(&::mpg123_format) format = nullptr;
    decltype(&::mpg123_format_none) format_none = nullptr;
    decltype(&::mpg123_init) init = nullptr;
    decltype(&::mpg123_new) create = nullptr;
    decltype(&::mpg123_open_feed) open_feed = nullptr;
    decltype(&::mpg123_param) param = nullptr;
    io::SharedLibrary library{"libmpg123.so.0"};

    Mpg123() {
        library.find(decode, "mpg123_decode");
        library.find(destroy, "mpg123_delete");
        library.find(format, "mpg123_format");
        library.find(format_none, "mpg123_format_none");
        library.find(init, "mpg123_init");
        library.find(create, "mpg123_new");
        library.find(open_feed, "mpg123_open_feed");
        library.find(param, "mpg123_param");
        if (library.is_complete()) init();
    }
};

const Mpg123& mpg() {
    static const Mpg123 library;
    return library;
}

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
        if (!lame().library.is_complete()) return refused("libmp3lame.so.0 is missing");
        format_ = format;
        if (bit_rate == 0)
            bit_rate = format.channels *
                       (format.sample_rate <= kHighestLowSampleRate ? kLowRate : kHighRate);
        if (auto started = start(bit_rate, 1); !started) return started;
        // At some bit rates LAME makes the sound softer by itself.
        const float scale = lame().get_scale(state_.get());
        if (scale > 0 && scale != 1)
            if (auto started = start(bit_rate, 1 / scale); !started) return started;
        format_.sample_rate = lame().get_out_samplerate(state_.get());
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
                ? lame().encode_buffer(state_.get(), data, data, frames, end, room)
                : lame().encode_buffer_interleaved(state_.get(), data, frames, end, room);
        bytes.resize(before + static_cast<std::size_t>(std::max(0, written)));
    }

    void finish(std::string& bytes) override {
        const std::size_t before = grow(bytes, room_for(0));
        const int written = lame().encode_flush(
            state_.get(), reinterpret_cast<unsigned char*>(bytes.data() + before),
            static_cast<int>(bytes.size() - before));
        bytes.resize(before + static_cast<std::size_t>(std::max(0, written)));
    }

    /// The frame with the file's length, known at the end.
    std::string final_head() override {
        std::string head(room_for(0), '\0');
        head.resize(lame().get_lametag_frame(
            state_.get(), reinterpret_cast<unsigned char*>(head.data()), head.size()));
        return head;
    }

    [[nodiscard]] PcmFormat format() const override { return format_; }

private:
    struct End {
        void operator()(lame_global_flags* flags) const { lame().close(flags); }
    };

    Result<void> start(int bit_rate, float scale) {
        state_.reset(lame().init());
        if (!state_) return refused("LAME does not start");
        lame_global_flags* flags = state_.get();
        lame().set_errorf(flags, [](const char*, va_list) {});
        lame().set_num_channels(flags, format_.channels);
        lame().set_in_samplerate(flags, format_.sample_rate);
        lame().set_mode(flags, format_.channels == 1 ? MONO : JOINT_STEREO);
        lame().set_brate(flags, bit_rate);
        lame().set_quality(flags, kQuality);
        lame().set_no_short_blocks(flags, 1);
        lame().set_scale(flags, scale);
        lame().set_write_id3tag_automatic(flags, 0);
        if (lame().init_params(flags) < 0) return refused("LAME does not take this bit rate");
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
        if (!mpg().library.is_complete()) return;
        state_.reset(mpg().create(nullptr, nullptr));
        if (!state_) return;
        mpg().param(state_.get(), MPG123_ADD_FLAGS, MPG123_QUIET, 0);
        mpg().format_none(state_.get());
        mpg().format(state_.get(), format.sample_rate, format.channels, MPG123_ENC_SIGNED_16);
        mpg().open_feed(state_.get());
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
            const int result = mpg().decode(
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
        void operator()(mpg123_handle* handle) const { mpg().destroy(handle); }
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
