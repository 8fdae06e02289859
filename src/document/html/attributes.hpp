// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace narrate::document {

/// libxml2 compares each attribute of a tag with all before it. Pages have a few dozen; hostile
/// ones have a million. The HTML text without what a tag has beyond 256 attributes; empty when no
/// tag has so many. Linear.
std::string bound_attributes(std::string_view html);

} // namespace narrate::document
