// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/process.hpp"
#include "narrate/error.hpp"
#include "synth/wyoming.hpp"

namespace narrate::synth {

/// One backend process, seen as a stream of events in each direction. Never waits.
class Worker {
public:
    static Result<Worker> start(const std::string& program, const std::vector<std::string>& args);

    /// Queues an event's bytes and writes what fits.
    void send(std::string_view bytes);
    /// Writes more of what is queued.
    void flush();
    /// Reads what has come, at most about `budget` bytes.
    void receive(std::size_t budget);

    /// The next event that has come. Errors: protocol_violation; backend_failed once the process
    /// has ended and everything it sent was given out.
    Result<std::optional<Event>> next();

    [[nodiscard]] bool wants_to_write() const { return sent_ < outgoing_.size() && !broken_; }
    [[nodiscard]] int input() const { return process_.input(); }
    [[nodiscard]] int output() const { return process_.output(); }
    [[nodiscard]] pid_t pid() const { return process_.pid(); }

private:
    explicit Worker(io::Process process) : process_(std::move(process)) {}

    io::Process process_;
    Decoder decoder_;
    std::string outgoing_;
    std::size_t sent_ = 0;
    bool broken_ = false; ///< Nobody reads what we send.
    bool ended_ = false;  ///< Nothing more will come.
};

} // namespace narrate::synth
