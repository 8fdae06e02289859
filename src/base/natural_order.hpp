// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace narrate::base {

/// Whether people would put `a` before `b`: numbers by their value ("Part 2" before "part 10"),
/// capitals like small letters. A strict weak order; different texts are never equal in it.
bool comes_before(std::string_view a, std::string_view b);

} // namespace narrate::base
