// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "narrate/error.hpp"

namespace narrate::io {

/// All bytes of a file, or of standard input for "-".
/// Errors: input_unreadable (missing, a directory, no permission), input_too_large (over `most`
/// bytes).
Result<std::string> read_input(const std::string& path, std::size_t most);

} // namespace narrate::io
