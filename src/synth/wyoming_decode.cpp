// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <limits>

#include "base/utf8.hpp"
#include "synth/wyoming.hpp"

namespace narrate::synth {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxRunText = std::size_t{1} << 20;

Error violation(std::string what) {
    return {ErrorCode::protocol_violation, std::move(what), {}, {}, {}};
}

// Put together without libfmt: backends would load it, and its C++ library, for these alone.
std::string quoted(std::string_view key) {
    return std::string("'").append(key).append("'");
}

/// Strict access to one event's data; the first fault is kept.
class Fields {
public:
    explicit Fields(const Json& data) : data_(data) {}

    std::int64_t number(const char* key, std::int64_t low, std::int64_t high,
                        std::optional<std::int64_t> otherwise = {}) {
        const auto found = data_.find(key);
        if (found == data_.end() && otherwise) return *otherwise;
        return checked(found == data_.end() ? Json() : *found, key, low, high);
    }
    std::int64_t checked(const Json& value, const char* key, std::int64_t low, std::int64_t high) {
        if (!value.is_number_integer() ||
            (value.is_number_unsigned() &&
             value.get<std::uint64_t>() > static_cast<std::uint64_t>(high)) ||
            value.get<std::int64_t>() < low || value.get<std::int64_t>() > high) {
            fail(quoted(key) + " is not a whole number from " + std::to_string(low) + " to " +
                 std::to_string(high));
            return low;
        }
        return value.get<std::int64_t>();
    }
    std::string text(const char* key) {
        const auto found = data_.find(key);
        if (found == data_.end() || !found->is_string()) return {};
        return found->get<std::string>();
    }
    const Json* array(const char* key) {
        const auto found = data_.find(key);
        if (found == data_.end() || !found->is_array()) return nullptr;
        return &*found;
    }
    /// The texts of an array, whole UTF-8; empty where something else stands.
    std::vector<std::string> texts(const char* key) {
        std::vector<std::string> result;
        if (const Json* list = array(key))
            for (const Json& item : *list)
                result.push_back(item.is_string() ? base::repair_utf8(item.get<std::string>())
                                                  : std::string());
        return result;
    }
    /// The pairs of an array of arrays of two numbers.
    std::vector<std::pair<std::int64_t, std::int64_t>> pairs(const char* key, std::int64_t high) {
        std::vector<std::pair<std::int64_t, std::int64_t>> result;
        const Json* list = array(key);
        if (list == nullptr) return result;
        for (const Json& item : *list) {
            if (!item.is_array() || item.size() != 2) {
                fail(quoted(key) + " holds something that is no pair");
                return result;
            }
            result.emplace_back(checked(item[0], key, 0, high), checked(item[1], key, 0, high));
        }
        return result;
    }
    PcmFormat format() {
        PcmFormat format;
        format.sample_rate = static_cast<int>(number("rate", 1, kHighestSampleRate));
        format.channels = static_cast<int>(number("channels", 1, kMostChannels));
        number("width", kBytesPerSample, kBytesPerSample);
        return format;
    }

    void fail(std::string what) {
        if (!error_) error_ = violation(std::move(what));
    }
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

private:
    const Json& data_;
    std::optional<Error> error_;
};

Info read_info(const Json& data, Fields& fields) {
    Info info;
    if (const auto own = data.find("narrate"); own != data.end() && own->is_object()) {
        Fields told(*own);
        info.sample_rate = static_cast<int>(told.number("sample_rate", 0, kHighestSampleRate, 0));
        info.word_times = own->value("word_times", Json()) == Json(true);
        if (told.error()) fields.fail(told.error()->what);
    }
    const Json* programs = fields.array("tts");
    if (programs == nullptr || programs->empty()) return info;
    Fields program(programs->front());
    info.name = program.text("name");
    info.version = program.text("version");
    if (const Json* voices = program.array("voices"))
        for (const Json& voice : *voices)
            if (voice.is_object()) info.voices.push_back(Fields(voice).text("name"));
    return info;
}

void read_pronunciations(SpeechRun& run, Fields& fields) {
    constexpr std::size_t kLongestIpa = 1000;
    const Json* list = fields.array("pronunciations");
    if (list == nullptr) return;
    const auto size = static_cast<std::int64_t>(run.text.size());
    std::int64_t at = 0;
    for (const Json& item : *list) {
        if (!item.is_array() || item.size() != 3 || !item[2].is_string())
            return fields.fail("'pronunciations' holds something else");
        const std::int64_t begin = fields.checked(item[0], "pronunciations", 0, size);
        const std::int64_t end = fields.checked(item[1], "pronunciations", 0, size);
        std::string ipa = base::repair_utf8(item[2].get<std::string>());
        if (begin < at || end <= begin || ipa.size() > kLongestIpa)
            return fields.fail("'pronunciations' are not in order");
        run.pronunciations.push_back(
            {{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)}, std::move(ipa)});
        at = end;
    }
}

Synthesize read_synthesize(const Json& data, Fields& fields) {
    Synthesize request;
    request.run.text = base::repair_utf8(fields.text("text"));
    const auto size = request.run.text.size();
    if (size > kMaxRunText) fields.fail("the text is too long");
    std::int64_t at = 0;
    for (const auto& [begin, end] : fields.pairs("sentences", static_cast<std::int64_t>(size))) {
        if (begin < at || end <= begin) {
            fields.fail("'sentences' are not in order");
            break;
        }
        request.run.sentences.push_back(
            {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
        at = end;
    }
    // A plain Wyoming client names no sentences: all of the text is one.
    if (request.run.sentences.empty() && size != 0) request.run.sentences.push_back({0, size});
    read_pronunciations(request.run, fields);
    if (const auto voice = data.find("voice"); voice != data.end() && voice->is_object())
        request.voice = Fields(*voice).text("name");
    if (const auto p = data.find("prosody"); p != data.end() && p->is_object()) {
        Fields prosody(*p);
        request.prosody.rate = static_cast<int>(prosody.number("rate", 80, 450, 175));
        request.prosody.pitch = static_cast<int>(prosody.number("pitch", 0, 99, 50));
        request.prosody.range = static_cast<int>(prosody.number("range", 0, 99, 50));
        request.prosody.volume = static_cast<int>(prosody.number("volume", 0, 200, 100));
        if (prosody.error()) fields.fail(prosody.error()->what);
    }
    return request;
}

SentenceMarks read_marks(Fields& fields) {
    constexpr std::int64_t kMost = std::int64_t{1} << 40;
    SentenceMarks marks;
    marks.frames.count = fields.number("frames", 0, kMost);
    for (const auto& [position, at] : fields.pairs("events", kMost))
        marks.events.push_back({static_cast<std::size_t>(position), {at}});
    return marks;
}

std::vector<Attempt> read_attempts(Fields& fields, const char* key) {
    std::vector<Attempt> attempts;
    for (const std::string& name : fields.texts(key))
        if (const auto attempt = to_attempt(name)) attempts.push_back(*attempt);
    return attempts;
}

Isolation read_isolation(Fields& fields) {
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    Isolation isolation;
    isolation.refused = read_attempts(fields, "refused");
    isolation.allowed = read_attempts(fields, "allowed");
    isolation.needed = read_attempts(fields, "needed");
    isolation.layers = fields.texts("layers");
    isolation.missing = fields.texts("missing");
    isolation.memory = fields.number("memory", 0, kMost, 0);
    isolation.cpu_seconds = fields.number("cpu_seconds", 0, kMost, 0);
    return isolation;
}

Result<std::optional<Event>> to_event(const std::string& type, const Json& data,
                                      std::string payload) {
    Fields fields(data);
    Event event = OtherEvent{type};
    if (type == "describe") event = Describe{};
    if (type == "info") event = read_info(data, fields);
    if (type == "synthesize") event = read_synthesize(data, fields);
    if (type == "phonemize") event = Phonemize{read_synthesize(data, fields)};
    if (type == "phonemes") event = Phonemes{fields.texts("ipa")};
    if (type == "probe") event = Probe{};
    if (type == "isolation") event = read_isolation(fields);
    if (type == "audio-start") event = AudioStart{fields.format()};
    if (type == "audio-stop") event = AudioStop{};
    if (type == "sentence-marks") event = read_marks(fields);
    if (type == "error") event = Failure{fields.text("code"), fields.text("text")};
    if (type == "audio-chunk") {
        const PcmFormat format = fields.format();
        if (payload.size() % static_cast<std::size_t>(kBytesPerSample * format.channels) != 0)
            fields.fail("an audio chunk ends inside a frame");
        event = AudioChunk{format, std::move(payload)};
    }
    if (fields.error()) return *fields.error();
    return std::optional<Event>(std::move(event));
}

} // namespace

void Decoder::feed(std::string_view bytes) {
    if (used_ > 0 && used_ >= buffer_.size() / 2) {
        buffer_.erase(0, used_);
        used_ = 0;
    }
    buffer_.append(bytes);
}

Result<std::optional<Event>> Decoder::next() {
    const std::string_view rest = std::string_view(buffer_).substr(used_);
    const std::size_t line_end = rest.find('\n', scanned_);
    if (line_end == std::string_view::npos) {
        scanned_ = rest.size();
        if (scanned_ > kMaxLine) return violation("an event's line is too long");
        return std::optional<Event>{};
    }
    const Json head = Json::parse(rest.substr(0, line_end), nullptr, false);
    if (!head.is_object()) return violation("an event's line is no JSON object");
    Fields fields(head);
    const std::string type = fields.text("type");
    if (type.empty()) return violation("an event has no type");
    const auto limit = [](std::size_t bytes) { return static_cast<std::int64_t>(bytes); };
    const auto data_length =
        static_cast<std::size_t>(fields.number("data_length", 0, limit(kMaxData), 0));
    const auto payload_length =
        static_cast<std::size_t>(fields.number("payload_length", 0, limit(kMaxPayload), 0));
    if (fields.error()) return *fields.error();
    const std::size_t size = line_end + 1 + data_length + payload_length;
    if (rest.size() < size) {
        scanned_ = line_end;
        return std::optional<Event>{};
    }
    Json data = Json::object();
    if (const auto inlined = head.find("data"); inlined != head.end() && inlined->is_object())
        data = *inlined;
    if (data_length > 0) {
        const Json more = Json::parse(rest.substr(line_end + 1, data_length), nullptr, false);
        if (!more.is_object()) return violation("an event's data is no JSON object");
        data.update(more);
    }
    std::string payload(rest.substr(line_end + 1 + data_length, payload_length));
    used_ += size;
    scanned_ = 0;
    return to_event(type, data, std::move(payload));
}

} // namespace narrate::synth
