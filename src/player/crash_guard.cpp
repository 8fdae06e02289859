// SPDX-License-Identifier: Apache-2.0
#include "player/crash_guard.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>

namespace narrate::player {

namespace {

constexpr std::array kFaults{SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

/// What a handler may read: it finds nothing but what has a fixed place.
struct Saved {
    int terminal = -1;
    std::array<char, 512> bytes{};
    std::size_t size = 0;
    termios modes{};
    std::array<struct sigaction, kFaults.size()> before{};
    stack_t stack_before{};
    std::array<char, 1 << 16> stack{}; ///< For a fault that is an overrun stack.
};
Saved saved; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

/// Only calls that are allowed in a signal's handler.
void handle(int signal, siginfo_t* info, void* /*context*/) {
    const int error = errno;
    std::size_t at = 0;
    while (at < saved.size) {
        const ssize_t put = ::write(saved.terminal, saved.bytes.data() + at, saved.size - at);
        if (put <= 0) break;
        at += static_cast<std::size_t>(put);
    }
    ::tcsetattr(saved.terminal, TCSANOW, &saved.modes);
    const auto place = std::find(kFaults.begin(), kFaults.end(), signal) - kFaults.begin();
    ::sigaction(signal, &saved.before[static_cast<std::size_t>(place)], nullptr);
    errno = error;
    // What an instruction did it does again; what somebody sent is sent again.
    if (info->si_code <= 0) ::raise(signal);
}

} // namespace

CrashGuard::CrashGuard(int terminal, const std::string& bytes, const termios& modes) {
    saved.terminal = terminal;
    saved.size = bytes.copy(saved.bytes.data(), saved.bytes.size());
    saved.modes = modes;
    stack_t stack{};
    stack.ss_sp = saved.stack.data();
    stack.ss_size = saved.stack.size();
    ::sigaltstack(&stack, &saved.stack_before);
    struct sigaction action {};
    action.sa_sigaction = handle;
    action.sa_flags = static_cast<int>(SA_SIGINFO | SA_ONSTACK | SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < kFaults.size(); ++i)
        ::sigaction(kFaults[i], &action, &saved.before[i]);
}

CrashGuard::~CrashGuard() {
    for (std::size_t i = 0; i < kFaults.size(); ++i)
        ::sigaction(kFaults[i], &saved.before[i], nullptr);
    ::sigaltstack(&saved.stack_before, nullptr);
}

} // namespace narrate::player
