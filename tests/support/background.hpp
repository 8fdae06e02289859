// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <chrono>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace narrate::test {

/// A program that runs beside the test, at most until its end. Its standard output goes to a file.
class Background {
public:
    Background(const std::vector<std::string>& command,
               const std::map<std::string, std::string>& environment, const std::string& output);
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;
    ~Background() { stop(); }

    [[nodiscard]] bool running();
    void stop();
    /// Without a chance to clean up.
    void kill();

private:
    pid_t pid_ = -1;
};

/// Waits for what must come; only a broken machine makes it give up.
template <class Condition> bool eventually(Condition condition) {
    for (int i = 0; i < 3000; ++i) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return false;
}

} // namespace narrate::test
