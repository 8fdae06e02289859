// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace narrate::document {

/// The words of a class or id attribute as Document::elements holds them: lower case, and
/// "relatedLinks" as "related-links".
std::string class_words(std::string_view attribute);

} // namespace narrate::document
