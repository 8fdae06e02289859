// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace narrate::document {

/// A date as feeds and mails write it ("Thu, 21 Mar 2024 07:45:00 +0100", "2024-03-21T07:45:00Z",
/// "2024-03-21") in the form of Metadata: "2024-03-21T07:45" or "2024-03-21", by the clock of who
/// wrote it. Empty for anything else.
std::string iso_date(std::string_view text);

} // namespace narrate::document
