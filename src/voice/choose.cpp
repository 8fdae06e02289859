// SPDX-License-Identifier: Apache-2.0
#include "voice/choose.hpp"

#include <utility>

#include "base/language_tag.hpp"
#include "base/unicode.hpp"

namespace narrate::voice {

std::string choose(std::string_view language, std::span<const VoiceSpec> voices) {
    const std::string wanted = base::to_lower(language);
    const auto find = [&](auto matches) {
        std::string_view best;
        for (const VoiceSpec& voice : voices) {
            const bool better = best.empty() || std::pair(voice.name.size(), voice.name) <
                                                    std::pair(best.size(), std::string(best));
            if (better && matches(base::to_lower(voice.language))) best = voice.name;
        }
        return std::string(best);
    };
    if (wanted.empty() || wanted == base::primary_language(kDefaultVoice))
        return std::string(kDefaultVoice);
    std::string name = find([&](const std::string& tag) { return tag == wanted; });
    if (name.empty() && base::primary_language(wanted) != base::primary_language(kDefaultVoice))
        name = find([&](const std::string& tag) {
            return base::primary_language(tag) == base::primary_language(wanted);
        });
    return name.empty() ? std::string(kDefaultVoice) : name;
}

} // namespace narrate::voice
