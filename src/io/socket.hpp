// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "io/descriptor.hpp"
#include "narrate/error.hpp"

/// Connections to servers: non-blocking stream sockets, closed on exec.
namespace narrate::io {

/// Waits at most `patience` for each of the host's addresses (and as long as the system's resolver
/// takes to find them). Errors: backend_unavailable.
Result<Descriptor> connect_tcp(const std::string& host, std::uint16_t port,
                               std::chrono::milliseconds patience);

/// Errors: backend_unavailable.
Result<Descriptor> connect_unix(const std::string& path);

} // namespace narrate::io
