// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "narrate/error.hpp"
#include "synth/peer.hpp"
#include "synth/wyoming.hpp"

namespace narrate::synth {

/// Asks a backend what it is, and lets it go; waits at most some seconds.
/// Errors: backend_unavailable, backend_failed.
Result<Info> describe(const Peer& peer);

/// The same of what its speaking processes could do to the machine: one of them tries.
/// Errors: backend_unavailable, backend_failed (also of backends that do not know the question).
Result<Isolation> probe(const Peer& peer);

} // namespace narrate::synth
