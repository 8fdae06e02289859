// SPDX-License-Identifier: Apache-2.0
#include "sink/sinks/sndfile.hpp"

#include <fmt/format.h>
#include <sndfile.h>
#include <unistd.h>

#include <optional>

#include "io/atomic_file.hpp"
#include "io/shared_library.hpp"

namespace narrate::sink {

namespace {

/// libsndfile's functions, by their own names without "sf_".
struct LibSndfile {
    decltype(&::sf_close) close = nullptr;
    decltype(&::sf_error) error = nullptr;
    decltype(&::sf_open_fd) open_fd = nullptr;
    decltype(&::sf_strerror) strerror = nullptr;
    decltype(&::sf_write_short) write_short = nullptr;
    io::SharedLibrary library{"libsndfile.so.1"};

    LibSndfile() {
        library.find(close, "sf_close");
        library.find(error, "sf_error");
        library.find(open_fd, "sf_open_fd");
        library.find(strerror, "sf_strerror");
        library.find(write_short, "sf_write_short");
    }
};

const LibSndfile& sf() {
    static const LibSndfile library;
    return library;
}

struct CloseSound {
    void operator()(SNDFILE* sound) const { sf().close(sound); }
};
using Sound = std::unique_ptr<SNDFILE, CloseSound>;

/// WAV counts its bytes in 32 bits; some room is left for its head.
constexpr sf_count_t kMostSamples = ((sf_count_t{1} << 32) - 4096) / 2;

/// Samples between two beginnings of storing: 16 MiB of file.
constexpr sf_count_t kStoreAfter = sf_count_t{8} << 20;

class SndfileSink final : public Sink {
public:
    explicit SndfileSink(io::AtomicFile file) : file_(std::move(file)) {}

    Result<void> open(PcmFormat format) override {
        if (!sf().library.is_complete()) return failed("libsndfile.so.1 is missing");
        channels_ = format.channels;
        SF_INFO info{};
        info.samplerate = format.sample_rate;
        info.channels = format.channels;
        info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
        sound_.reset(sf().open_fd(file_->descriptor(), SFM_WRITE, &info, SF_FALSE));
        if (!sound_) return failed(sf().strerror(nullptr));
        return {};
    }

    Result<void> write(std::span<const std::int16_t> samples, const std::stop_token&) override {
        const auto count = static_cast<sf_count_t>(samples.size());
        if (count > kMostSamples - frames_ * channels_)
            return failed("a WAV file holds at most 4 GiB");
        const sf_count_t written = sf().write_short(sound_.get(), samples.data(), count);
        if (written != count || sf().error(sound_.get()) != SF_ERR_NO_ERROR)
            return failed(sf().strerror(sound_.get()));
        frames_ += count / channels_;
        unstored_ += count;
        if (unstored_ >= kStoreAfter) {
            file_->store_early();
            unstored_ = 0;
        }
        return {};
    }

    Result<void> finish(const std::stop_token&) override {
        sound_.reset();
        if (auto same = read_back(); !same) return same;
        auto committed = file_->commit();
        file_.reset();
        return committed;
    }

    void abandon() override {
        sound_.reset();
        file_.reset();
    }

private:
    /// Closing tells nothing of failed writes: what stands in the file does.
    Result<void> read_back() {
        ::lseek(file_->descriptor(), 0, SEEK_SET);
        SF_INFO info{};
        const Sound sound(sf().open_fd(file_->descriptor(), SFM_READ, &info, SF_FALSE));
        if (!sound) return failed(sf().strerror(nullptr));
        if (info.frames != frames_)
            return failed(fmt::format("{} of {} frames arrived", info.frames, frames_));
        return {};
    }

    Error failed(std::string cause) {
        return {ErrorCode::output_failed, "cannot be written", file_ ? file_->path() : "",
                std::move(cause), "make room, or choose another disk"};
    }

    std::optional<io::AtomicFile> file_;
    Sound sound_;
    int channels_ = 1;
    sf_count_t frames_ = 0;
    sf_count_t unstored_ = 0; ///< Samples.
};

} // namespace

Result<std::unique_ptr<Sink>> create_sndfile(const std::string& path) {
    auto file = io::AtomicFile::create(path);
    if (!file) return file.error();
    return std::unique_ptr<Sink>(std::make_unique<SndfileSink>(std::move(*file)));
}

} // namespace narrate::sink
