// SPDX-License-Identifier: Apache-2.0
#include "io/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>

extern char** environ; // NOLINT(readability-redundant-declaration): POSIX leaves it undeclared.

namespace narrate::io {

namespace {

/// As large as an unprivileged pipe may be: the fewer turns a worker waits for its reader, the
/// better.
constexpr int kPipeBytes = 1 << 20;

Error unavailable(const std::string& program, int error) {
    return {ErrorCode::backend_unavailable, "cannot be started", program, std::strerror(error),
            "narrate doctor shows what is installed"};
}

/// Settings for the child: it gets our ends as 0 and 1, /dev/null as 2, and default signals,
/// whatever the host program blocks or ignores.
class SpawnPlan {
public:
    SpawnPlan(int input, int output) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawnattr_init(&attributes_);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&attributes_, &signals);
        sigaddset(&signals, SIGPIPE);
        sigaddset(&signals, SIGCHLD);
        posix_spawnattr_setsigdefault(&attributes_, &signals);
        // A process group of its own: Ctrl-C in the terminal is for the player to handle.
        posix_spawnattr_setpgroup(&attributes_, 0);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                                   POSIX_SPAWN_SETPGROUP);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;
    ~SpawnPlan() {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }

    [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &actions_; }
    [[nodiscard]] const posix_spawnattr_t* attributes() const { return &attributes_; }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

void make_nonblocking(int fd) {
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
}

std::string describe(int status) {
    if (WIFSIGNALED(status))
        return fmt::format("killed by signal {} ({})", WTERMSIG(status),
                           strsignal(WTERMSIG(status)));
    return fmt::format("exited with {}", WEXITSTATUS(status));
}

} // namespace

Result<Process> Process::spawn(const std::string& program, const std::vector<std::string>& args) {
    std::array<int, 2> requests{};
    std::array<int, 2> replies{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, requests.data()) != 0)
        return unavailable(program, errno);
    Descriptor input(requests[0]);
    const Descriptor child_input(requests[1]);
    if (::pipe2(replies.data(), O_CLOEXEC) != 0) return unavailable(program, errno);
    Descriptor output(replies[0]);
    const Descriptor child_output(replies[1]);
    ::fcntl(output.get(), F_SETPIPE_SZ,
            kPipeBytes); // Refused over the user's limit: smaller works.
    make_nonblocking(input.get());
    make_nonblocking(output.get());

    std::vector<char*> argv;
    argv.push_back(const_cast<char*>(program.c_str()));
    for (const std::string& arg : args) argv.push_back(const_cast<char*>(arg.c_str()));
    argv.push_back(nullptr);
    const SpawnPlan plan(child_input.get(), child_output.get());
    pid_t pid = -1;
    const int error = ::posix_spawn(&pid, program.c_str(), plan.actions(), plan.attributes(),
                                    argv.data(), environ);
    if (error != 0) return unavailable(program, error);
    return Process(pid, std::move(input), std::move(output));
}

Process::Process(pid_t pid, Descriptor input, Descriptor output)
    : pid_(pid), input_(std::move(input)), output_(std::move(output)) {}

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), input_(std::move(other.input_)),
      output_(std::move(other.output_)) {}

Process& Process::operator=(Process&& other) noexcept {
    if (this != &other) {
        if (pid_ > 0) end();
        pid_ = std::exchange(other.pid_, -1);
        input_ = std::move(other.input_);
        output_ = std::move(other.output_);
    }
    return *this;
}

Process::~Process() {
    if (pid_ > 0) end();
}

std::string Process::kill_and_describe() {
    input_.reset();
    output_.reset();
    // One that has just closed its output is about to end by itself: let it, to learn how. The look
    // leaves it unreaped, so that its number still names its group.
    constexpr int kLooks = 10;
    constexpr timespec kBetween{0, 500'000};
    for (int i = 0; i < kLooks; ++i) {
        siginfo_t info{};
        const bool running =
            ::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
            info.si_pid == 0;
        if (!running) break;
        ::nanosleep(&kBetween, nullptr);
    }
    return end();
}

std::string Process::end() {
    input_.reset();
    output_.reset();
    ::kill(-pid_, SIGKILL); // The group holds the children that speak, too.
    ::kill(pid_, SIGKILL);
    int status = 0;
    pid_t reaped = -1;
    do {
        reaped = ::waitpid(pid_, &status, 0);
    } while (reaped < 0 && errno == EINTR);
    const pid_t pid = std::exchange(pid_, -1);
    // A host that ignores SIGCHLD leaves nothing to reap.
    return reaped == pid ? describe(status) : "ended";
}

} // namespace narrate::io
