// SPDX-License-Identifier: Apache-2.0
#include "narrate/voice.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <optional>

#include "base/assets.hpp"
#include "base/near.hpp"

namespace narrate {

namespace {

constexpr std::string_view kFolder = "voices/";
constexpr std::string_view kExtension = ".toml";

/// Reads one voice file. The first fault is kept; later look-ups then do nothing.
class VoiceReader {
public:
    VoiceReader(const toml::table& root, std::string_view name) : root_(root), name_(name) {}

    Result<VoiceSpec> read() {
        VoiceSpec voice;
        voice.name = name_;
        check_keys(root_, {"title", "language", "backend", "voice", "rate", "pitch", "pitch-range",
                           "volume", "pauses"});
        voice.title = text(root_, "title", voice.name);
        voice.language = text(root_, "language");
        voice.backend = text(root_, "backend");
        voice.backend_voice = text(root_, "voice");
        voice.rate = number(root_, "rate", voice.rate, 80, 450);
        voice.pitch = number(root_, "pitch", voice.pitch, 0, 99);
        voice.pitch_range = number(root_, "pitch-range", voice.pitch_range, 0, 99);
        voice.volume = number(root_, "volume", voice.volume, 0, 200);
        if (const toml::node* node = root_.get("pauses")) {
            const toml::table* pauses = node->as_table();
            if (pauses == nullptr) {
                fail(*node, "'pauses' must be a table");
            } else {
                check_keys(*pauses, {"sentence", "paragraph", "heading"});
                voice.pauses.sentence = pause(*pauses, "sentence", voice.pauses.sentence);
                voice.pauses.paragraph = pause(*pauses, "paragraph", voice.pauses.paragraph);
                voice.pauses.heading = pause(*pauses, "heading", voice.pauses.heading);
            }
        }
        if (error_) return *error_;
        return voice;
    }

private:
    void fail(const toml::node& node, std::string what) {
        fail_at(node.source().begin.line, std::move(what));
    }
    void fail_at(std::size_t line, std::string what, std::string hint = {}) {
        if (error_) return;
        if (line != 0) what = fmt::format("line {}: {}", line, what);
        error_ = Error{ErrorCode::voice_invalid,
                       std::move(what),
                       fmt::format("voice {}", name_),
                       {},
                       std::move(hint)};
    }

    void check_keys(const toml::table& table, std::vector<std::string_view> known) {
        for (const auto& [key, node] : table) {
            if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
            const auto near = base::nearest(key.str(), known);
            fail_at(node.source().begin.line, fmt::format("unknown key '{}'", key.str()),
                    near.empty() ? fmt::format("known: {}", fmt::join(known, ", "))
                                 : fmt::format("did you mean '{}'?", near.front()));
        }
    }

    std::string text(const toml::table& table, std::string_view key,
                     const std::optional<std::string>& otherwise = {}) {
        const toml::node* node = table.get(key);
        if (node == nullptr) {
            if (!otherwise) fail_at(0, fmt::format("'{}' is missing", key));
            return otherwise.value_or("");
        }
        const auto value = node->value_exact<std::string>();
        if (!value || value->empty() || value->size() > 200 ||
            std::any_of(value->begin(), value->end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) {
            fail(*node, fmt::format("'{}' must be a text of 1 to 200 bytes on one line", key));
            return {};
        }
        return *value;
    }

    int number(const toml::table& table, std::string_view key, int otherwise, int low, int high) {
        const toml::node* node = table.get(key);
        if (node == nullptr) return otherwise;
        const auto value = node->value_exact<std::int64_t>();
        if (!value || *value < low || *value > high) {
            fail(*node, fmt::format("'{}' must be a whole number from {} to {}", key, low, high));
            return otherwise;
        }
        return static_cast<int>(*value);
    }

    std::chrono::milliseconds pause(const toml::table& table, std::string_view key,
                                    std::chrono::milliseconds otherwise) {
        return std::chrono::milliseconds(
            number(table, key, static_cast<int>(otherwise.count()), 0, 10'000));
    }

    const toml::table& root_;
    std::string_view name_;
    std::optional<Error> error_;
};

std::string_view voice_name(const base::Asset& asset) {
    std::string_view name = asset.name;
    if (!name.starts_with(kFolder) || !name.ends_with(kExtension)) return {};
    name.remove_prefix(kFolder.size());
    name.remove_suffix(kExtension.size());
    return name;
}

} // namespace

Result<VoiceSpec> parse_voice(std::string_view toml_text, std::string_view name) {
    try {
        const toml::table root = toml::parse(toml_text);
        return VoiceReader(root, name).read();
    } catch (const toml::parse_error& e) {
        return Error{ErrorCode::voice_invalid,
                     fmt::format("line {}: {}", e.source().begin.line, e.description()),
                     fmt::format("voice {}", name),
                     {},
                     {}};
    }
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
    const std::string_view data =
        base::find_asset(std::string(kFolder) + std::string(name) + std::string(kExtension));
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

} // namespace narrate
