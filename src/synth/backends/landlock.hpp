// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "narrate/error.hpp"

namespace narrate::synth {

/// For good, takes from this thread and the children it forks whatever Landlock can take, but for
/// reading the files `readable` names and what lies below its folders; paths that do not exist are
/// passed over. Files that are open stay open. Gives the version of Landlock that both the kernel
/// and we know: the later, the more is taken. Needs no_new_privs. Errors: backend_unavailable (the
/// kernel has no Landlock, or does not let us), and then nothing is taken.
Result<int> restrict_to_reading(std::span<const std::string> readable);

} // namespace narrate::synth
