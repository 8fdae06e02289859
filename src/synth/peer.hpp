// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace narrate::synth {

/// A program that speaks the protocol on its standard input and output.
struct ProgramPeer {
    std::string program; ///< Full path.
    std::vector<std::string> args;
};
/// A server on the network.
struct TcpPeer {
    std::string host;
    std::uint16_t port = 0;
};
/// A server on a Unix socket.
struct UnixPeer {
    std::string path;
};

/// Who speaks the protocol with us, and how to reach it.
using Peer = std::variant<ProgramPeer, TcpPeer, UnixPeer>;

/// For messages: "tcp://desk.example:10200".
std::string to_string(const Peer& peer);

} // namespace narrate::synth
