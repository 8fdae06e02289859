// SPDX-License-Identifier: Apache-2.0
#include "support/wyoming_server.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>

#include "support/command.hpp"

namespace narrate::test {

namespace {

std::string script() {
    return source("tests/support/wyoming_server.py");
}

} // namespace

std::string WyomingServer::command(const std::string& options) {
    return "python3 '" + script() + "' " + options;
}

WyomingServer::WyomingServer(const std::vector<std::string>& options) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
    const std::string path = script();
    std::vector<const char*> argv{"python3", path.c_str()};
    for (const std::string& option : options) argv.push_back(option.c_str());
    argv.push_back(nullptr);
    process_ = ::fork();
    if (process_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(pipe[1], STDOUT_FILENO);
        ::execvp(argv[0], const_cast<char**>(argv.data()));
        ::_exit(127);
    }
    ::close(pipe[1]);
    // The address comes when it listens.
    for (char c = 0; ::read(pipe[0], &c, 1) == 1 && c != '\n';) backend_ += c;
    ::close(pipe[0]);
    if (backend_ == "wyoming:") throw std::runtime_error("the Wyoming server does not start");
}

WyomingServer::~WyomingServer() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

} // namespace narrate::test
