// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "io/output_file.hpp"
#include "sink/sound_file.hpp"

namespace narrate::sink {

/// Files through libsndfile. They appear under `path` whole or not at all, and are read back before
/// they do: libsndfile hides some errors until then.
/// WAV, 16-bit PCM; RF64 (EBU Tech 3306) where WAV's 4 GiB, some 27 hours, do not suffice.
Result<std::unique_ptr<SoundFile>> create_wav(const std::string& path, const FileOptions& options);
/// FLAC, 16 bits.
Result<std::unique_ptr<SoundFile>> create_flac(const std::string& path, const FileOptions& options);

/// Makes a WAV file, as libsndfile begins it, into one whose lengths are told in 64 bits.
void make_rf64(io::OutputFile& file, std::int64_t frames);

} // namespace narrate::sink
