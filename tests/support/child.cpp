// SPDX-License-Identifier: Apache-2.0
#include "support/child.hpp"

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "support/command.hpp"

namespace narrate::test {

std::string in_child(const std::function<void(std::ostream&)>& work) {
    const TemporaryFolder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        std::ofstream out(folder.file("answer"), std::ios::binary);
        work(out);
        out.flush();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(status == 0);
    return read_file(folder.file("answer"));
}

} // namespace narrate::test
