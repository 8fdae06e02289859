// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>
#include <termios.h>

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace narrate::test {

/// A program on a terminal of its own, of 80 by 24, that sees every byte the program sends.
class Pty {
public:
    Pty(const std::vector<std::string>& command,
        const std::map<std::string, std::string>& environment);
    Pty(const Pty&) = delete;
    Pty& operator=(const Pty&) = delete;
    ~Pty(); ///< Ends the program.

    void type(std::string_view keys) const;
    void signal(int number) const;
    /// Takes the terminal away, as when its window is closed.
    void hang_up();

    /// What the program has written. Lines end as it wrote them, not with the terminal's "\r\n".
    [[nodiscard]] std::string output() const;
    /// Waits until a text was written; false when it does not come for a long time.
    [[nodiscard]] bool wait_for(std::string_view text) const;
    /// Waits until the program has been stopped.
    [[nodiscard]] bool wait_until_stopped() const;
    /// Waits for the end; 128 + the signal's number when one ended it, -1 when it does not come.
    [[nodiscard]] int exit();

    [[nodiscard]] termios modes() const;

private:
    void read();

    pid_t pid_ = -1;
    int terminal_ = -1;
    std::optional<int> exit_;
    std::atomic<bool> closing_{false};
    mutable std::mutex mutex_; ///< Of:
    std::string output_;
    std::thread reader_;
};

} // namespace narrate::test
