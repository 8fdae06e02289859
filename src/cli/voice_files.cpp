// SPDX-License-Identifier: Apache-2.0
#include "cli/voice_files.hpp"

#include <algorithm>
#include <filesystem>

#include "base/language_tag.hpp"
#include "base/unicode.hpp"
#include "cli/command.hpp"
#include "io/environment.hpp"
#include "io/file.hpp"
#include "narrate/document.hpp"

namespace narrate::cli {

namespace {

std::filesystem::path user_voices() {
    return std::filesystem::path(io::config_folder()) / "voices";
}

} // namespace

Result<VoiceSpec> load_voice(const std::string& name) {
    if (name.find('/') == std::string::npos) {
        const auto path = user_voices() / (name + ".toml");
        std::error_code unused;
        if (std::filesystem::exists(path, unused)) {
            auto bytes = io::read_input(path.string(), kMaxInputBytes);
            if (!bytes) return bytes.error();
            return parse_voice(*bytes, name);
        }
    }
    return find_builtin_voice(name);
}

Result<VoiceSpec> load_voice(const std::string& name, std::string_view language) {
    return load_voice(name.empty() ? builtin_voice_name(language) : name);
}

std::vector<VoiceSpec> load_voices(const std::function<void(const Error&)>& tell) {
    std::vector<VoiceSpec> voices = builtin_voices();
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(user_voices(), none)) {
        if (entry.path().extension() != ".toml") continue;
        auto voice = load_voice(entry.path().stem().string());
        if (!voice) {
            tell(voice.error());
            continue;
        }
        std::erase_if(voices, [&](const VoiceSpec& v) { return v.name == voice->name; });
        voices.push_back(std::move(*voice));
    }
    std::sort(voices.begin(), voices.end(),
              [](const VoiceSpec& a, const VoiceSpec& b) { return a.name < b.name; });
    return voices;
}

VoiceSource voice_source(std::map<std::string, std::string> by_language) {
    VoiceSource source;
    source.find = [](std::string_view name) { return load_voice(std::string(name)); };
    source.for_language = [wanted = std::move(by_language)](std::string_view language) {
        for (const std::string& tag : {base::to_lower(language), base::primary_language(language)})
            if (const auto found = wanted.find(tag); found != wanted.end())
                return load_voice(found->second);
        return load_voice(builtin_voice_name(language));
    };
    return source;
}

} // namespace narrate::cli
