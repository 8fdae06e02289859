// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace narrate::article {

/// A block's text in the form that the phrases of assets/chrome are written in: lower case, each
/// run of digits as '#', straight quotes, no punctuation at its ends.
std::string phrase_form(std::string_view text);

/// The reason why a block with this text is page chrome in `language`; empty when no phrase says
/// so.
std::string_view chrome_reason(std::string_view text, std::string_view language);

} // namespace narrate::article
