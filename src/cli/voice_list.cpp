// SPDX-License-Identifier: Apache-2.0
#include "cli/voice_list.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "io/terminal.hpp"
#include "synth/describe.hpp"
#include "synth/registry.hpp"
#include "voice/backend_address.hpp"

namespace narrate::cli {

namespace {

using Json = nlohmann::ordered_json;
using Row = std::array<std::string, 7>;

constexpr std::string_view kUnknown = "–";

std::string or_unknown(std::string_view text) {
    return text.empty() ? std::string(kUnknown) : io::printable(text);
}

std::string_view name_of(WordTimes times) {
    return times == WordTimes::exact ? "exact" : times == WordTimes::estimated ? "estimated" : "";
}

/// How wide a terminal shows a text: names are of narrow letters.
std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += base::decode(text, at).length) ++count;
    return count;
}

/// The kind of a backend, without the address of a server or the text of a command.
std::string_view kind_of(std::string_view backend) {
    return backend.substr(0, backend.find(':'));
}

Row row_of(const ListedVoice& voice) {
    return {or_unknown(voice.spec.name),
            or_unknown(voice.spec.language),
            or_unknown(voice.spec.gender),
            or_unknown(kind_of(voice.spec.backend)),
            voice.sample_rate == 0 ? std::string(kUnknown)
                                   : fmt::format("{} Hz", voice.sample_rate),
            or_unknown(name_of(voice.word_times)),
            or_unknown(voice.spec.title)};
}

Json or_null(std::string_view text) {
    return text.empty() ? Json() : Json(text);
}

Json json_of(const ListedVoice& voice) {
    const VoiceSpec& spec = voice.spec;
    return {{"name", spec.name},
            {"title", spec.title},
            {"language", spec.language},
            {"gender", or_null(spec.gender)},
            {"backend", spec.backend},
            {"voice", or_null(spec.backend_voice)},
            {"variant", or_null(spec.variant)},
            {"sample_rate", voice.sample_rate == 0 ? Json() : Json(voice.sample_rate)},
            {"word_times", or_null(name_of(voice.word_times))},
            {"rate", spec.rate},
            {"pitch", spec.pitch},
            {"pitch_range", spec.pitch_range},
            {"volume", spec.volume},
            {"timeout", spec.timeout.count()},
            {"fallback", or_null(spec.fallback)},
            {"quotation_voice", or_null(spec.quotation_voice)},
            {"heading_voice", or_null(spec.heading_voice)},
            {"pauses",
             {{"sentence", spec.pauses.sentence.count()},
              {"paragraph", spec.pauses.paragraph.count()},
              {"heading", spec.pauses.heading.count()}}}};
}

void describe_with(const synth::BackendDescriptor& backend, std::vector<ListedVoice>& voices) {
    const auto is_its = [&](const ListedVoice& v) { return v.spec.backend == backend.name; };
    if (std::none_of(voices.begin(), voices.end(), is_its)) return;
    const auto peer = synth::peer_of(backend);
    if (!peer) return;
    const auto info = synth::describe(*peer);
    if (!info) return;
    for (ListedVoice& voice : voices) {
        if (!is_its(voice)) continue;
        voice.sample_rate = info->sample_rate;
        voice.word_times = info->word_times ? WordTimes::exact : WordTimes::estimated;
    }
}

} // namespace

std::vector<ListedVoice> describe_voices(std::vector<VoiceSpec> voices) {
    std::vector<ListedVoice> listed;
    for (VoiceSpec& spec : voices) {
        ListedVoice& voice = listed.emplace_back();
        const auto address = voice::parse_backend(spec.backend);
        if (address && address->kind == voice::BackendKind::command) {
            voice.sample_rate = spec.raw_sample_rate;
            voice.word_times = WordTimes::estimated;
        }
        voice.spec = std::move(spec);
    }
    for (const synth::BackendDescriptor& backend : synth::backends())
        describe_with(backend, listed);
    return listed;
}

bool speaks(const VoiceSpec& voice, std::string_view wanted) {
    const std::string tag = base::to_lower(voice.language);
    const std::string kind = base::to_lower(wanted);
    return tag.starts_with(kind) && (tag.size() == kind.size() || tag[kind.size()] == '-');
}

std::string voice_table(std::span<const ListedVoice> voices) {
    std::vector<Row> rows{
        {"NAME", "LANGUAGE", "GENDER", "BACKEND", "SAMPLES", "WORD TIMES", "TITLE"}};
    for (const ListedVoice& voice : voices) rows.push_back(row_of(voice));
    std::array<std::size_t, std::tuple_size_v<Row>> widths{};
    for (const Row& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths.at(i) = std::max(widths.at(i), columns(row.at(i)));
    std::string out;
    for (const Row& row : rows) {
        for (std::size_t i = 0; i + 1 < row.size(); ++i)
            out += fmt::format("{:<{}}  ", row.at(i), widths.at(i));
        out += row.back() + "\n";
    }
    return out;
}

std::string voices_json(std::span<const ListedVoice> voices) {
    Json json{{"schema", "narrate.voices/1"}, {"voices", Json::array()}};
    for (const ListedVoice& voice : voices) json["voices"].push_back(json_of(voice));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace narrate::cli
