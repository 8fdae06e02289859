// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <termios.h>

#include <string>

namespace narrate::player {

/// Gives a terminal back when the program dies of a fault (SIGSEGV, SIGABRT, SIGBUS, SIGFPE,
/// SIGILL) in any thread: writes `bytes`, restores the modes, and lets the signal do what it would
/// have done. Signals are the process's: one guard at a time, held by the thread whose stack may
/// run over. For programs; a library must not touch signals.
class CrashGuard {
public:
    /// The terminal must stay open as long as the guard.
    CrashGuard(int terminal, const std::string& bytes, const termios& modes);
    CrashGuard(const CrashGuard&) = delete;
    CrashGuard& operator=(const CrashGuard&) = delete;
    ~CrashGuard();
};

} // namespace narrate::player
