// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace narrate::article {

/// The date of a line that says nothing else ("18 June 2024, 08:32"; "Published: June 18, 2024
/// at 8.32pm BST"; "2024-06-18"), in ISO 8601: "2024-06-18T08:32" or "2024-06-18". Empty for any
/// other line.
std::string parse_date_line(std::string_view line);

} // namespace narrate::article
