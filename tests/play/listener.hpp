// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "support/command.hpp"
#include "support/pty.hpp"
#include "support/sound_card.hpp"

namespace narrate::test {

using Arguments = std::vector<std::string>;

/// Somebody with a sound card, a home of their own, and no desktop, who listens to articles.
class Listener {
public:
    Listener();

    [[nodiscard]] SoundCard& card() { return card_; }
    [[nodiscard]] const std::map<std::string, std::string>& environment() const {
        return environment_;
    }
    void set(const std::string& name, const std::string& value) { environment_[name] = value; }

    /// An article, or any file; gives its path.
    [[nodiscard]] std::string write(const std::string& name, const std::string& bytes) const {
        return home_.write(name, bytes);
    }
    [[nodiscard]] std::string path(const std::string& name) const { return home_.file(name); }
    /// The file of settings.
    void settings(const std::string& toml) const;
    /// Makes a voice of the backend that says each word as a tone of a tenth of a second.
    void add_tone_voice() const;

    /// narrate without any terminal, to its end.
    [[nodiscard]] CommandResult run(const Arguments& arguments,
                                    const CommandOptions& options = {}) const;
    /// narrate on a terminal.
    [[nodiscard]] Pty open(const Arguments& arguments) const;
    /// A line of shell on a terminal; $NARRATE is the program.
    [[nodiscard]] Pty shell(const std::string& line) const;

    /// What narrate renders of that, from the first sound to the last.
    [[nodiscard]] Samples rendered(const Arguments& arguments) const;

private:
    TemporaryFolder home_;
    SoundCard card_;
    std::map<std::string, std::string> environment_;
};

} // namespace narrate::test
