// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "narrate/document.hpp"

namespace narrate::document {

/// What an element does to the text inside it.
enum class ElementRole {
    inline_text, ///< Part of the line; joins words as they stand.
    line_break,  ///< Parts words.
    block,       ///< Begins and ends a block.
    hidden,      ///< Its content is no text of the page.
};

struct ElementInfo {
    ElementRole role = ElementRole::inline_text;
    BlockKind kind = BlockKind::other; ///< Of the text directly inside; `other`: as the parent's.
    int level = 0;
};

/// By the element's lower-case name.
ElementInfo element_info(std::string_view name);

/// Whether one of these class words says that a browser does not show the text inside: what is for
/// screen readers, and what comes up under the mouse.
bool hides_text(std::string_view class_words);

} // namespace narrate::document
