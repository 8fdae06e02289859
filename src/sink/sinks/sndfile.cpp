// SPDX-License-Identifier: Apache-2.0
#include "sink/sinks/sndfile.hpp"

#include <fmt/format.h>
#include <sndfile.h>

#include <array>
#include <cstring>
#include <optional>

#include "io/shared_library.hpp"
#include "pcm/level.hpp"
#include "sink/formats_module.hpp"
#include "sink/little_endian.hpp"

namespace narrate::sink {

namespace {

/// libsndfile's functions, by their own names without "sf_".
struct LibSndfile {
    io::SharedLibrary library{"libsndfile.so.1"};
    decltype(&::sf_close) close = library["sf_close"];
    decltype(&::sf_error) error = library["sf_error"];
    decltype(&::sf_open_virtual) open_virtual = library["sf_open_virtual"];
    decltype(&::sf_readf_short) readf_short = library["sf_readf_short"];
    decltype(&::sf_strerror) strerror = library["sf_strerror"];
    decltype(&::sf_write_short) write_short = library["sf_write_short"];
};

const LibSndfile& sf() {
    static const LibSndfile library;
    return library;
}

struct CloseSound {
    void operator()(SNDFILE* sound) const { sf().close(sound); }
};
using Sound = std::unique_ptr<SNDFILE, CloseSound>;

/// The file as libsndfile sees it.
SF_VIRTUAL_IO virtual_io() {
    const auto file = [](void* data) -> io::OutputFile& {
        return *static_cast<io::OutputFile*>(data);
    };
    static constexpr auto kFile = file;
    SF_VIRTUAL_IO io{};
    io.get_filelen = [](void* data) -> sf_count_t { return kFile(data).size(); };
    io.seek = [](sf_count_t offset, int whence, void* data) -> sf_count_t {
        const sf_count_t base = whence == SEEK_SET   ? 0
                                : whence == SEEK_CUR ? kFile(data).position()
                                                     : kFile(data).size();
        kFile(data).seek(base + offset);
        return base + offset;
    };
    io.read = [](void* out, sf_count_t count, void* data) -> sf_count_t {
        const std::string bytes = kFile(data).read(static_cast<std::size_t>(count));
        std::memcpy(out, bytes.data(), bytes.size());
        return static_cast<sf_count_t>(bytes.size());
    };
    io.write = [](const void* in, sf_count_t count, void* data) -> sf_count_t {
        kFile(data).write({static_cast<const char*>(in), static_cast<std::size_t>(count)});
        return kFile(data).check() ? count : 0;
    };
    io.tell = [](void* data) -> sf_count_t { return kFile(data).position(); };
    return io;
}

/// WAV counts its bytes in 32 bits; some room is left for what stands around the samples.
constexpr std::int64_t kLargestWav = (std::int64_t{1} << 32) - (std::int64_t{64} << 20);

class SndfileFile final : public SoundFile {
public:
    SndfileFile(io::OutputFile file, int kind, TagFormat tags, const FileOptions& options)
        : file_(std::move(file)), kind_(kind), tags_(tags), options_(options) {}

    Result<void> open(PcmFormat format) override {
        if (!sf().library.is_complete()) return failed("libsndfile.so.1 is missing");
        format_ = format;
        SF_INFO info{};
        info.samplerate = format.sample_rate;
        info.channels = format.channels;
        info.format = kind_ | SF_FORMAT_PCM_16;
        sound_.reset(sf().open_virtual(&io_, SFM_WRITE, &info, &*file_));
        if (!sound_) return failed(sf().strerror(nullptr));
        return {};
    }

    Result<void> write(std::span<const std::int16_t> samples, const std::stop_token&) override {
        const auto count = static_cast<sf_count_t>(samples.size());
        const sf_count_t written = sf().write_short(sound_.get(), samples.data(), count);
        if (auto good = file_->check(); !good) return good;
        if (written != count || sf().error(sound_.get()) != SF_ERR_NO_ERROR)
            return failed(sf().strerror(sound_.get()));
        frames_ += count / format_.channels;
        return {};
    }

    Result<void> finish(const std::stop_token&) override {
        sound_.reset();
        if (auto good = file_->check(); !good) return good;
        if (kind_ == SF_FORMAT_WAV && file_->size() > kLargestWav) {
            make_rf64(*file_, frames_);
            is_tagged_ = false; // No reader looks for tags there.
        }
        return read_back();
    }

    [[nodiscard]] std::optional<SoundLevel> level() const override { return level_; }

    Result<void> store(const Tags& tags) override {
        if (is_tagged_)
            if (auto written = store_tags(*file_, tags_, tags); !written) return written;
        return file_->commit();
    }

    void abandon() override {
        sound_.reset();
        file_.reset();
    }

private:
    /// Closing tells nothing of what went wrong: what stands in the file does.
    Result<void> read_back() {
        file_->seek(0);
        SF_INFO info{};
        const Sound sound(sf().open_virtual(&io_, SFM_READ, &info, &*file_));
        if (!sound) return failed(sf().strerror(nullptr));
        if (info.frames != frames_)
            return failed(fmt::format("{} of {} frames arrived", info.frames, frames_));
        if (options_.measure) measure(sound.get());
        return file_->check();
    }

    void measure(SNDFILE* sound) {
        pcm::LevelMeter meter(format_);
        constexpr std::size_t kFrames = 16384;
        const auto channels = static_cast<std::size_t>(format_.channels);
        std::vector<std::int16_t> samples(kFrames * channels);
        for (;;) {
            const sf_count_t got = sf().readf_short(sound, samples.data(), kFrames);
            if (got <= 0) break;
            meter.add(std::span(samples).first(static_cast<std::size_t>(got) * channels));
        }
        meter.finish();
        level_ = meter.level();
    }

    static Error failed(std::string cause) {
        return {ErrorCode::output_failed,
                "the sound file cannot be written",
                {},
                std::move(cause),
                "choose another format or place"};
    }

    SF_VIRTUAL_IO io_ = virtual_io();
    std::optional<io::OutputFile> file_;
    int kind_;
    TagFormat tags_;
    FileOptions options_;
    Sound sound_;
    PcmFormat format_;
    sf_count_t frames_ = 0;
    std::optional<SoundLevel> level_;
    bool is_tagged_ = true;
};

Result<std::unique_ptr<SoundFile>> create(const std::string& path, int kind, TagFormat tags,
                                          const FileOptions& options) {
    auto file = io::OutputFile::create(path);
    if (!file) return file.error();
    return std::unique_ptr<SoundFile>(
        std::make_unique<SndfileFile>(std::move(*file), kind, tags, options));
}

} // namespace

Result<std::unique_ptr<SoundFile>> create_wav(const std::string& path, const FileOptions& options) {
    return create(path, SF_FORMAT_WAV, TagFormat::wav, options);
}

Result<std::unique_ptr<SoundFile>> create_flac(const std::string& path,
                                               const FileOptions& options) {
    return create(path, SF_FORMAT_FLAC, TagFormat::flac, options);
}

void make_rf64(io::OutputFile& file, std::int64_t frames) {
    constexpr std::int64_t kDataSizeAt = 40;
    constexpr std::int64_t kChunksAt = 12;
    constexpr std::uint64_t kHead = 44;
    constexpr std::uint64_t kDs64 = 28; // Bytes in the chunk that tells the lengths.
    constexpr std::uint64_t kElsewhere = 0xFFFFFFFF;
    const std::uint64_t data = static_cast<std::uint64_t>(file.size()) - kHead;
    const auto write = [&file](std::int64_t at, std::string bytes, std::uint64_t number) {
        put_little_endian(bytes, number, 4);
        file.seek(at);
        file.write(bytes);
    };
    write(0, "RF64", kElsewhere);
    write(kDataSizeAt, "", kElsewhere);
    std::string lengths = "ds64";
    put_little_endian(lengths, kDs64, 4);
    put_little_endian(lengths, kHead + data + kDs64, 8); // Of all behind its own place.
    put_little_endian(lengths, data, 8);
    put_little_endian(lengths, static_cast<std::uint64_t>(frames), 8);
    put_little_endian(lengths, 0, 4); // No other chunk is that long.
    file.replace(kChunksAt, 0, lengths);
}

} // namespace narrate::sink
