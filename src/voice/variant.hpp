// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "narrate/error.hpp"

/// Files that change how an eSpeak NG voice sounds, in eSpeak NG's own format: a line an attribute
/// ("pitch 80 118"), a comment behind "//" or in a line that begins with '#'.
namespace narrate::voice {

inline constexpr std::size_t kLongestVariant = 2048; ///< Bytes.

/// The attributes of a variant file, a line each, without comments. eSpeak NG itself checks
/// nothing: what comes out has only attributes that change the sound of a voice, and numbers
/// within their ranges. `name` is the file's and appears in errors. Pure.
/// Errors: voice_invalid, with the line.
Result<std::string> parse_variant(std::string_view text, std::string_view name);

/// Whether a variant's name is one that can be a file's: letters, digits, '-' and '_', at most 39.
bool is_variant_name(std::string_view name);

/// The text of a variant that comes with narrate. Errors: voice_unknown, with near names.
Result<std::string> find_builtin_variant(std::string_view name);

} // namespace narrate::voice
