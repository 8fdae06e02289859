// SPDX-License-Identifier: Apache-2.0
#include "sink/sinks/stream.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>

#include "io/atomic_file.hpp"

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
    const auto number = [&header](std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            header.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
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

class StreamSink final : public Sink {
public:
    /// Without a file it writes to standard output.
    StreamSink(Header header, std::optional<io::AtomicFile> file)
        : header_(header), file_(std::move(file)) {}

    Result<void> open(PcmFormat format) override {
        return header_ == Header::wav ? put(wav_header(format)) : Result<void>();
    }

    Result<void> write(std::span<const std::int16_t> samples, const std::stop_token&) override {
        // Samples are native words; every machine that narrate runs on is little-endian.
        return put({reinterpret_cast<const char*>(samples.data()), samples.size_bytes()});
    }

    Result<void> finish(const std::stop_token&) override {
        return file_ ? file_->commit() : Result<void>();
    }

    void abandon() override { file_.reset(); }

private:
    Result<void> put(std::string_view bytes) {
        const int error = io::write_all(file_ ? file_->descriptor() : STDOUT_FILENO, bytes);
        if (error == 0) return {};
        const std::string where = file_ ? file_->path() : "standard output";
        if (error == EPIPE)
            return Error{ErrorCode::output_closed, "was closed by its reader", where, {}, {}};
        return Error{ErrorCode::output_failed, "cannot be written", where, std::strerror(error),
                     "make room, or write to another place"};
    }

    Header header_;
    std::optional<io::AtomicFile> file_;
};

} // namespace

Result<std::unique_ptr<Sink>> create_wav_stream() {
    return std::unique_ptr<Sink>(std::make_unique<StreamSink>(Header::wav, std::nullopt));
}

Result<std::unique_ptr<Sink>> create_raw_stream(const std::string& path) {
    if (path == "-")
        return std::unique_ptr<Sink>(std::make_unique<StreamSink>(Header::none, std::nullopt));
    auto file = io::AtomicFile::create(path);
    if (!file) return file.error();
    return std::unique_ptr<Sink>(std::make_unique<StreamSink>(Header::none, std::move(*file)));
}

} // namespace narrate::sink
