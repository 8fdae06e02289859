// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "narrate/error.hpp"

namespace narrate::synth {

/// The words of a command as a voice file writes it. White space parts words; what stands between
/// single quotes is taken as it is, between double quotes a backslash takes the character behind it
/// as it is, and so it does outside. No shell: nothing else has a meaning. Pure.
/// Errors: invalid_argument (nothing there, a quote or a backslash that ends too early).
Result<std::vector<std::string>> split_command(std::string_view command);

} // namespace narrate::synth
