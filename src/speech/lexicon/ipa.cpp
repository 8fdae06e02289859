// SPDX-License-Identifier: Apache-2.0
#include "speech/lexicon/ipa.hpp"

#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::speech {

namespace {

/// Signs beside letters: stress, length, syllable and linking marks, optional sounds, tie bars.
bool is_ipa_sign(char32_t c) {
    constexpr std::u32string_view kSigns = U" .()ˈˌːˑ‿|ˠˤʰʲʷ'";
    return kSigns.find(c) != std::u32string_view::npos || base::is_mark(c);
}

bool ends_with_any(std::string_view ipa, auto const& sounds) {
    return std::any_of(sounds.begin(), sounds.end(),
                       [ipa](std::string_view sound) { return ipa.ends_with(sound); });
}

} // namespace

bool is_ipa(std::string_view text) {
    bool letter = false;
    for (std::size_t i = 0; i < text.size();) {
        const base::CodePoint c = base::decode(text, i);
        const bool sound = base::is_letter(c.value) && !base::is_upper(c.value);
        if (!sound && !is_ipa_sign(c.value)) return false;
        letter = letter || sound;
        i += c.length;
    }
    return letter;
}

std::string with_s(std::string_view ipa) {
    constexpr std::array<std::string_view, 6> kHissing{"s", "z", "ʃ", "ʒ", "ɕ", "ʂ"};
    constexpr std::array<std::string_view, 6> kVoiceless{"p", "t", "k", "f", "θ", "x"};
    std::string result(ipa);
    if (ends_with_any(ipa, kHissing)) return result + "ɪz";
    return result + (ends_with_any(ipa, kVoiceless) ? "s" : "z");
}

std::vector<std::string_view> words_of_ipa(std::string_view ipa) {
    std::vector<std::string_view> words;
    for (std::size_t at = ipa.find_first_not_of(' '); at != std::string_view::npos;
         at = ipa.find_first_not_of(' ', at)) {
        const std::size_t end = std::min(ipa.find(' ', at), ipa.size());
        words.push_back(ipa.substr(at, end - at));
        at = end;
    }
    return words;
}

} // namespace narrate::speech
