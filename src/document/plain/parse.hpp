// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "narrate/document.hpp"

namespace narrate::document {

/// Plain text, or a page pasted as text: a paragraph a line, or hard-wrapped paragraphs parted by
/// blank lines; or an article that newsboat hands over, with its headers. `text` is UTF-8.
Document parse_plain(std::string_view text);

} // namespace narrate::document
