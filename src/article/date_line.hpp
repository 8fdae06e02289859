// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace narrate::article {

/// The date of a line that says nothing else ("21 March 2024, 07:45"; "Published: March 21, 2024
/// at 7.45pm BST"; "2024-03-21"), in ISO 8601: "2024-03-21T07:45" or "2024-03-21". Empty for any
/// other line. In the words of `language` (a BCP 47 tag) or English, or of any language that
/// assets/dates knows when `language` has no table there.
std::string parse_date_line(std::string_view line, std::string_view language = {});

} // namespace narrate::article
