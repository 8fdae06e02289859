// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "support/background.hpp"
#include "support/command.hpp"

namespace narrate::test {

/// What leads to the user's bus, as a test wants it; put back at its end.
class BusEnvironment {
public:
    /// Null: there is no address.
    BusEnvironment(const char* address, const std::string& runtime_folder);
    BusEnvironment(const BusEnvironment&) = delete;
    BusEnvironment& operator=(const BusEnvironment&) = delete;
    ~BusEnvironment();

private:
    void set(const char* name, const char* value);

    std::map<std::string, std::optional<std::string>> before_;
};

/// A D-Bus of the test's own, which is the user's bus meanwhile: this process' and its children's.
class SessionBus {
public:
    SessionBus();

    /// The path of a file in a folder that lives as long.
    [[nodiscard]] std::string file(std::string_view name) const { return folder_.file(name); }
    void stop() { daemon_.stop(); }

private:
    TemporaryFolder folder_;
    BusEnvironment environment_;
    Background daemon_;
};

} // namespace narrate::test
