// SPDX-License-Identifier: Apache-2.0
#include "play/listener.hpp"

#include "support/wav.hpp"

namespace narrate::test {

Listener::Listener() : environment_(card_.environment()) {
    set("XDG_CONFIG_HOME", home_.file("config"));
    set("XDG_STATE_HOME", home_.file("state"));
    set("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + home_.file("no-bus"));
    set("TERM", "xterm-256color");
    set("LC_ALL", "C.UTF-8");
    set("NO_COLOR", "");
    set("NARRATE", program("narrate"));
}

void Listener::settings(const std::string& toml) const {
    (void)write("config/narrate/config.toml", toml);
}

void Listener::add_tone_voice() const {
    (void)write("config/narrate/voices/tones.toml",
                "language = \"en\"\nbackend = \"tone\"\nvoice = \"tone\"\n");
}

CommandResult Listener::run(const Arguments& arguments, const CommandOptions& options) const {
    Arguments command{"/usr/bin/setsid", program("narrate")};
    command.insert(command.end(), arguments.begin(), arguments.end());
    CommandOptions whole = options;
    whole.environment = environment_;
    return test::run(command, whole);
}

Pty Listener::open(const Arguments& arguments) const {
    Arguments command{program("narrate")};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return Pty(command, environment_);
}

Pty Listener::shell(const std::string& line) const {
    return Pty({"/bin/sh", "-c", line}, environment_);
}

Samples Listener::rendered(const Arguments& arguments) const {
    Arguments command{"render", "-o", "-", "--format", "raw", "-q"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return without_silence(to_samples(run(command).out));
}

} // namespace narrate::test
