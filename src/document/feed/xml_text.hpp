// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace narrate::document {

/// The decoded text of a feed as an XML parser takes it: without the XML declaration (which names
/// the encoding that it had), characters that XML forbids and what stands before the first tag;
/// "&nbsp;" and other names that only HTML knows, and a bare "&", are text. It ends before a tag of
/// more than 32 attributes, for which the parser's time would grow with their square. Linear.
std::string xml_text(std::string text);

/// `text` with "&", "<", ">" and quotes written as XML and HTML have them.
std::string escaped(std::string_view text);

} // namespace narrate::document
