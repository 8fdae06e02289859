// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace narrate::base {

/// Reads a picture's kind from its first bytes: "image/jpeg", "image/png", or nothing.
/// Pure.
std::string picture_type(std::string_view bytes);

} // namespace narrate::base
