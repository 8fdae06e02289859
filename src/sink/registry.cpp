// SPDX-License-Identifier: Apache-2.0
#include "sink/registry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "sink/sinks/null.hpp"
#include "sink/sinks/sndfile.hpp"
#include "sink/sinks/stream.hpp"

namespace narrate::sink {

namespace {

Result<std::unique_ptr<Sink>> create_wav(const std::string& path) {
    return path == "-" ? create_wav_stream() : create_sndfile(path);
}

Result<std::unique_ptr<Sink>> create_raw(const std::string& path) {
    return create_raw_stream(path);
}

Result<std::unique_ptr<Sink>> create_null(const std::string&) {
    return std::unique_ptr<Sink>(std::make_unique<NullSink>());
}

constexpr std::array kFormats{
    FormatDescriptor{"wav", ".wav", "WAV, 16-bit PCM", create_wav},
    FormatDescriptor{"raw", ".raw", "bare signed 16-bit samples, little-endian", create_raw},
    FormatDescriptor{"null", "", "nothing: the samples are thrown away", create_null},
};

bool has_extension(std::string_view path, std::string_view extension) {
    if (extension.empty() || path.size() <= extension.size()) return false;
    const std::string_view tail = path.substr(path.size() - extension.size());
    return std::equal(tail.begin(), tail.end(), extension.begin(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

Error unknown_format(std::string what, const std::string& path) {
    std::vector<std::string_view> names;
    names.reserve(kFormats.size());
    for (const FormatDescriptor& format : kFormats) names.push_back(format.name);
    return {ErrorCode::invalid_argument,
            std::move(what),
            path,
            {},
            fmt::format("--format takes {}", fmt::join(names, ", "))};
}

} // namespace

std::span<const FormatDescriptor> formats() {
    return kFormats;
}

Result<std::unique_ptr<Sink>> create_file_sink(const std::string& path, std::string_view format) {
    if (format.empty() && path == "-") format = kFormats.front().name;
    for (const FormatDescriptor& candidate : kFormats) {
        const bool chosen =
            format.empty() ? has_extension(path, candidate.extension) : candidate.name == format;
        if (chosen) return candidate.create(path);
    }
    if (format.empty()) return unknown_format("the file's name does not tell its format", path);
    return unknown_format(fmt::format("no format \"{}\"", format), {});
}

} // namespace narrate::sink

namespace narrate {

Result<std::unique_ptr<Sink>> create_wav_file(const std::string& path) {
    return sink::create_sndfile(path);
}

} // namespace narrate
