// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/xml.hpp"

/// Tags that stand in a feed as tags, and not as text, put together again.
namespace narrate::document {

/// Appends the tag that the reader has just begun, as HTML: without its prefix, and with those of
/// its attributes that say what it holds.
void append_begin_tag(std::string& html, const base::XmlReader& xml);
void append_end_tag(std::string& html, const base::XmlReader& xml);

} // namespace narrate::document
