// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/probe.hpp"

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

namespace narrate::synth {

namespace {

// Each gives whether it could be done, and undoes it.

bool opens(const char* path) {
    const int file = ::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return !is_refusal(errno);
    ::close(file);
    return true;
}

bool reads(const std::vector<std::string>& paths) {
    return std::all_of(paths.begin(), paths.end(),
                       [](const std::string& path) { return opens(path.c_str()); });
}

bool creates(const std::string& folder) {
    const std::string path = folder + "/narrate-probe-" + std::to_string(::getpid());
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return !is_refusal(errno);
    ::close(file);
    ::unlink(path.c_str());
    return true;
}

bool opens_socket(int family) {
    const int socket = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0) return !is_refusal(errno);
    ::close(socket);
    return true;
}

bool forks() {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    if (child < 0) return !is_refusal(errno);
    while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
    return true;
}

bool signals(pid_t process) {
    return ::kill(process, 0) == 0 || !is_refusal(errno);
}

/// Asks without having begun to trace: where it is not forbidden, there is no such tracee.
bool traces(pid_t process) {
    return ::ptrace(PTRACE_PEEKDATA, process, nullptr, nullptr) >= 0 || !is_refusal(errno);
}

std::int64_t limit(__rlimit_resource resource) {
    rlimit now{};
    const bool bounded = ::getrlimit(resource, &now) == 0 && now.rlim_cur != RLIM_INFINITY;
    return bounded ? static_cast<std::int64_t>(now.rlim_cur) : 0;
}

} // namespace

bool is_refusal(int error) {
    // A read-only file system, or no process left, forbids as well.
    constexpr std::array kRefusals{EPERM, EACCES, EROFS, EAGAIN};
    return std::find(kRefusals.begin(), kRefusals.end(), error) != kRefusals.end();
}

int try_to_run_program() {
    std::string name = "/bin/true";
    const std::array<char*, 2> arguments{name.data(), nullptr};
    std::array<char*, 1> environment{nullptr};
    ::execve(name.c_str(), arguments.data(), environment.data());
    return errno;
}

Isolation try_everything(const Jail& jail, bool runs_programs) {
    Isolation isolation;
    const auto& [readable, programs, memory] = jail.confinement();
    if (!readable.empty()) isolation.needed.push_back(Attempt::read_data);
    if (programs == Programs::needed) isolation.needed.assign(kAttempts.begin(), kAttempts.end());
    const pid_t parent = ::getppid();
    const auto tell = [&isolation](Attempt attempt, bool worked) {
        (worked ? isolation.allowed : isolation.refused).push_back(attempt);
    };
    if (!readable.empty()) tell(Attempt::read_data, reads(readable));
    tell(Attempt::read_outside, opens("/etc/passwd"));
    tell(Attempt::create_file, creates("/tmp") || creates("."));
    tell(Attempt::open_socket, opens_socket(AF_INET) || opens_socket(AF_UNIX));
    tell(Attempt::run_program, runs_programs);
    tell(Attempt::fork, forks());
    tell(Attempt::signal_parent, signals(parent));
    tell(Attempt::trace_parent, traces(parent));
    isolation.layers = jail.layers();
    isolation.missing = jail.missing();
    isolation.memory = limit(RLIMIT_AS);
    isolation.cpu_seconds = limit(RLIMIT_CPU);
    return isolation;
}

} // namespace narrate::synth
