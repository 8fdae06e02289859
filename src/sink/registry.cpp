// SPDX-License-Identifier: Apache-2.0
#include "sink/registry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "narrate/export.h"
#include "sink/sinks/encoded.hpp"
#include "sink/sinks/null.hpp"
#include "sink/sinks/sndfile.hpp"
#include "sink/sinks/stream.hpp"

namespace narrate::sink {

namespace {

using Created = Result<std::unique_ptr<SoundFile>>;

Created create_wav_file_or_stream(const std::string& path, const FileOptions& options) {
    return path == "-" ? create_wav_stream() : create_wav(path, options);
}

Created create_flac_file(const std::string& path, const FileOptions& options) {
    if (path != "-") return create_flac(path, options);
    return Error{ErrorCode::invalid_argument,
                 "FLAC cannot be streamed: its head tells its length",
                 {},
                 {},
                 "name a file, or stream wav, opus or mp3"};
}

Created create_raw_file(const std::string& path, const FileOptions&) {
    return create_raw(path);
}

Created create_null(const std::string&, const FileOptions&) {
    return std::unique_ptr<SoundFile>(std::make_unique<NullFile>());
}

constexpr std::array kFormats{
    FormatDescriptor{"wav", ".wav", "WAV, 16-bit PCM", FormatUse::working, 0,
                     create_wav_file_or_stream},
    FormatDescriptor{"flac", ".flac", "FLAC, 16 bits", FormatUse::working, 0, create_flac_file},
    FormatDescriptor{"mp3", ".mp3", "MP3 (LAME)", FormatUse::publishing, 0.6, create_mp3},
    FormatDescriptor{"opus", ".opus", "Opus in Ogg", FormatUse::publishing, 3.4, create_opus},
    FormatDescriptor{"ogg", ".ogg", "Vorbis in Ogg", FormatUse::publishing, 2.6, create_ogg},
    FormatDescriptor{"raw", ".raw", "bare signed 16-bit samples, little-endian", FormatUse::working,
                     0, create_raw_file},
    FormatDescriptor{"null", "", "nothing: the samples are thrown away", FormatUse::working, 0,
                     create_null},
};

bool has_extension(std::string_view path, std::string_view extension) {
    if (extension.empty() || path.size() <= extension.size()) return false;
    const std::string_view tail = path.substr(path.size() - extension.size());
    return std::equal(tail.begin(), tail.end(), extension.begin(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

} // namespace

std::span<const FormatDescriptor> formats() {
    return kFormats;
}

std::string format_names() {
    std::vector<std::string_view> names;
    names.reserve(kFormats.size());
    for (const FormatDescriptor& format : kFormats) names.push_back(format.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

Result<const FormatDescriptor*> find_format(const std::string& path, std::string_view format) {
    if (format.empty() && path == "-") format = kFormats.front().name;
    for (const FormatDescriptor& candidate : kFormats) {
        const bool chosen =
            format.empty() ? has_extension(path, candidate.extension) : candidate.name == format;
        if (chosen) return &candidate;
    }
    Error error{ErrorCode::invalid_argument,
                "the file's name does not tell its format",
                path,
                {},
                fmt::format("--format takes {}", format_names())};
    if (!format.empty()) {
        error.what = fmt::format("no format \"{}\"", format);
        error.where.clear();
    }
    return error;
}

} // namespace narrate::sink

namespace narrate {

namespace {

/// A file that needs no tags: it is stored when it is finished.
class PlainFile final : public Sink {
public:
    explicit PlainFile(std::unique_ptr<sink::SoundFile> file) : file_(std::move(file)) {}

    Result<void> open(PcmFormat format) override { return file_->open(format); }
    Result<void> write(std::span<const std::int16_t> samples,
                       const std::stop_token& stop) override {
        return file_->write(samples, stop);
    }
    Result<void> finish(const std::stop_token& stop) override {
        if (auto finished = file_->finish(stop); !finished) return finished;
        return file_->store({});
    }
    void abandon() override { file_->abandon(); }

private:
    std::unique_ptr<sink::SoundFile> file_;
};

} // namespace

// Declared for users by a room above.
NARRATE_API Result<std::unique_ptr<Sink>> create_wav_file(const std::string& path) {
    auto file = sink::create_wav(path, {});
    if (!file) return file.error();
    return std::unique_ptr<Sink>(std::make_unique<PlainFile>(std::move(*file)));
}

} // namespace narrate
