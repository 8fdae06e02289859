// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "narrate/document.hpp"

namespace narrate::document {

/// CommonMark through cmark-gfm, with YAML front matter (flat "key: value" lines) as metadata.
/// `text` is UTF-8.
Document parse_markdown(std::string_view text);

} // namespace narrate::document
