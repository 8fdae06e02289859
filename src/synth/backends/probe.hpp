// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "synth/backends/jail.hpp"
#include "synth/isolation.hpp"

namespace narrate::synth {

/// In a confined child: tries to run a program. Returns only when that was refused, or could not
/// be tried, with the error's number.
int try_to_run_program();

/// In a confined child: tries all the rest, and tells what came of it and the bounds in force.
/// `runs_programs`: what the other attempt gave.
Isolation try_everything(const Jail& jail, bool runs_programs);

/// Whether an error's number says that something was forbidden, and not that it was impossible.
bool is_refusal(int error);

} // namespace narrate::synth
