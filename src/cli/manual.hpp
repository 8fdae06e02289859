// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/option_table.hpp"

/// The pages of the manual, in roff (man macros).
namespace narrate::cli {

/// narrate(1): every command with its options.
std::string manual(const ProgramFacts& facts);

/// narrate-config(5): the files that a user may write.
std::string config_manual();

} // namespace narrate::cli
