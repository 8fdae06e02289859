// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "narrate/text.hpp"

namespace narrate::speech::languages {

/// A sentence whose digits are ASCII's, and the map from the written text to it.
struct AsciiDigits {
    std::string text;
    OffsetMap map;
};

/// Writes the digits of a script, of which `zero` is the first, as ASCII's, so that readers know
/// one kind of digits only. Nothing, when the sentence holds none.
std::optional<AsciiDigits> with_ascii_digits(std::string_view text, TextRange sentence,
                                             char32_t zero);

} // namespace narrate::speech::languages
