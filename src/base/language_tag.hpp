// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace narrate::base {

/// The primary part of a BCP 47 tag in lower case, also of what pages write for one: "de" of
/// "de-DE" and of "DE_at". Any thread.
std::string primary_language(std::string_view tag);

/// The language's code of three letters (ISO 639-2/T), "eng" for "en-GB"; "und" where there is
/// none. Any thread.
std::string three_letter_code(std::string_view tag);

} // namespace narrate::base
