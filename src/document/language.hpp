// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "narrate/document.hpp"

namespace narrate::document {

struct LanguageGuess {
    std::string language; ///< BCP 47.
    float confidence =
        0; ///< How much of the text is in it, 0–1; 0: no guess that can be relied on.
};

/// In which language most of a text is, by its first 6,000 bytes. Some 30 µs for a paragraph. Uses
/// libcld2's tables; pure.
LanguageGuess guess_language(std::string_view text);

/// Completes the document's language from its running text: what the page declares stays, unless
/// the text is surely in another language (a theme's "en" around a German article). Nothing is set
/// where the text is too short to tell. Uses libcld2's tables; pure.
void detect_language(Document& document);

} // namespace narrate::document
