// SPDX-License-Identifier: Apache-2.0
#include "support/session_bus.hpp"

#include <cstdlib>
#include <stdexcept>

namespace narrate::test {

namespace {

/// Without the services that a bus of the system's would start.
std::string configuration(const std::string& socket) {
    return "<busconfig><type>session</type><listen>unix:path=" + socket +
           "</listen><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
           "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n";
}

} // namespace

BusEnvironment::BusEnvironment(const char* address, const std::string& runtime_folder) {
    set("DBUS_SESSION_BUS_ADDRESS", address);
    set("XDG_RUNTIME_DIR", runtime_folder.c_str());
}

BusEnvironment::~BusEnvironment() {
    for (const auto& [name, value] : before_) {
        if (value)
            ::setenv(name.c_str(), value->c_str(), 1);
        else
            ::unsetenv(name.c_str());
    }
}

void BusEnvironment::set(const char* name, const char* value) {
    const char* before = std::getenv(name);
    before_[name] = before == nullptr ? std::nullopt : std::optional<std::string>(before);
    if (value == nullptr)
        ::unsetenv(name);
    else
        ::setenv(name, value, 1);
}

SessionBus::SessionBus()
    : environment_(("unix:path=" + folder_.file("bus")).c_str(), folder_.file("")),
      daemon_({"dbus-daemon", "--nofork", "--print-address",
               "--config-file=" + folder_.write("bus.conf", configuration(folder_.file("bus")))},
              {}, folder_.file("address")) {
    // The address is told when the socket listens.
    if (!eventually([&] { return !read_file(folder_.file("address")).empty(); }))
        throw std::runtime_error("dbus-daemon does not start");
}

} // namespace narrate::test
