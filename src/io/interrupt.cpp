// SPDX-License-Identifier: Apache-2.0
#include "io/interrupt.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>

namespace narrate::io {

namespace {

sigset_t watched_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, number);
    return signals;
}

} // namespace

Interrupt::Interrupt() {
    const sigset_t signals = watched_signals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    signals_ = Descriptor(::signalfd(-1, &signals, SFD_CLOEXEC));
    done_ = Descriptor(::eventfd(0, EFD_CLOEXEC));
    thread_ = std::thread([this] { wait(); });
}

Interrupt::~Interrupt() {
    const std::uint64_t one = 1;
    if (::write(done_.get(), &one, sizeof one) == sizeof one) thread_.join();
    const sigset_t signals = watched_signals();
    ::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

void Interrupt::wait() {
    std::array<pollfd, 2> watched{{{signals_.get(), POLLIN, 0}, {done_.get(), POLLIN, 0}}};
    for (;;) {
        const int ready = ::poll(watched.data(), watched.size(), -1);
        if (ready < 0 && errno == EINTR) continue;
        if (ready < 0 || watched[1].revents != 0) return;
        signalfd_siginfo info{};
        if (::read(signals_.get(), &info, sizeof info) != sizeof info) continue;
        signal_ = static_cast<int>(info.ssi_signo);
        source_.request_stop();
    }
}

} // namespace narrate::io
