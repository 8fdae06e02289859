// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "sink/sound_file.hpp"

namespace narrate::sink {

/// Samples to standard output as they come, behind a WAV header of unknown length.
Result<std::unique_ptr<SoundFile>> create_wav_stream();

/// Bare samples: to standard output for "-", else to a file that appears whole or not at all.
Result<std::unique_ptr<SoundFile>> create_raw(const std::string& path);

} // namespace narrate::sink
