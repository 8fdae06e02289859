// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "narrate/error.hpp"
#include "sink/sound_file.hpp"

namespace narrate::sink {

/// What people do with a format.
enum class FormatUse {
    working,    ///< Sound to work on: every sample as it was spoken.
    publishing, ///< Sound to listen to: brought to the usual loudness.
};

/// A format that narrations are written in. A new one is a new row of the array in registry.cpp.
struct FormatDescriptor {
    std::string_view name;      ///< "wav": what --format takes.
    std::string_view extension; ///< Of files in it, with the dot.
    std::string_view title;     ///< For people.
    FormatUse use;
    /// How many decibels higher the true peaks of speech may come out of encoding, as measured;
    /// most of them do not.
    double overshoot;
    /// Opens the file: `path` "-" is standard output. Errors: output_failed, invalid_argument
    /// (the format cannot be streamed).
    Result<std::unique_ptr<SoundFile>> (*create)(const std::string& path,
                                                 const FileOptions& options);
};

/// All of them, the preferred first.
std::span<const FormatDescriptor> formats();
/// Their names, for messages: "wav, flac, …".
std::string format_names();

/// The format for an output: by `format` when it is not empty, else by the extension of `path`;
/// "-" is WAV. Errors: invalid_argument (with what there is as the hint).
Result<const FormatDescriptor*> find_format(const std::string& path, std::string_view format);

} // namespace narrate::sink
