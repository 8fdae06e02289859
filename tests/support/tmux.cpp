// SPDX-License-Identifier: Apache-2.0
#include "support/tmux.hpp"

#include <chrono>
#include <thread>

namespace narrate::test {

Tmux::Tmux(const std::string& command) {
    (void)tmux({"new-session", "-d", "-x", "80", "-y", "24", command});
}

Tmux::~Tmux() {
    (void)tmux({"kill-server"});
}

void Tmux::send(const std::string& keys) const {
    (void)tmux({"send-keys", "-l", keys});
}

void Tmux::resize(int columns, int rows) const {
    (void)tmux({"resize-window", "-x", std::to_string(columns), "-y", std::to_string(rows)});
}

std::string Tmux::text() const {
    return tmux({"capture-pane", "-p"});
}

std::string Tmux::styled_text() const {
    return tmux({"capture-pane", "-p", "-e"});
}

std::string Tmux::variable(const std::string& name) const {
    std::string value = tmux({"display-message", "-p", "#{" + name + "}"});
    if (value.ends_with('\n')) value.pop_back();
    return value;
}

bool Tmux::wait_for(const std::string& text) const {
    return wait_until([&] { return this->text().find(text) != std::string::npos; });
}

bool Tmux::wait_until(const std::function<bool()>& condition) const {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::seconds(60);
    while (Clock::now() < end) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
}

std::string Tmux::tmux(const std::vector<std::string>& command) const {
    std::vector<std::string> whole{"/usr/bin/tmux",        "-u", "-S",
                                   folder_.file("socket"), "-f", "/dev/null"};
    whole.insert(whole.end(), command.begin(), command.end());
    CommandOptions options;
    options.environment = {{"LC_ALL", "C.UTF-8"},
                           {"TERM", "xterm-256color"},
                           {"TMUX", ""},
                           {"SHELL", "/bin/sh"},
                           {"NO_COLOR", ""}};
    return run(whole, options).out;
}

} // namespace narrate::test
