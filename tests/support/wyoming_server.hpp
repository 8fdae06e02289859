// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace narrate::test {

/// tests/support/wyoming_server.py, running until this goes away. The script tells its options.
class WyomingServer {
public:
    /// `options` begin with "--tcp", or with "--unix" and a path. Throws std::runtime_error.
    explicit WyomingServer(const std::vector<std::string>& options);
    WyomingServer(const WyomingServer&) = delete;
    WyomingServer& operator=(const WyomingServer&) = delete;
    ~WyomingServer();

    /// Of a voice file's "backend": "wyoming:tcp://127.0.0.1:PORT", "wyoming:unix:PATH".
    [[nodiscard]] const std::string& backend() const { return backend_; }

    /// The command that runs it on its standard input and output, for "wyoming:exec:".
    static std::string command(const std::string& options = {});

private:
    pid_t process_ = -1;
    std::string backend_ = "wyoming:";
};

} // namespace narrate::test
