// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace narrate::article {

/// A block's text in the form that the phrases of assets/chrome are written in: lower case, each
/// run of digits as '#', straight quotes, no punctuation at its ends.
std::string phrase_form(std::string_view text);

/// The reason that a name of a site's section gives ("Sport"): it may as well be a heading of the
/// article, so that other things must speak for it.
inline constexpr std::string_view kSectionName = "section.name";

/// The reason why a block with this text is page chrome in `language` (a BCP 47 tag) or in English,
/// or in any language that has a table when `language` has none; empty when no phrase says so.
std::string_view chrome_reason(std::string_view text, std::string_view language);

} // namespace narrate::article
