// SPDX-License-Identifier: Apache-2.0
// Built only where backends link the C++ library statically, which sanitizers forbid.
#include <catch2/catch.hpp>

#include <string>

#include "support/command.hpp"

using namespace narrate;

TEST_CASE("a backend waits for no library but those of C when it starts") {
    for (const char* name : {"narrate-espeak", "narrate-flite", "narrate-tone"}) {
        INFO(name);
        // The names of the libraries that a program needs stand in it as text.
        const std::string bytes = test::read_file(test::program(name));
        CHECK(bytes.find("libc.so.6") != std::string::npos);
        CHECK(bytes.find("libstdc++.so") == std::string::npos);
        CHECK(bytes.find("libfmt.so") == std::string::npos);
        CHECK(bytes.find("libasound.so") == std::string::npos);
    }
}
