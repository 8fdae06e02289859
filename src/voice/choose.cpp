// SPDX-License-Identifier: Apache-2.0
#include "voice/choose.hpp"

#include <utility>

namespace narrate::voice {

namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::string_view primary(std::string_view tag) {
    return tag.substr(0, tag.find('-'));
}

} // namespace

std::string choose(std::string_view language, std::span<const VoiceSpec> voices) {
    const std::string wanted = lower(language);
    const auto find = [&](auto matches) {
        std::string_view best;
        for (const VoiceSpec& voice : voices) {
            const bool better = best.empty() || std::pair(voice.name.size(), voice.name) <
                                                    std::pair(best.size(), std::string(best));
            if (better && matches(lower(voice.language))) best = voice.name;
        }
        return std::string(best);
    };
    if (wanted.empty() || wanted == primary(kDefaultVoice)) return std::string(kDefaultVoice);
    std::string name = find([&](const std::string& tag) { return tag == wanted; });
    if (name.empty() && primary(wanted) != primary(kDefaultVoice))
        name = find([&](const std::string& tag) { return primary(tag) == primary(wanted); });
    return name.empty() ? std::string(kDefaultVoice) : name;
}

} // namespace narrate::voice
