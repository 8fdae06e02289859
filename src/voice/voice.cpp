// SPDX-License-Identifier: Apache-2.0
#include "narrate/voice.hpp"

#include <fmt/format.h>

#include "base/assets.hpp"
#include "base/language_tag.hpp"
#include "base/near.hpp"
#include "base/toml.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "voice/backend_address.hpp"
#include "voice/choose.hpp"
#include "voice/pauses.hpp"
#include "voice/variant.hpp"

namespace narrate {

namespace {

constexpr std::string_view kFolder = "voices/";
constexpr std::string_view kExtension = ".toml";

std::chrono::milliseconds read_pause(base::TomlReader& reader, std::string_view key,
                                     std::chrono::milliseconds otherwise) {
    return std::chrono::milliseconds(reader.number("pauses", key,
                                                   static_cast<int>(otherwise.count()), 0,
                                                   static_cast<int>(voice::kLongestPause.count())));
}

/// What only some backends understand, and addresses that none does.
void check_backend(base::TomlReader& reader, const VoiceSpec& spec) {
    const auto address = voice::parse_backend(spec.backend);
    const bool is_command = address && address->kind == voice::BackendKind::command;
    const bool is_empty = !address || base::trim(address->rest).empty();
    if (is_empty && is_command)
        reader.refuse("", "backend", "'backend' has no command behind \"command:\"");
    else if (is_empty)
        reader.refuse("", "backend", "'backend' is no address of a Wyoming server",
                      "known: wyoming:tcp://…, wyoming:unix:…, wyoming:exec:…");
    if (spec.raw_sample_rate != 0 && !is_command)
        reader.refuse("", "sample-rate", "'sample-rate' is for backends of the kind \"command:\"",
                      "other backends tell their own");
    if (spec.variant.empty()) return;
    if (spec.backend != "espeak")
        reader.refuse("", "variant", "'variant' is for the backend \"espeak\"");
    if (!voice::is_variant_name(spec.variant))
        reader.refuse("", "variant",
                      "'variant' must be the name of a file in voices/espeak: letters, digits, '-' "
                      "and '_'");
}

std::string asset_of(std::string_view name) {
    return std::string(kFolder).append(name).append(kExtension);
}

std::string_view voice_name(const base::Asset& asset) {
    std::string_view name = asset.name;
    if (!name.starts_with(kFolder) || !name.ends_with(kExtension)) return {};
    name.remove_prefix(kFolder.size());
    name.remove_suffix(kExtension.size());
    return name;
}

} // namespace

Result<VoiceSpec> parse_voice(std::string_view toml_text, std::string_view name) {
    base::TomlReader reader(toml_text, ErrorCode::voice_invalid, fmt::format("voice {}", name));
    reader.check_keys("", {"title", "language", "gender", "backend", "voice", "variant",
                           "sample-rate", "timeout", "rate", "pitch", "pitch-range", "volume",
                           "fallback", "quotation-voice", "heading-voice", "pauses"});
    VoiceSpec voice;
    voice.name = name;
    voice.title = reader.text("", "title", voice.name);
    voice.language = reader.text("", "language");
    voice.backend = reader.text("", "backend");
    voice.backend_voice = reader.text("", "voice", "");
    voice.variant = reader.text("", "variant", "");
    voice.gender = reader.one_of("", "gender", {"female", "male"});
    voice.raw_sample_rate = reader.number("", "sample-rate", 0, 4000, 192'000);
    constexpr int kLongestTimeout = 3600;
    voice.timeout = std::chrono::seconds(
        reader.number("", "timeout", static_cast<int>(voice.timeout.count()), 1, kLongestTimeout));
    voice.fallback = reader.text("", "fallback", "");
    voice.quotation_voice = reader.text("", "quotation-voice", "");
    voice.heading_voice = reader.text("", "heading-voice", "");
    voice.rate = reader.number("", "rate", voice.rate, 80, 450);
    voice.pitch = reader.number("", "pitch", voice.pitch, 0, 99);
    voice.pitch_range = reader.number("", "pitch-range", voice.pitch_range, 0, 99);
    voice.volume = reader.number("", "volume", voice.volume, 0, 200);
    reader.check_keys("pauses", {"sentence", "paragraph", "heading"});
    voice.pauses.sentence = read_pause(reader, "sentence", voice.pauses.sentence);
    voice.pauses.paragraph = read_pause(reader, "paragraph", voice.pauses.paragraph);
    voice.pauses.heading = read_pause(reader, "heading", voice.pauses.heading);
    check_backend(reader, voice);
    if (voice.fallback == voice.name) reader.refuse("", "fallback", "'fallback' names this voice");
    if (reader.fault()) return *reader.fault();
    return voice;
}

std::vector<VoiceSpec> builtin_voices() {
    std::vector<VoiceSpec> voices;
    for (const base::Asset& asset : base::assets()) {
        const std::string_view name = voice_name(asset);
        if (name.empty()) continue;
        if (auto voice = parse_voice(asset.data, name)) voices.push_back(std::move(*voice));
    }
    return voices;
}

Result<VoiceSpec> find_builtin_voice(std::string_view name) {
    const std::string_view data = base::find_asset(asset_of(name));
    if (!data.empty()) return parse_voice(data, name);
    std::vector<std::string_view> names;
    for (const base::Asset& asset : base::assets())
        if (const auto known = voice_name(asset); !known.empty()) names.push_back(known);
    const auto near = base::nearest(name, names);
    return Error{ErrorCode::voice_unknown,
                 fmt::format("no voice \"{}\"", name),
                 {},
                 {},
                 near.empty() ? "narrate voices lists them"
                              : fmt::format("did you mean {}? narrate voices lists all",
                                            fmt::join(near, ", "))};
}

std::string builtin_voice_name(std::string_view language) {
    // Mostly nothing needs to be read to know it: each start would pay for all the files.
    std::string tag = base::to_lower(language);
    if (tag.empty() || tag == base::primary_language(kDefaultVoice))
        return std::string(kDefaultVoice);
    if (!base::find_asset(asset_of(tag)).empty()) return tag;
    return voice::choose(language, builtin_voices());
}

Result<VoiceSpec> builtin_voice_for(std::string_view language) {
    return find_builtin_voice(builtin_voice_name(language));
}

} // namespace narrate
