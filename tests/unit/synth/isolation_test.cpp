// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "synth/isolation.hpp"

using namespace narrate::synth;

namespace {

/// Everything refused that is not needed.
Isolation whole() {
    Isolation isolation;
    isolation.refused.assign(kAttempts.begin() + 1, kAttempts.end());
    isolation.allowed = {Attempt::read_data};
    isolation.needed = {Attempt::read_data};
    isolation.layers = {"Landlock 6", "seccomp"};
    isolation.memory = std::int64_t{64} << 20;
    isolation.cpu_seconds = 9;
    return isolation;
}

} // namespace

TEST_CASE("isolation is whole when only what is needed can be done") {
    CHECK(is_whole(whole()));
    CHECK(is_whole({}));
    Isolation leaks = whole();
    leaks.allowed.push_back(Attempt::open_socket);
    CHECK_FALSE(is_whole(leaks));
    Isolation lacking = whole();
    lacking.missing = {"no bounds: Operation not permitted"};
    CHECK_FALSE(is_whole(lacking));
    Isolation blind = whole();
    blind.refused.push_back(Attempt::read_data);
    CHECK_FALSE(is_whole(blind));
    Isolation runner = whole();
    runner.refused.clear();
    runner.allowed.assign(kAttempts.begin(), kAttempts.end());
    CHECK_FALSE(is_whole(runner));
    runner.needed = runner.allowed;
    CHECK(is_whole(runner));
}

TEST_CASE("isolation is told in one line: what can be done, what cannot, by what, and the bounds") {
    CHECK(summary(whole()) ==
          "cannot open other files, create files, open sockets, run programs, fork, send signals, "
          "trace other processes (Landlock 6, seccomp); at most 64 MiB; at most 9 s of processor "
          "time for a short run");
    Isolation degraded;
    degraded.allowed = {Attempt::read_data, Attempt::read_outside};
    degraded.refused = {Attempt::open_socket};
    degraded.needed = {Attempt::read_data};
    degraded.layers = {"seccomp"};
    degraded.missing = {"no Landlock: Function not implemented"};
    CHECK(summary(degraded) == "can open other files; no Landlock: Function not implemented; "
                               "cannot open sockets (seccomp)");
    Isolation runner;
    runner.allowed = {Attempt::run_program, Attempt::fork};
    runner.needed = runner.allowed;
    CHECK(summary(runner) == "needs to run programs, fork");
    Isolation blind;
    blind.refused = {Attempt::read_data};
    blind.needed = {Attempt::read_data};
    CHECK(summary(blind) == "cannot, and should, read its own data");
}

TEST_CASE("an attempt's name leads back to it, and no other name does") {
    for (const Attempt attempt : kAttempts) CHECK(to_attempt(to_string(attempt)) == attempt);
    CHECK_FALSE(to_attempt("").has_value());
    CHECK_FALSE(to_attempt("fork ").has_value());
}
