// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "narrate/error.hpp"

namespace narrate::io {

/// All bytes of a file, or of standard input for "-". Reads at most kMaxInputBytes.
/// Errors: input_unreadable (missing, a directory, no permission), input_too_large.
Result<std::string> read_input(const std::string& path);

} // namespace narrate::io
