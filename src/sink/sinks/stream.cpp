// SPDX-License-Identifier: Apache-2.0
#include "sink/sinks/stream.hpp"

#include <optional>
#include <string_view>

#include "io/output_file.hpp"
#include "sink/little_endian.hpp"

namespace narrate::sink {

namespace {

/// What a stream's header says instead of its length. Players read to the end; a larger number
/// would be taken as negative by some, zero as silence by others.
constexpr std::uint32_t kUnknownLength = 0x7FFFF000;

enum class Header { none, wav };

/// RIFF WAVE: little-endian numbers, as the "Multimedia Programming Interface and Data
/// Specifications 1.0" lays them out.
std::string wav_header(PcmFormat format) {
    std::string header;
    const auto number = [&header](std::uint32_t value, int size) {
        put_little_endian(header, value, size);
    };
    constexpr std::uint32_t kPcm = 1;
    constexpr std::uint32_t kBits = 16;
    constexpr std::uint32_t kHeaderRest = 36;
    const auto rate = static_cast<std::uint32_t>(format.sample_rate);
    const auto channels = static_cast<std::uint32_t>(format.channels);
    const std::uint32_t frame_bytes = channels * kBits / 8;
    header += "RIFF";
    number(kUnknownLength + kHeaderRest, 4);
    header += "WAVEfmt ";
    number(16, 4);
    number(kPcm, 2);
    number(channels, 2);
    number(rate, 4);
    number(rate * frame_bytes, 4);
    number(frame_bytes, 2);
    number(kBits, 2);
    header += "data";
    number(kUnknownLength, 4);
    return header;
}

class Stream final : public SoundFile {
public:
    Stream(Header header, io::OutputFile output) : header_(header), output_(std::move(output)) {}

    Result<void> open(PcmFormat format) override {
        return header_ == Header::wav ? put(wav_header(format)) : Result<void>();
    }

    Result<void> write(std::span<const std::int16_t> samples, const std::stop_token&) override {
        // Samples are native words; every machine that narrate runs on is little-endian.
        return put({reinterpret_cast<const char*>(samples.data()), samples.size_bytes()});
    }

    Result<void> finish(const std::stop_token&) override { return {}; }
    Result<void> store(const Tags&) override { return output_->commit(); }
    void abandon() override { output_.reset(); }

private:
    Result<void> put(std::string_view bytes) {
        output_->write(bytes);
        return output_->check();
    }

    Header header_;
    std::optional<io::OutputFile> output_;
};

} // namespace

Result<std::unique_ptr<SoundFile>> create_wav_stream() {
    return std::unique_ptr<SoundFile>(
        std::make_unique<Stream>(Header::wav, io::OutputFile::standard_output()));
}

Result<std::unique_ptr<SoundFile>> create_raw(const std::string& path) {
    auto output = path == "-" ? Result<io::OutputFile>(io::OutputFile::standard_output())
                              : io::OutputFile::create(path);
    if (!output) return output.error();
    return std::unique_ptr<SoundFile>(std::make_unique<Stream>(Header::none, std::move(*output)));
}

} // namespace narrate::sink
