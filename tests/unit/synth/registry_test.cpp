// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "support/command.hpp"
#include "synth/registry.hpp"

using namespace narrate;
using namespace narrate::synth;

namespace {

VoiceSpec voice_at(const std::string& backend) {
    VoiceSpec voice;
    voice.name = "mine";
    voice.backend = backend;
    voice.backend_voice = "amy";
    return voice;
}

Result<Peer> peer(const std::string& backend) {
    return peer_of(voice_at(backend), {test::program("")});
}

} // namespace

TEST_CASE("a backend's address tells which program or server speaks for a voice") {
    const auto espeak = peer("espeak");
    REQUIRE(espeak);
    CHECK(std::get<ProgramPeer>(*espeak).program.ends_with("/narrate-espeak"));
    CHECK(std::get<ProgramPeer>(*espeak).args == std::vector<std::string>{"--voice", "amy"});

    const auto tcp = peer("wyoming:tcp://desk.example:10200");
    REQUIRE(tcp);
    CHECK(std::get<TcpPeer>(*tcp).host == "desk.example");
    CHECK(std::get<TcpPeer>(*tcp).port == 10200);
    const auto six = peer("wyoming:tcp://[::1]:10200");
    REQUIRE(six);
    CHECK(std::get<TcpPeer>(*six).host == "::1");

    const auto local = peer("wyoming:unix:/run/speech.sock");
    REQUIRE(local);
    CHECK(std::get<UnixPeer>(*local).path == "/run/speech.sock");

    const auto exec = peer("wyoming:exec:sh -c 'exit 0'");
    REQUIRE(exec);
    CHECK(std::get<ProgramPeer>(*exec).program.ends_with("/sh"));
    CHECK(std::get<ProgramPeer>(*exec).args == std::vector<std::string>{"-c", "exit 0"});
}

TEST_CASE("an address that cannot be is told with the voice's name") {
    for (const char* backend :
         {"nobody", "wyoming:", "wyoming:tcp://", "wyoming:tcp://host", "wyoming:tcp://host:0",
          "wyoming:tcp://host:70000", "wyoming:tcp://host:12x", "wyoming:tcp://:10200",
          "wyoming:unix:", "wyoming:exec:", "wyoming:exec:'sh", "command:", "command: \"a"}) {
        INFO(backend);
        const auto got = peer(backend);
        REQUIRE_FALSE(got);
        CHECK(got.error().code == ErrorCode::voice_invalid);
        CHECK(got.error().where == "voice mine");
    }
}

TEST_CASE("a program that is missing is told by its name") {
    const auto got = peer("wyoming:exec:no-such-server --fast");
    REQUIRE_FALSE(got);
    CHECK(got.error().code == ErrorCode::backend_unavailable);
    CHECK(got.error().message().find("no-such-server") != std::string::npos);
}
