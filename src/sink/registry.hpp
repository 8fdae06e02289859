// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "narrate/error.hpp"
#include "narrate/sink.hpp"

namespace narrate::sink {

/// A format that narrations are written in. A new one is a new row of the array in registry.cpp.
struct FormatDescriptor {
    std::string_view name;      ///< "wav": what --format takes.
    std::string_view extension; ///< Of files in it, with the dot.
    std::string_view title;     ///< For people.
    /// Opens the sink: `path` "-" is standard output. Errors: output_failed.
    Result<std::unique_ptr<Sink>> (*create)(const std::string& path);
};

/// All of them, the preferred first.
std::span<const FormatDescriptor> formats();

/// The format for an output: by `format` when it is not empty, else by the extension of `path`;
/// "-" is WAV. Errors: invalid_argument (with what there is as the hint), output_failed.
Result<std::unique_ptr<Sink>> create_file_sink(const std::string& path, std::string_view format);

} // namespace narrate::sink
