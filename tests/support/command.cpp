// SPDX-License-Identifier: Apache-2.0
#include "support/command.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace narrate::test {

namespace {

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        close(0);
        close(1);
    }
    void close(std::size_t end) {
        if (ends[end] >= 0) ::close(ends[end]);
        ends[end] = -1;
    }
};

[[noreturn]] void become(const std::vector<std::string>& command, const CommandOptions& options,
                         int in, int out, int err) {
    ::dup2(in, 0);
    ::dup2(out, 1);
    ::dup2(err, 2);
    std::signal(SIGPIPE, SIG_DFL);
    for (const auto& [name, value] : options.environment) ::setenv(name.c_str(), value.c_str(), 1);
    if (options.file_size_limit > 0) {
        const auto limit = static_cast<rlim_t>(options.file_size_limit);
        const rlimit limits{limit, limit};
        ::setrlimit(RLIMIT_FSIZE, &limits);
    }
    std::vector<char*> argv;
    for (const std::string& arg : command) argv.push_back(const_cast<char*>(arg.c_str()));
    argv.push_back(nullptr);
    ::execvp(argv[0], argv.data());
    ::_exit(127);
}

/// Feeds the input and collects both outputs until both have ended.
void converse(Pipe& in, Pipe& out, Pipe& err, pid_t child, const CommandOptions& options,
              CommandResult& result) {
    std::string_view rest = options.input;
    if (rest.empty()) in.close(1);
    bool first = true;
    while (out.ends[0] >= 0 || err.ends[0] >= 0) {
        std::array<pollfd, 3> fds{
            {{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}, {in.ends[1], POLLOUT, 0}}};
        ::poll(fds.data(), fds.size(), -1);
        std::array<char, 1 << 16> piece{};
        const auto collect = [&](Pipe& pipe, std::string& text) {
            const ssize_t got = ::read(pipe.ends[0], piece.data(), piece.size());
            if (got <= 0)
                pipe.close(0);
            else
                text.append(piece.data(), static_cast<std::size_t>(got));
        };
        if (fds[0].revents != 0) {
            collect(out, result.out);
            if (first && options.on_first_output && !result.out.empty()) {
                options.on_first_output(child);
                first = false;
            }
            if (options.read_at_most > 0 && result.out.size() >= options.read_at_most) out.close(0);
        }
        if (fds[1].revents != 0) collect(err, result.err);
        if (fds[2].revents != 0) {
            const ssize_t put =
                ::write(in.ends[1], rest.data(), std::min<std::size_t>(rest.size(), 4096));
            if (put > 0) rest.remove_prefix(static_cast<std::size_t>(put));
            if (put <= 0 || rest.empty()) in.close(1);
        }
    }
}

} // namespace

CommandResult run(const std::vector<std::string>& command, const CommandOptions& options) {
    std::signal(SIGPIPE, SIG_IGN);
    Pipe in;
    Pipe out;
    Pipe err;
    if (!options.output_file.empty()) {
        out.close(1);
        out.ends[1] = ::open(options.output_file.c_str(), O_WRONLY | O_CLOEXEC);
    }
    const pid_t child = ::fork();
    if (child == 0) become(command, options, in.ends[0], out.ends[1], err.ends[1]);
    in.close(0);
    out.close(1);
    err.close(1);
    CommandResult result;
    converse(in, out, err, child, options, result);
    int status = 0;
    ::waitpid(child, &status, 0);
    result.exit = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return result;
}

std::string program(std::string_view name) {
    return std::string(NARRATE_BUILD_FOLDER) + "/" + std::string(name);
}

std::string source(std::string_view path) {
    return std::string(NARRATE_SOURCE_FOLDER) + "/" + std::string(path);
}

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "narrate-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::file(std::string_view name) const {
    return path_ + "/" + std::string(name);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view bytes) const {
    std::string path = file(name);
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

std::vector<std::string> TemporaryFolder::names_in(const std::string& path) {
    std::vector<std::string> result;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(path, missing))
        result.push_back(entry.path().filename().string());
    std::sort(result.begin(), result.end());
    return result;
}

std::string read_file(const std::string& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

} // namespace narrate::test
