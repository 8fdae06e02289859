// SPDX-License-Identifier: Apache-2.0
// The one place that reads sound files with libsndfile.
#include <fmt/format.h>
#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <memory>
#include <optional>
#include <string>

#include "synth/backends/command/sound.hpp"

namespace narrate::synth::command {

namespace {

constexpr int kMostHertz = 192'000;
constexpr int kMostChannels = 64;

Error failed(std::string what) {
    return {ErrorCode::backend_failed, std::move(what), {}, {}, {}};
}

/// A file in memory, as libsndfile asks for one.
struct MemoryFile {
    std::string_view bytes;
    sf_count_t position = 0;

    static MemoryFile& of(void* self) { return *static_cast<MemoryFile*>(self); }
    [[nodiscard]] sf_count_t size() const { return static_cast<sf_count_t>(bytes.size()); }

    static sf_count_t length(void* self) { return of(self).size(); }
    static sf_count_t tell(void* self) { return of(self).position; }
    static sf_count_t seek(sf_count_t offset, int whence, void* self) {
        MemoryFile& file = of(self);
        if (whence == SEEK_CUR) offset += file.position;
        if (whence == SEEK_END) offset += file.size();
        file.position = std::clamp<sf_count_t>(offset, 0, file.size());
        return file.position;
    }
    static sf_count_t read(void* target, sf_count_t count, void* self) {
        MemoryFile& file = of(self);
        count = std::clamp<sf_count_t>(count, 0, file.size() - file.position);
        std::memcpy(target, file.bytes.data() + file.position, static_cast<std::size_t>(count));
        file.position += count;
        return count;
    }
    static sf_count_t write(const void* /*bytes*/, sf_count_t /*count*/, void* /*self*/) {
        return 0;
    }
};

/// Where a WAV file's data begin, if its head says that there are none although they are: it was
/// written to a stream, and never finished. (libsndfile finds out other lengths that are untrue.)
std::optional<std::size_t> unfinished_data(std::string_view bytes) {
    constexpr std::size_t kRiffHead = 12;
    constexpr std::size_t kChunkHead = 8;
    const auto number = [bytes](std::size_t at) {
        std::size_t value = 0;
        for (std::size_t i = 4; i-- > 0;)
            value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
        return value;
    };
    if (bytes.size() < kRiffHead || !bytes.starts_with("RIFF") || bytes.substr(8, 4) != "WAVE" ||
        number(4) + kChunkHead == bytes.size())
        return std::nullopt;
    for (std::size_t at = kRiffHead; at + kChunkHead <= bytes.size();) {
        const std::size_t size = number(at + 4);
        if (bytes.substr(at, 4) == "data")
            return size == 0 ? std::optional(at + kChunkHead) : std::nullopt;
        at += kChunkHead + size + size % 2;
    }
    return std::nullopt;
}

/// The same with a length that means: to the end.
std::string with_open_end(std::string_view bytes, std::size_t data) {
    std::string open(bytes);
    open.replace(data - 4, 4, 4, '\xFF');
    return open;
}

struct CloseSound {
    void operator()(SNDFILE* sound) const { sf_close(sound); }
};

/// From -1…1, as all kinds of samples are read, to 16 bits; those of 16 bits stay what they were.
std::int16_t to_sample(float value) {
    constexpr float kScale = 32768.0F;
    if (std::isnan(value)) return 0;
    return static_cast<std::int16_t>(
        std::lround(std::clamp(value * kScale, -kScale, kScale - 1.0F)));
}

std::vector<std::int16_t> read_mixed(SNDFILE& sound, int channels, sf_count_t most_frames) {
    constexpr std::size_t kPiece = 1 << 14;
    const auto width = static_cast<std::size_t>(channels);
    std::vector<float> piece(kPiece * width);
    std::vector<std::int16_t> samples;
    for (;;) {
        const sf_count_t got = sf_readf_float(&sound, piece.data(), kPiece);
        if (got <= 0) return samples;
        for (std::size_t i = 0; i < static_cast<std::size_t>(got); ++i) {
            float sum = 0;
            for (std::size_t channel = 0; channel < width; ++channel)
                sum += piece[i * width + channel];
            samples.push_back(to_sample(sum / static_cast<float>(channels)));
        }
        if (static_cast<sf_count_t>(samples.size()) > most_frames) return samples;
    }
}

} // namespace

Result<Sound> read_sound_file(std::string_view bytes, std::int64_t most_seconds) {
    if (const auto data = unfinished_data(bytes))
        return read_sound_file(with_open_end(bytes, *data), most_seconds);
    MemoryFile file{bytes};
    SF_VIRTUAL_IO io{MemoryFile::length, MemoryFile::seek, MemoryFile::read, MemoryFile::write,
                     MemoryFile::tell};
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, CloseSound> opened(sf_open_virtual(&io, SFM_READ, &info, &file));
    if (!opened) return failed(fmt::format("no sound file: {}", sf_strerror(nullptr)));
    if (info.samplerate < 1 || info.samplerate > kMostHertz || info.channels > kMostChannels)
        return failed(
            fmt::format("a sound file of {} Hz and {} channels", info.samplerate, info.channels));
    const sf_count_t most_frames = most_seconds * info.samplerate;
    Sound sound{info.samplerate, read_mixed(*opened, info.channels, most_frames)};
    if (static_cast<sf_count_t>(sound.samples.size()) > most_frames)
        return failed("far more audio than the sentence can have");
    return sound;
}

} // namespace narrate::synth::command
