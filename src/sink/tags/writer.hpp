// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_file.hpp"
#include "narrate/tags.hpp"

namespace narrate::sink {

enum class TagFormat {
    wav,    ///< RIFF INFO, cue points with their labels; and ID3v2.4.
    mp3,    ///< ID3v2.4 with CHAP and CTOC.
    flac,   ///< Vorbis comments, chapters as CHAPTERxxx.
    vorbis, ///< The same, in Ogg.
    opus,   ///< The same, in Ogg.
};

/// Writes what a finished file says of itself, through TagLib. Errors: output_failed.
Result<void> write_tags(io::OutputFile& file, TagFormat format, const Tags& tags);

} // namespace narrate::sink
