// SPDX-License-Identifier: Apache-2.0
#include "base/language_tag.hpp"

#include "base/unicode.hpp"

namespace narrate::base {

std::string primary_language(std::string_view tag) {
    return to_lower(tag.substr(0, tag.find_first_of("-_")));
}

} // namespace narrate::base
