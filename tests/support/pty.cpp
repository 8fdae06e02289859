// SPDX-License-Identifier: Apache-2.0
#include "support/pty.hpp"

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include "support/background.hpp"

namespace narrate::test {

Pty::Pty(const std::vector<std::string>& command,
         const std::map<std::string, std::string>& environment) {
    winsize size{};
    size.ws_row = 24;
    size.ws_col = 80;
    pid_ = ::forkpty(&terminal_, nullptr, nullptr, &size);
    if (pid_ < 0) throw std::runtime_error("no pseudo-terminal");
    if (pid_ == 0) {
        std::signal(SIGPIPE, SIG_DFL);
        for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
        std::vector<char*> argv;
        for (const std::string& arg : command) argv.push_back(const_cast<char*>(arg.c_str()));
        argv.push_back(nullptr);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    reader_ = std::thread([this] { read(); });
}

Pty::~Pty() {
    if (!exit_) {
        signal(SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    hang_up();
}

void Pty::hang_up() {
    if (!reader_.joinable()) return;
    closing_ = true;
    reader_.join();
    ::close(terminal_);
}

void Pty::read() {
    constexpr int kLook = 20; // Milliseconds.
    std::array<char, 4096> piece{};
    while (!closing_) {
        pollfd fd{terminal_, POLLIN, 0};
        if (::poll(&fd, 1, kLook) <= 0) continue;
        const ssize_t got = ::read(terminal_, piece.data(), piece.size());
        if (got <= 0) return; // Nobody has the terminal any more.
        const std::lock_guard lock(mutex_);
        for (ssize_t i = 0; i < got; ++i) {
            const char byte = piece[static_cast<std::size_t>(i)];
            if (byte == '\n' && output_.ends_with('\r')) output_.pop_back();
            output_ += byte;
        }
    }
}

void Pty::type(std::string_view keys) const {
    if (::write(terminal_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size()))
        throw std::runtime_error("the terminal takes no keys");
}

void Pty::signal(int number) const {
    ::kill(pid_, number);
}

std::string Pty::output() const {
    const std::lock_guard lock(mutex_);
    return output_;
}

bool Pty::wait_for(std::string_view text) const {
    return eventually([&] { return output().find(text) != std::string::npos; });
}

bool Pty::wait_until_stopped() const {
    return eventually([&] {
        int status = 0;
        return ::waitpid(pid_, &status, WNOHANG | WUNTRACED) == pid_ && WIFSTOPPED(status);
    });
}

int Pty::exit() {
    if (exit_) return *exit_;
    int status = 0;
    if (!eventually([&] { return ::waitpid(pid_, &status, WNOHANG) == pid_; })) return -1;
    exit_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return *exit_;
}

termios Pty::modes() const {
    termios modes{};
    ::tcgetattr(terminal_, &modes);
    return modes;
}

} // namespace narrate::test
