// SPDX-License-Identifier: Apache-2.0
#include "base/language_tag.hpp"

#include <unicode/uloc.h>

#include "base/unicode.hpp"

namespace narrate::base {

std::string primary_language(std::string_view tag) {
    return to_lower(tag.substr(0, tag.find_first_of("-_")));
}

std::string three_letter_code(std::string_view tag) {
    const std::string code = uloc_getISO3Language(primary_language(tag).c_str());
    return code.empty() ? "und" : code;
}

} // namespace narrate::base
