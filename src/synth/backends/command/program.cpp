// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/command/program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <optional>

#include "base/utf8.hpp"
#include "io/descriptor.hpp"
#include "io/terminal.hpp"

namespace narrate::synth::command {

namespace {

/// Of what the program wrote to standard error: reasons stand at the end.
constexpr std::size_t kMostComplaint = 2048;
/// A program that complains so much has lost its way.
constexpr std::size_t kMostErrorBytes = std::size_t{1} << 20;
/// As shells say that a program could not be run.
constexpr int kNotRun = 127;
/// How often it is looked at how much the program has written.
constexpr timespec kBetweenLooks{0, 10'000'000};

Error failed(const std::string& program, std::string what, std::string cause = {}) {
    return {ErrorCode::backend_failed, std::move(what), program, std::move(cause), {}};
}

/// A file without a name; reads and writes of a whole file at once.
class MemoryFile {
public:
    MemoryFile() : file_(::memfd_create("narrate", MFD_CLOEXEC | MFD_ALLOW_SEALING)) {}

    [[nodiscard]] int get() const { return file_.get(); }
    [[nodiscard]] std::size_t size() const {
        struct stat status {};
        return ::fstat(get(), &status) == 0 ? static_cast<std::size_t>(status.st_size) : 0;
    }
    [[nodiscard]] bool write(std::string_view bytes) const {
        for (off_t at = 0; !bytes.empty();) {
            const ssize_t put = ::pwrite(get(), bytes.data(), bytes.size(), at);
            if (put < 0 && errno == EINTR) continue;
            if (put <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(put));
            at += put;
        }
        return true;
    }
    [[nodiscard]] std::string read(std::size_t from = 0) const {
        std::string bytes(size() - std::min(from, size()), '\0');
        for (std::size_t done = 0; done < bytes.size();) {
            const ssize_t got = ::pread(get(), bytes.data() + done, bytes.size() - done,
                                        static_cast<off_t>(from + done));
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) {
                bytes.resize(done);
                break;
            }
            done += static_cast<std::size_t>(got);
        }
        return bytes;
    }

    /// From now on nobody can make it larger.
    void seal() const { ::fcntl(get(), F_ADD_SEALS, F_SEAL_GROW); }

private:
    io::Descriptor file_;
};

struct Streams {
    MemoryFile in;
    MemoryFile out;
    MemoryFile err;

    [[nodiscard]] bool open() const { return in.get() >= 0 && out.get() >= 0 && err.get() >= 0; }
    [[nodiscard]] std::string complaint() const {
        const std::size_t size = err.size();
        const std::string tail = err.read(size - std::min(size, kMostComplaint));
        return io::printable(base::trim(tail));
    }
};

/// Turns this process into the program.
[[noreturn]] void become(const std::string& path, const std::vector<char*>& argv,
                         const Streams& streams, pid_t parent) {
    ::dup2(streams.in.get(), STDIN_FILENO);
    ::dup2(streams.out.get(), STDOUT_FILENO);
    ::dup2(streams.err.get(), STDERR_FILENO);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(kNotRun); // It died before it could have said so.
    ::execv(path.c_str(), argv.data());
    const char* reason = std::strerror(errno);
    (void)!::write(STDERR_FILENO, reason, std::strlen(reason));
    ::_exit(kNotRun);
}

/// How a program ended.
struct Ending {
    int status = 0;
    bool wrote_too_much = false;
};

/// Waits for the end of the program, or brings it about when it writes more than it may. (A limit
/// set with setrlimit would count for all its files, also for those that it shares with a sound
/// server.) SIGCHLD is blocked.
Ending wait_for(pid_t child, const Streams& streams, std::size_t most_bytes) {
    sigset_t ended;
    ::sigemptyset(&ended);
    ::sigaddset(&ended, SIGCHLD);
    Ending ending;
    while (::waitpid(child, &ending.status, WNOHANG) == 0) {
        if (streams.out.size() > most_bytes || streams.err.size() > kMostErrorBytes) {
            ending.wrote_too_much = true;
            ::kill(child, SIGKILL);
        }
        ::sigtimedwait(&ended, nullptr, &kBetweenLooks);
    }
    // What it leaves behind may still hold them.
    streams.out.seal();
    streams.err.seal();
    ending.wrote_too_much = ending.wrote_too_much || streams.out.size() > most_bytes;
    return ending;
}

/// What the way in which it ended says against it.
std::optional<Error> fault(const std::string& program, const Ending& ending,
                           const Streams& streams) {
    const int status = ending.status;
    if (ending.wrote_too_much)
        return failed(program, "wrote far more than the sentence can need", streams.complaint());
    if (WIFSIGNALED(status))
        return failed(program,
                      fmt::format("was killed by signal {} ({})", WTERMSIG(status),
                                  ::strsignal(WTERMSIG(status))),
                      streams.complaint());
    if (WEXITSTATUS(status) == kNotRun) return failed(program, "cannot run", streams.complaint());
    if (WEXITSTATUS(status) != 0)
        return failed(program, fmt::format("exited with {}", WEXITSTATUS(status)),
                      streams.complaint());
    return std::nullopt;
}

} // namespace

Result<std::string> run_program(const std::string& path, const std::vector<std::string>& argv,
                                std::string_view input, std::size_t most_bytes) {
    const std::string& program = argv.front();
    const Streams streams;
    if (!streams.open() || !streams.in.write(input))
        return failed(program, "no file in memory for it", std::strerror(errno));
    std::vector<char*> args;
    args.reserve(argv.size() + 1);
    for (const std::string& arg : argv) args.push_back(const_cast<char*>(arg.c_str()));
    args.push_back(nullptr);
    sigset_t ended;
    ::sigemptyset(&ended);
    ::sigaddset(&ended, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &ended, nullptr);
    const pid_t self = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) become(path, args, streams, self);
    if (child < 0) return failed(program, "cannot be started", std::strerror(errno));
    const Ending ending = wait_for(child, streams, most_bytes);
    if (auto error = fault(program, ending, streams)) return std::move(*error);
    std::string output = streams.out.read();
    if (output.empty()) return failed(program, "wrote no audio", streams.complaint());
    return output;
}

} // namespace narrate::synth::command
