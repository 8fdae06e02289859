// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstddef>
#include <cstdio>

/// What ncurses wants of the process, and may not keep.
namespace narrate::player {

/// Streams that ncurses asks for. Two of them, so that whoever makes the input non-blocking does
/// not lose output.
class TtyStreams {
public:
    TtyStreams() : in_(std::fopen("/dev/tty", "re")), out_(std::fopen("/dev/tty", "we")) {
        if (in_ != nullptr && out_ != nullptr) return;
        close();
        if (::isatty(STDIN_FILENO) != 1 || ::isatty(STDOUT_FILENO) != 1) return;
        in_ = ::fdopen(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3), "r");
        out_ = ::fdopen(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3), "w");
    }
    TtyStreams(const TtyStreams&) = delete;
    TtyStreams& operator=(const TtyStreams&) = delete;
    ~TtyStreams() { close(); }

    [[nodiscard]] bool are_open() const { return in_ != nullptr && out_ != nullptr; }
    [[nodiscard]] FILE* in() const { return in_; }
    [[nodiscard]] FILE* out() const { return out_; }

private:
    void close() {
        if (in_ != nullptr) std::fclose(in_);
        if (out_ != nullptr) std::fclose(out_);
        in_ = out_ = nullptr;
    }
    FILE* in_;
    FILE* out_;
};

/// ncurses takes signals for itself that have no handler, and ignores SIGTSTP while it draws, by
/// which one that is waiting is lost. Where they have a handler when it begins, it never does.
class KeptSignals {
public:
    KeptSignals() {
        struct sigaction taken {};
        taken.sa_handler = [](int) {};
        taken.sa_flags = SA_RESTART;
        for (std::size_t i = 0; i < kSignals.size(); ++i)
            ::sigaction(kSignals[i], &taken, &before_[i]);
    }
    KeptSignals(const KeptSignals&) = delete;
    KeptSignals& operator=(const KeptSignals&) = delete;
    ~KeptSignals() {
        for (std::size_t i = 0; i < kSignals.size(); ++i)
            ::sigaction(kSignals[i], &before_[i], nullptr);
    }

private:
    static constexpr std::array kSignals{SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    std::array<struct sigaction, kSignals.size()> before_{};
};

} // namespace narrate::player
