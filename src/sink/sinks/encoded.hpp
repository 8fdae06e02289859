// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "sink/sound_file.hpp"

namespace narrate::sink {

/// Files of narrate's own encoders, or the same to standard output for "-", as the speech comes.
/// What is encoded is decoded again on a thread of its own where it is to be measured.
/// Errors: output_failed.
Result<std::unique_ptr<SoundFile>> create_mp3(const std::string& path, const FileOptions& options);
Result<std::unique_ptr<SoundFile>> create_opus(const std::string& path, const FileOptions& options);
Result<std::unique_ptr<SoundFile>> create_ogg(const std::string& path, const FileOptions& options);

} // namespace narrate::sink
