// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "synth/wyoming.hpp"

using namespace narrate;
using namespace narrate::synth;

namespace {

/// The one event that `bytes` are, fed at once.
Event decode_one(std::string_view bytes) {
    Decoder decoder;
    decoder.feed(bytes);
    auto event = decoder.next();
    REQUIRE(event);
    REQUIRE(event->has_value());
    CHECK(decoder.pending() == 0);
    return std::move(**event);
}

bool refuses(std::string_view bytes) {
    Decoder decoder;
    decoder.feed(bytes);
    for (;;) {
        auto event = decoder.next();
        if (!event) return event.error().code == ErrorCode::protocol_violation;
        if (!event->has_value()) return false;
    }
}

} // namespace

TEST_CASE("a request survives its journey to the backend") {
    Synthesize request;
    request.run.text = "One \u201ctwo\u201d.\nThree \"four\".";
    request.run.sentences = {{0, 14}, {15, 28}};
    request.voice = "gmw/en";
    request.prosody = {200, 40, 60, 90};
    request.run.pronunciations = {{{0, 3}, "wʌn"}, {{15, 20}, "θriː"}};
    const Event event = decode_one(encode(request));
    const auto& got = std::get<Synthesize>(event);
    CHECK(got.run.text == request.run.text);
    CHECK(got.run.sentences == request.run.sentences);
    CHECK(got.voice == request.voice);
    CHECK(got.prosody == request.prosody);
    CHECK(got.run.pronunciations == request.run.pronunciations);
    const Event asked = decode_one(encode(Phonemize{request}));
    CHECK(std::get<Phonemize>(asked).request.run.pronunciations == request.run.pronunciations);
    const Event told = decode_one(encode(Phonemes{{"wʌn", "", "θriː"}}));
    CHECK(std::get<Phonemes>(told).sentences == std::vector<std::string>{"wʌn", "", "θriː"});
}

TEST_CASE(
    "what a probe found survives its journey, and attempts of other versions are passed over") {
    CHECK(std::holds_alternative<Probe>(decode_one(encode(Probe{}))));
    Isolation isolation;
    isolation.refused = {Attempt::fork, Attempt::open_socket};
    isolation.allowed = {Attempt::read_data};
    isolation.needed = {Attempt::read_data};
    isolation.layers = {"seccomp"};
    isolation.missing = {"no Landlock: Function not implemented"};
    isolation.memory = std::int64_t{1} << 40;
    isolation.cpu_seconds = 20;
    const Event event = decode_one(encode(isolation));
    const auto& got = std::get<Isolation>(event);
    CHECK(got.refused == isolation.refused);
    CHECK(got.allowed == isolation.allowed);
    CHECK(got.needed == isolation.needed);
    CHECK(got.layers == isolation.layers);
    CHECK(got.missing == isolation.missing);
    CHECK(got.memory == isolation.memory);
    CHECK(got.cpu_seconds == isolation.cpu_seconds);
    const Event newer = decode_one(
        "{\"type\":\"isolation\",\"data\":{\"refused\":[\"fork\",\"fly\",7],\"layers\":3}}\n");
    CHECK(std::get<Isolation>(newer).refused == std::vector<Attempt>{Attempt::fork});
    CHECK(std::get<Isolation>(newer).layers.empty());
}

TEST_CASE("audio and marks survive their journey back, in pieces of any size") {
    const std::string samples("\x01\x02\x03\x04\x0A\x00", 6);
    const std::string stream =
        encode(AudioStart{{16000, 1}}) + encode(AudioChunk{{16000, 1}, samples}) +
        encode(SentenceMarks{{3}, {{0, {0}}, {4, {2}}}}) + encode(AudioStop{});
    for (std::size_t step = 1; step < 40; ++step) {
        Decoder decoder;
        std::vector<Event> events;
        for (std::size_t at = 0; at < stream.size(); at += step) {
            decoder.feed(std::string_view(stream).substr(at, step));
            for (;;) {
                auto event = decoder.next();
                REQUIRE(event);
                if (!event->has_value()) break;
                events.push_back(std::move(**event));
            }
        }
        REQUIRE(events.size() == 4);
        CHECK(std::get<AudioStart>(events[0]).format == PcmFormat{16000, 1});
        CHECK(std::get<AudioChunk>(events[1]).samples == samples);
        const auto& marks = std::get<SentenceMarks>(events[2]);
        CHECK(marks.frames.count == 3);
        REQUIRE(marks.events.size() == 2);
        CHECK(marks.events[1].position == 4);
        CHECK(marks.events[1].frame.count == 2);
        CHECK(std::holds_alternative<AudioStop>(events[3]));
    }
}

TEST_CASE("the messages of a plain Wyoming peer are understood") {
    // Data in the line itself, fields that we do not know, a voice by name.
    const Event said = decode_one("{\"type\":\"synthesize\",\"data\":{\"text\":\"Hello there.\","
                                  "\"voice\":{\"name\":\"amy\",\"speaker\":null}},\"extra\":1}\n");
    const auto& request = std::get<Synthesize>(said);
    CHECK(request.run.sentences == std::vector<TextRange>{{0, 12}});
    CHECK(request.voice == "amy");
    const Event info =
        decode_one("{\"type\":\"info\",\"data\":{\"asr\":[],\"tts\":[{\"name\":\"piper\","
                   "\"version\":\"1\",\"voices\":[{\"name\":\"amy\"},{}]}]}}\n");
    CHECK(std::get<Info>(info).name == "piper");
    CHECK(std::get<Info>(info).voices == std::vector<std::string>{"amy", ""});
    CHECK(std::get<OtherEvent>(decode_one("{\"type\":\"ping\"}\n")).type == "ping");
}

TEST_CASE("pronunciations out of order or outside the text are refused") {
    const auto with = [](const std::string& list) {
        return refuses("{\"type\":\"synthesize\",\"data\":{\"text\":\"one two\","
                       "\"pronunciations\":" +
                       list + "}}\n");
    };
    CHECK_FALSE(with("[[0,3,\"w\"],[4,7,\"t\"]]"));
    CHECK_FALSE(with("7")); // Somebody else's field of that name.
    CHECK(with("[7]"));
    CHECK(with("[[0,3]]"));
    CHECK(with("[[0,3,4]]"));
    CHECK(with("[[0,8,\"w\"]]"));
    CHECK(with("[[3,3,\"w\"]]"));
    CHECK(with("[[-1,3,\"w\"]]"));
    CHECK(with("[[4,7,\"t\"],[0,3,\"w\"]]"));
    CHECK(with("[[0,3,\"" + std::string(1001, 'w') + "\"]]"));
}

TEST_CASE("what is no protocol is refused") {
    CHECK(refuses("hello\n"));
    CHECK(refuses("[]\n"));
    CHECK(refuses("{}\n"));
    CHECK(refuses("{\"type\":3}\n"));
    CHECK(refuses("{\"type\":\"x\",\"data_length\":-1}\n"));
    CHECK(refuses("{\"type\":\"x\",\"data_length\":1e3}\n"));
    CHECK(refuses("{\"type\":\"x\",\"payload_length\":99999999999999999999}\n"));
    CHECK(refuses("{\"type\":\"x\",\"payload_length\":1073741824}\n"));
    CHECK(refuses("{\"type\":\"x\",\"data_length\":2}\n[]"));
    CHECK(refuses("{\"type\":\"audio-start\",\"data\":{\"rate\":0,\"width\":2,\"channels\":1}}\n"));
    CHECK(refuses(
        "{\"type\":\"audio-start\",\"data\":{\"rate\":16000,\"width\":4,\"channels\":1}}\n"));
    CHECK(refuses("{\"type\":\"audio-chunk\",\"data\":{\"rate\":16000,\"width\":2,\"channels\":1},"
                  "\"payload_length\":3}\nabc"));
    CHECK(refuses("{\"type\":\"sentence-marks\",\"data\":{\"frames\":-5}}\n"));
    CHECK(refuses("{\"type\":\"sentence-marks\",\"data\":{\"frames\":5,\"events\":[[1]]}}\n"));
    CHECK(
        refuses("{\"type\":\"sentence-marks\",\"data\":{\"frames\":5,\"events\":[[1,\"x\"]]}}\n"));
    CHECK(refuses("{\"type\":\"synthesize\",\"data\":{\"text\":\"ab\",\"sentences\":[[0,3]]}}\n"));
    CHECK(refuses(
        "{\"type\":\"synthesize\",\"data\":{\"text\":\"ab\",\"sentences\":[[1,2],[0,1]]}}\n"));
    CHECK(refuses(std::string(Decoder::kMaxLine + 2, 'x')));
}

TEST_CASE("an unfinished event waits for its rest") {
    const std::string bytes = encode(AudioChunk{{16000, 1}, "abcd"});
    Decoder decoder;
    decoder.feed(std::string_view(bytes).substr(0, bytes.size() - 1));
    auto event = decoder.next();
    REQUIRE(event);
    CHECK_FALSE(event->has_value());
    CHECK(decoder.pending() == bytes.size() - 1);
}
