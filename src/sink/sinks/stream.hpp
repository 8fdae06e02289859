// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "narrate/error.hpp"
#include "narrate/sink.hpp"

namespace narrate::sink {

/// Samples to standard output as they come, behind a WAV header of unknown length.
Result<std::unique_ptr<Sink>> create_wav_stream();

/// Bare samples: to standard output for "-", else to a file that appears whole or not at all.
Result<std::unique_ptr<Sink>> create_raw_stream(const std::string& path);

} // namespace narrate::sink
