// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace narrate::sentence {

/// "1.", "2)", "b.)", "• 9.": what numbers the items of a list.
struct ListMarker {
    std::size_t length =
        0; ///< Bytes from the item's beginning to behind the marker; 0: there is none.
    std::string successor; ///< The marker of the next item: "• 10.".
};

/// The marker that `item` begins with, white space aside. One must stand before other text.
ListMarker parse_list_marker(std::string_view item);

/// `line` begins with a bullet or a marker.
bool starts_item(std::string_view line);

} // namespace narrate::sentence
