// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "io/process.hpp"
#include "io/socket.hpp"
#include "narrate/error.hpp"
#include "synth/peer.hpp"
#include "synth/wyoming.hpp"

namespace narrate::synth {

/// One connection to a backend, seen as a stream of events in each direction. Never waits, but for
/// a server that is slow to accept it.
class Worker {
public:
    /// Starts the program, or connects to the server. Errors: backend_unavailable.
    static Result<Worker> open(const Peer& peer);

    /// Queues an event's bytes and writes what fits.
    void send(std::string_view bytes);
    /// Writes more of what is queued.
    void flush();
    /// Reads what has come, at most about `budget` bytes.
    void receive(std::size_t budget);

    /// The next event that has come. Errors: protocol_violation; backend_failed once the process or
    /// the connection has ended and everything it sent was given out.
    Result<std::optional<Event>> next();

    [[nodiscard]] bool wants_to_write() const { return sent_ < outgoing_.size() && !broken_; }
    [[nodiscard]] int input() const { return process_ ? process_->input() : socket_.get(); }
    [[nodiscard]] int output() const { return process_ ? process_->output() : socket_.get(); }
    /// Of the program; -1 of a server.
    [[nodiscard]] pid_t pid() const { return process_ ? process_->pid() : -1; }

private:
    explicit Worker(io::Process process) : process_(std::move(process)) {}
    explicit Worker(io::Descriptor socket) : socket_(std::move(socket)) {}

    std::optional<io::Process> process_;
    io::Descriptor socket_; ///< Where there is no process.
    Decoder decoder_;
    std::string outgoing_;
    std::size_t sent_ = 0;
    bool broken_ = false; ///< Nobody reads what we send.
    bool ended_ = false;  ///< Nothing more will come.
};

} // namespace narrate::synth
