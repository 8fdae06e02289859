// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "narrate/document.hpp"

namespace narrate::document {

/// Completes the document's language from its running text: what the page declares stays, unless
/// the text is surely in another language (a theme's "en" around a German article). Nothing is set
/// where the text is too short to tell. Uses libcld2's tables; pure.
void detect_language(Document& document);

} // namespace narrate::document
