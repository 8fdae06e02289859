// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "synth/wyoming.hpp"

namespace narrate::synth {

namespace {

using Json = nlohmann::json;

std::string frame(std::string_view type, const Json& data) {
    const std::string body = data.dump(-1, ' ', false, Json::error_handler_t::replace);
    Json head{{"type", type}, {"version", NARRATE_VERSION}, {"data_length", body.size()}};
    return head.dump() + '\n' + body;
}

Json format_json(PcmFormat format) {
    return {
        {"rate", format.sample_rate}, {"width", kBytesPerSample}, {"channels", format.channels}};
}

Json request_json(const Synthesize& request) {
    Json sentences = Json::array();
    for (const TextRange s : request.run.sentences) sentences.push_back({s.begin, s.end});
    Json data{{"text", request.run.text},
              {"sentences", sentences},
              {"prosody",
               {{"rate", request.prosody.rate},
                {"pitch", request.prosody.pitch},
                {"range", request.prosody.range},
                {"volume", request.prosody.volume}}}};
    if (!request.voice.empty()) data["voice"] = {{"name", request.voice}};
    Json pronunciations = Json::array();
    for (const auto& [range, ipa] : request.run.pronunciations)
        pronunciations.push_back({range.begin, range.end, ipa});
    if (!pronunciations.empty()) data["pronunciations"] = pronunciations;
    return data;
}

Json names(const std::vector<Attempt>& attempts) {
    Json list = Json::array();
    for (const Attempt attempt : attempts) list.push_back(to_string(attempt));
    return list;
}

Json isolation_json(const Isolation& isolation) {
    return {{"refused", names(isolation.refused)}, {"allowed", names(isolation.allowed)},
            {"needed", names(isolation.needed)},   {"layers", isolation.layers},
            {"missing", isolation.missing},        {"memory", isolation.memory},
            {"cpu_seconds", isolation.cpu_seconds}};
}

struct Encoder {
    std::string operator()(const Describe&) const { return frame("describe", Json::object()); }
    std::string operator()(const Info& info) const {
        Json voices = Json::array();
        for (const std::string& voice : info.voices)
            voices.push_back({{"name", voice}, {"installed", true}});
        const Json program{{"name", info.name},
                           {"version", info.version},
                           {"installed", true},
                           {"voices", voices}};
        return frame(
            "info",
            {{"tts", Json::array({program})},
             {"narrate", {{"sample_rate", info.sample_rate}, {"word_times", info.word_times}}}});
    }
    std::string operator()(const Synthesize& request) const {
        return frame("synthesize", request_json(request));
    }
    std::string operator()(const Phonemize& asked) const {
        return frame("phonemize", request_json(asked.request));
    }
    std::string operator()(const Phonemes& phonemes) const {
        return frame("phonemes", {{"ipa", phonemes.sentences}});
    }
    std::string operator()(const Probe&) const { return frame("probe", Json::object()); }
    std::string operator()(const Isolation& isolation) const {
        return frame("isolation", isolation_json(isolation));
    }
    std::string operator()(const AudioStart& start) const {
        return frame("audio-start", format_json(start.format));
    }
    std::string operator()(const AudioChunk& chunk) const {
        return encode_chunk_head(chunk.format, chunk.samples.size()) + chunk.samples;
    }
    std::string operator()(const SentenceMarks& marks) const {
        Json events = Json::array();
        for (const SpeechEvent& e : marks.events) events.push_back({e.position, e.frame.count});
        return frame("sentence-marks", {{"frames", marks.frames.count}, {"events", events}});
    }
    std::string operator()(const AudioStop&) const { return frame("audio-stop", Json::object()); }
    std::string operator()(const Failure& failure) const {
        return frame("error", {{"code", failure.code}, {"text", failure.text}});
    }
    std::string operator()(const OtherEvent& other) const {
        return frame(other.type, Json::object());
    }
};

} // namespace

std::string encode(const Event& event) {
    return std::visit(Encoder{}, event);
}

std::string encode_chunk_head(PcmFormat format, std::size_t payload_bytes) {
    // Written by hand: it stands before every 64 KiB of audio.
    return R"({"type":"audio-chunk","data":{"rate":)" + std::to_string(format.sample_rate) +
           R"(,"width":)" + std::to_string(kBytesPerSample) + R"(,"channels":)" +
           std::to_string(format.channels) + R"(},"payload_length":)" +
           std::to_string(payload_bytes) + "}\n";
}

} // namespace narrate::synth
