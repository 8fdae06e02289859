// SPDX-License-Identifier: GPL-3.0-or-later
#include "synth/backends/espeak/ipa.hpp"

#include "base/assets.hpp"

namespace narrate::espeak {

namespace {

using synth::SpelledSound;
using synth::Stress;

/// A word that has no other vowels is a little one: "of", "the".
bool is_reduced(std::string_view mnemonics) {
    return mnemonics == "@" || mnemonics == "3" || mnemonics == "@L";
}

/// Whether a voice may put an "r" between this vowel and another one that follows: "law(r) and".
bool may_link_r(std::string_view mnemonics) {
    while (mnemonics.ends_with(':')) mnemonics.remove_suffix(1);
    constexpr std::string_view kClose = "iIuU";
    return kClose.find(mnemonics.back()) == std::string_view::npos;
}

} // namespace

IpaSpeller::IpaSpeller(std::string_view language)
    : reader_(base::find_asset("assets/phonemes/espeak.tsv"), language) {}

bool IpaSpeller::runs_together(std::string_view before, std::string_view after) const {
    const std::string both = std::string(before) + std::string(after);
    return reader_.has_phoneme([&](std::string_view mnemonic) {
        return mnemonic.size() > before.size() && both.starts_with(mnemonic);
    });
}

std::optional<std::string> IpaSpeller::spell(std::string_view ipa) const {
    auto sounds = reader_.read(ipa);
    if (!sounds) return std::nullopt;
    synth::stress_first_vowel(*sounds, is_reduced);
    std::string text;
    const SpelledSound* before = nullptr; // In the same word.
    for (const SpelledSound& sound : *sounds) {
        if (sound.begins_word) before = nullptr;
        if (sound.begins_word && !text.empty()) text += ' ';
        const std::size_t length = text.size();
        // A break without length keeps vowels apart.
        if (sound.is_vowel && before != nullptr && before->is_vowel &&
            may_link_r(before->phonemes.back()))
            text += "_|";
        if (sound.stress == Stress::primary) text += '\'';
        if (sound.stress == Stress::secondary) text += ',';
        std::string_view last = before == nullptr || text.size() > length ? std::string_view()
                                                                          : before->phonemes.back();
        for (const std::string_view mnemonic : sound.phonemes) {
            if (!last.empty() && runs_together(last, mnemonic)) text += '|';
            text += mnemonic;
            last = mnemonic;
        }
        before = &sound;
    }
    return text;
}

} // namespace narrate::espeak
