// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

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

/// Reads a picture's kind from its first bytes: "image/jpeg", "image/png", or nothing.
std::string picture_type(std::string_view bytes);

/// Writes what a finished file says of itself, through TagLib. Errors: output_failed.
Result<void> write_tags(io::OutputFile& file, TagFormat format, const Tags& tags);

} // namespace narrate::sink
