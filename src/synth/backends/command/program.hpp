// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/error.hpp"

namespace narrate::synth::command {

/// Runs the program at `path` with the arguments `argv` (its name first), gives it `input`, and
/// returns what it wrote, once it has ended. The three standard streams are files in memory: nobody
/// waits for anybody, and programs that open /dev/stdout anew, or go back in it to write a WAV
/// file's lengths, find what they need. It is ended when it writes more than `most_bytes`.
///
/// It stays in the process group of the caller, and is killed when the caller dies. Only for a
/// process of one thread; SIGCHLD stays blocked.
/// Errors: backend_failed, with the end of what the program wrote to standard error as the cause.
Result<std::string> run_program(const std::string& path, const std::vector<std::string>& argv,
                                std::string_view input, std::size_t most_bytes);

} // namespace narrate::synth::command
