// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "io/descriptor.hpp"
#include "narrate/error.hpp"

namespace narrate::io {

/// A program that runs beside this one, spoken to through its standard input and output; its
/// standard error goes nowhere. It is spawned, not forked: safe in a host with threads. The
/// destructor kills it and reaps it.
class Process {
public:
    /// Errors: backend_unavailable (missing or not executable).
    static Result<Process> spawn(const std::string& program, const std::vector<std::string>& args);

    Process(Process&&) noexcept;
    Process& operator=(Process&&) noexcept;
    ~Process();

    /// Non-blocking ends. Writing to a dead process gives EPIPE, never SIGPIPE: the input is a
    /// socket, to be written with send(…, MSG_NOSIGNAL).
    [[nodiscard]] int input() const { return input_.get(); }
    [[nodiscard]] int output() const { return output_.get(); }
    [[nodiscard]] pid_t pid() const { return pid_; }

    /// For one whose output has ended: gives it some milliseconds to end by itself, then ends it.
    /// Says how it ended: "killed by signal 6 (Aborted)", "exited with 1".
    std::string kill_and_describe();

private:
    std::string end();
    Process(pid_t pid, Descriptor input, Descriptor output);

    pid_t pid_ = -1;
    Descriptor input_;
    Descriptor output_;
};

} // namespace narrate::io
