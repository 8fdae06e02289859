// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace narrate::base {

/// The primary part of a BCP 47 tag in lower case, also of what pages write for one: "de" of
/// "de-DE" and of "DE_at". Any thread.
std::string primary_language(std::string_view tag);

} // namespace narrate::base
