// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "narrate/document.hpp"

namespace narrate::article {

/// Brings what a page declares into the forms that Metadata promises: dates in ISO 8601 (what is
/// none is left out), names without "By" before them, a title without the site's name behind it, a
/// site's name instead of its address, a language tag in its usual case.
void tidy_metadata(Metadata& metadata);

/// The names of a line that says whom an article is by ("By the Harbour Desk");
/// empty for any other line. In the words of `language` or English.
std::string parse_byline(std::string_view line, std::string_view language);

} // namespace narrate::article
