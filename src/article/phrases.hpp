// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace narrate::article {

/// A block's text in the form that the phrases of assets/chrome are written in: lower case, each
/// run of digits as '#', straight quotes, no punctuation at its ends.
std::string phrase_form(std::string_view text);

/// The reason why a block with this text is page chrome in `language` (a BCP 47 tag) or in English,
/// or in any language that has a table when `language` has none; empty when no phrase says so.
std::string_view chrome_reason(std::string_view text, std::string_view language);

/// Whether such a block may as well belong to the article: the name of a site's section ("Sport")
/// may be a heading, a note on the author or the source its last words. Other things must speak
/// against it.
bool is_doubtful(std::string_view reason);

} // namespace narrate::article
