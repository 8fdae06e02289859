// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "narrate/error.hpp"
#include "synth/registry.hpp"
#include "synth/wyoming.hpp"

namespace narrate::synth {

/// Starts a backend, asks what it is, and ends it; waits at most some seconds.
/// Errors: backend_unavailable, backend_failed.
Result<Info> describe_backend(const BackendDescriptor& backend,
                              const std::vector<std::string>& folders);

/// The same of what its speaking processes could do to the machine: one of them tries.
/// Errors: backend_unavailable, backend_failed (also of backends that do not know the question).
Result<Isolation> probe_backend(const BackendDescriptor& backend,
                                const std::vector<std::string>& folders);

} // namespace narrate::synth
