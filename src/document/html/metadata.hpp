// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "narrate/document.hpp"

namespace narrate::document {

/// What a page's head says of it, as written.
struct PageFacts {
    std::string title;     ///< The <title> element's.
    std::string language;  ///< The <html> element's lang.
    std::string canonical; ///< <link rel=canonical>.
    std::vector<std::pair<std::string, std::string>>
        meta;                         ///< Lower-case name or property, content.
    std::vector<std::string> json_ld; ///< Contents of JSON-LD scripts.
};

/// The best of it into `document`'s metadata and declared texts: JSON-LD's article before OpenGraph
/// before plain <meta> before <title>. What does not parse is passed over.
void read_metadata(const PageFacts& facts, Document& document);

} // namespace narrate::document
