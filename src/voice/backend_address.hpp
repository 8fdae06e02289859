// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace narrate::voice {

/// What speaks for a voice.
enum class BackendKind {
    engine,         ///< One that comes with narrate: "espeak".
    command,        ///< A program that takes text and writes sound: "command:PROGRAM ARGUMENT…".
    tcp_server,     ///< A Wyoming server on the network: "wyoming:tcp://HOST:PORT".
    unix_server,    ///< One on a Unix socket: "wyoming:unix:PATH".
    server_program, ///< One on its standard input and output: "wyoming:exec:PROGRAM ARGUMENT…".
};

/// A voice file's "backend", taken apart.
struct BackendAddress {
    BackendKind kind = BackendKind::engine;
    std::string_view
        rest; ///< What stands behind the kind: an engine's name, "HOST:PORT", a command.
};

/// Nothing for a Wyoming server that is to be reached in an unknown way. Pure; the result points
/// into `backend`.
std::optional<BackendAddress> parse_backend(std::string_view backend);

/// Whether it names an engine that comes with narrate, and no program or server of others.
bool is_engine(std::string_view backend);

} // namespace narrate::voice
