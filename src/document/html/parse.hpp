// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "narrate/document.hpp"

namespace narrate::document {

/// An HTML page through libxml2's forgiving parser. `text` is UTF-8. Linear in its length; hostile
/// nesting and attributes are bounded.
Document parse_html(std::string_view text);

} // namespace narrate::document
