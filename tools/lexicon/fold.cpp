// SPDX-License-Identifier: GPL-3.0-or-later
#include "lexicon/fold.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"

namespace narrate::tools {

namespace {

/// A sound, the longest first, and the letter that stands for it: capitals are vowels of two
/// sounds.
struct Sound {
    std::string_view ipa;
    char folded;
};

constexpr std::array kSounds{
    Sound{"aɪər", 'P'}, Sound{"aʊər", 'R'}, Sound{"aɪə", 'P'}, Sound{"aʊə", 'R'}, Sound{"eɪ", 'E'},
    Sound{"aɪ", 'A'},   Sound{"ɔɪ", 'Y'},   Sound{"aʊ", 'W'},  Sound{"əʊ", 'O'},  Sound{"oʊ", 'O'},
    Sound{"ɪə", 'I'},   Sound{"iə", 'I'},   Sound{"eə", 'X'},  Sound{"ɛə", 'X'},  Sound{"ʊə", 'U'},
    Sound{"tʃ", 'C'},   Sound{"dʒ", 'J'},   Sound{"n̩", 'N'},   Sound{"l̩", 'L'},   Sound{"ɑ̃", 'M'},
    Sound{"iː", 'i'},   Sound{"uː", 'u'},   Sound{"ɑː", '&'},  Sound{"ɔː", 'o'},  Sound{"ɜː", '3'},
    Sound{"ɪ", '1'},    Sound{"i", 'i'},    Sound{"ʊ", '2'},   Sound{"u", 'u'},   Sound{"ɑ", '&'},
    Sound{"ɔ", 'o'},    Sound{"ɜ", '3'},    Sound{"ɛ", 'e'},   Sound{"e", 'e'},   Sound{"æ", 'a'},
    Sound{"a", 'a'},    Sound{"ɒ", '0'},    Sound{"ʌ", 'V'},   Sound{"ə", '@'},   Sound{"ɐ", '4'},
    Sound{"ɹ", 'r'},    Sound{"r", 'r'},    Sound{"ɡ", 'g'},   Sound{"g", 'g'},   Sound{"θ", 'T'},
    Sound{"ð", 'D'},    Sound{"ʃ", 'S'},    Sound{"ʒ", 'Z'},   Sound{"ŋ", 'G'},   Sound{"ɬ", 'K'},
    Sound{"p", 'p'},    Sound{"b", 'b'},    Sound{"t", 't'},   Sound{"d", 'd'},   Sound{"k", 'k'},
    Sound{"f", 'f'},    Sound{"v", 'v'},    Sound{"s", 's'},   Sound{"z", 'z'},   Sound{"h", 'h'},
    Sound{"m", 'm'},    Sound{"n", 'n'},    Sound{"l", 'l'},   Sound{"j", 'j'},   Sound{"w", 'w'},
    Sound{"x", 'x'},
};

bool is_vowel(char c) {
    constexpr std::string_view kVowels = "PREAYWOIXUiu&o312e a0V@4";
    return c != ' ' && kVowels.find(c) != std::string_view::npos;
}

/// What a weak vowel may be without anybody hearing another word.
char weakened(char c) {
    constexpr std::string_view kWeak = "@41iV";
    if (kWeak.find(c) != std::string_view::npos) return '@';
    return c == '2' ? 'u' : c;
}

} // namespace

FoldedIpa fold_ipa(std::string_view ipa, Fold fold) {
    FoldedIpa folded;
    int vowels = 0;
    bool stress = false;
    while (!ipa.empty()) {
        const auto* sound = std::find_if(kSounds.begin(), kSounds.end(), [ipa](const Sound& s) {
            if (!ipa.starts_with(s.ipa)) return false;
            // "iəʊ" is "i" and "əʊ".
            return s.folded != 'I' || !ipa.substr(s.ipa.size()).starts_with("ʊ");
        });
        if (sound != kSounds.end()) {
            if (is_vowel(sound->folded)) {
                if (std::exchange(stress, false)) folded.stressed.push_back(vowels);
                ++vowels;
            }
            folded.sounds += sound->folded;
            ipa.remove_prefix(sound->ipa.size());
            continue;
        }
        const base::CodePoint c = base::decode(ipa, 0);
        ipa.remove_prefix(c.length);
        if (c.value == 0x2C8) stress = true;
        const bool mark = c.value == 0x2C8 || c.value == 0x2CC || c.value == 0x2D0 ||
                          c.value == ' ' || c.value == '.';
        if (!mark) folded.sounds += '?';
    }
    // An "r" without a vowel behind it is not heard.
    std::string heard;
    for (std::size_t i = 0; i < folded.sounds.size(); ++i) {
        const char c = folded.sounds[i];
        const bool silent =
            c == 'r' && (i + 1 == folded.sounds.size() || !is_vowel(folded.sounds[i + 1]));
        const bool before_back = i + 1 < folded.sounds.size() &&
                                 (folded.sounds[i + 1] == 'k' || folded.sounds[i + 1] == 'g');
        if (c == 'n' && before_back)
            heard += 'G'; // As tongues do it.
        else if (!silent)
            heard += fold == Fold::reduced ? weakened(c) : c;
    }
    folded.sounds = std::move(heard);
    return folded;
}

} // namespace narrate::tools
