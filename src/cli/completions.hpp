// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "cli/option_table.hpp"
#include "narrate/error.hpp"

namespace narrate::cli {

/// A script with which a shell ("bash", "zsh", "fish") completes narrate's command line.
/// Errors: invalid_argument (another shell).
Result<std::string> completions(const ProgramFacts& facts, std::string_view shell);

} // namespace narrate::cli
