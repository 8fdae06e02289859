// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace narrate::document {

/// Takes the marks of footnotes out of a block's text: "in 1912[4][5] and" becomes "in 1912 and". A
/// bracket that stands by itself, or holds words ("[laughs]"), is text and stays.
void remove_footnote_marks(std::string& text);

} // namespace narrate::document
