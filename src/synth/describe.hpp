// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "narrate/error.hpp"
#include "synth/registry.hpp"
#include "synth/wyoming.hpp"

namespace narrate::synth {

/// What a backend says of itself.
struct Description {
    Info info;
    std::optional<Isolation> isolation; ///< Nothing from those that do not know the question.
};

/// Starts a backend, asks what it is and how it is confined, and ends it; waits at most some
/// seconds. Errors: backend_unavailable, backend_failed.
Result<Description> describe_backend(const BackendDescriptor& backend,
                                     const std::vector<std::string>& folders);

} // namespace narrate::synth
