// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "support/command.hpp"

namespace narrate::test {

/// A terminal of 80 by 24 that can be looked at: a tmux server of its own with one window.
class Tmux {
public:
    /// Runs a line of shell in it.
    explicit Tmux(const std::string& command);
    Tmux(const Tmux&) = delete;
    Tmux& operator=(const Tmux&) = delete;
    ~Tmux();

    void send(const std::string& keys) const;
    void resize(int columns, int rows) const;

    /// What stands on it, a row a line.
    [[nodiscard]] std::string text() const;
    /// The same with its colours and attributes, as escape codes.
    [[nodiscard]] std::string styled_text() const;
    /// One of tmux's variables: "alternate_on", "cursor_flag", "pane_pid".
    [[nodiscard]] std::string variable(const std::string& name) const;

    /// Waits until a text stands there; false when it does not come for a long time.
    [[nodiscard]] bool wait_for(const std::string& text) const;
    [[nodiscard]] bool wait_until(const std::function<bool()>& condition) const;

private:
    [[nodiscard]] std::string tmux(const std::vector<std::string>& command) const;

    TemporaryFolder folder_;
};

} // namespace narrate::test
