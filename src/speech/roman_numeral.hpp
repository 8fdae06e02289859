// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace narrate::speech {

/// The value of a Roman numeral in capitals and in its usual form, up to 3999; 0: it is none.
int roman_value(std::string_view word);

} // namespace narrate::speech
