// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace narrate::article {

/// The date of a line that says nothing else ("18 June 2024, 08:32"; "Published: June 18, 2024
/// at 8.32pm BST"; "2024-06-18"), in ISO 8601: "2024-06-18T08:32" or "2024-06-18". Empty for any
/// other line. In the words of `language` (a BCP 47 tag) or English, or of any language that
/// assets/dates knows when `language` has no table there.
std::string parse_date_line(std::string_view line, std::string_view language = {});

} // namespace narrate::article
