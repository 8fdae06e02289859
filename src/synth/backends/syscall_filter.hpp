// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <linux/filter.h>
#include <sys/types.h>

#include <vector>

#include "narrate/error.hpp"

/// Which system calls a backend's processes may make: seccomp filters. They are put together from
/// two tables and not by libseccomp: loading that library, adding the rules and writing the program
/// take 0.2 ms of each start; compiling these tables takes none that could be measured.
///
/// A call that is not allowed answers EPERM, so that a library that only tries does without. One of
/// another architecture, which the numbers would not fit, ends the process.
namespace narrate::synth {

/// A program for the kernel; empty on processors whose calls the tables do not know.
using SyscallFilter = std::vector<sock_filter>;

/// For the parent, which inherits to all its children: reading files, memory, waiting, signals to
/// threads, forking, and what it takes to confine a child further.
SyscallFilter server_filter();

/// For a child, on top of the parent's: takes away forking, waiting, changes to the confinement,
/// and signals to all but itself. `own` is its process's number.
SyscallFilter speaker_filter(pid_t own);

/// Puts a filter in force, for good, in this thread and what it forks. Needs no_new_privs.
/// Errors: backend_unavailable (the kernel or a container does not let us, or no filter).
Result<void> install(const SyscallFilter& filter);

} // namespace narrate::synth
