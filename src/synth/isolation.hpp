// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a backend's speaking process can do to the machine, told by one that tried.
namespace narrate::synth {

/// What a process may try. But for the first, none of it is needed to speak.
enum class Attempt {
    read_data,     ///< Read the engine's own data.
    read_outside,  ///< Read a file elsewhere.
    create_file,   ///< Create a file, in the working folder or that of temporary files.
    open_socket,   ///< Open a socket, of the internet or of this machine.
    run_program,   ///< Run a program.
    fork,          ///< Make another process.
    signal_parent, ///< Send the parent a signal.
    trace_parent,  ///< Look into the parent with ptrace.
};

inline constexpr std::array kAttempts{
    Attempt::read_data,   Attempt::read_outside, Attempt::create_file,   Attempt::open_socket,
    Attempt::run_program, Attempt::fork,         Attempt::signal_parent, Attempt::trace_parent,
};

/// "read-data": what the protocol calls it.
std::string_view to_string(Attempt attempt);
std::optional<Attempt> to_attempt(std::string_view name);

/// What came of the attempts, and the bounds in force.
struct Isolation {
    std::vector<Attempt> refused;
    std::vector<Attempt> allowed;
    std::vector<Attempt> needed;      ///< What the engine cannot do without.
    std::vector<std::string> layers;  ///< What refuses: "Landlock 6", "seccomp".
    std::vector<std::string> missing; ///< What should and does not, and why.
    std::int64_t memory = 0;          ///< Most bytes of address space; 0: unbounded.
    std::int64_t cpu_seconds = 0;     ///< Most processor time, of a short run; 0: unbounded.
};

/// Whether everything works that the engine needs, nothing else does, and no layer is missing.
bool is_whole(const Isolation& isolation);

/// For people, in one line: "cannot open sockets, … (Landlock 6, seccomp); at most 512 MiB, …".
std::string summary(const Isolation& isolation);

} // namespace narrate::synth
