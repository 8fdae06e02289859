// SPDX-License-Identifier: GPL-3.0-or-later
#include "synth/backends/espeak/ipa.hpp"

#include <algorithm>

#include "base/assets.hpp"
#include "base/table.hpp"
#include "base/utf8.hpp"

namespace narrate::espeak {

namespace {

constexpr char32_t kPrimary = 0x2C8;
constexpr char32_t kSecondary = 0x2CC;

/// Signs without a sound of their own here: syllable and linking marks, brackets of optional
/// sounds, tie bars, aspiration and the like, length of what has no long form.
bool is_silent(char32_t c) {
    constexpr std::u32string_view kSilent = U".()‿|ˑːʰʲʷˠˤ\u0361\u035C\u032F\u0306";
    return kSilent.find(c) != std::u32string_view::npos;
}

/// Tie bars stand inside of sounds: they go first.
std::string without_ties(std::string_view ipa) {
    std::string result;
    for (std::size_t i = 0; i < ipa.size();) {
        const base::CodePoint c = base::decode(ipa, i);
        i += c.length;
        if (c.value != 0x361 && c.value != 0x35C) base::append_utf8(result, c.value);
    }
    return result;
}

std::vector<std::string_view> parted(std::string_view mnemonics) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t space = mnemonics.find(' ');
        parts.push_back(mnemonics.substr(0, space));
        if (space == std::string_view::npos) return parts;
        mnemonics.remove_prefix(space + 1);
    }
}

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

/// The mnemonics written so far, with the stress marks before their vowels.
struct Spelling {
    std::string text;
    std::string_view last;                       ///< The mnemonics at the end; empty at a border.
    bool after_vowel = false;                    ///< They are a vowel's.
    char stress = 0;                             ///< For the next vowel.
    bool stressed = false;                       ///< There is a primary stress.
    std::size_t first_vowel = std::string::npos; ///< Where the first full one stands.

    void border() {
        if (!text.empty() && text.back() != ' ') text += ' ';
        last = {};
        after_vowel = false;
    }
    void add_vowel(std::string_view mnemonics) {
        // A break without length keeps the vowels apart.
        if (after_vowel && may_link_r(last)) text += "_|";
        if (first_vowel == std::string::npos && !is_reduced(mnemonics)) first_vowel = text.size();
        if (stress != 0) text += stress;
        stressed = stressed || stress == '\'';
        stress = 0;
    }
    std::string finish() {
        while (text.ends_with(' ')) text.pop_back();
        if (!stressed && first_vowel != std::string::npos) {
            if (text[first_vowel] == ',')
                text[first_vowel] = '\'';
            else
                text.insert(first_vowel, 1, '\'');
        }
        return std::move(text);
    }
};

} // namespace

IpaSpeller::IpaSpeller(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find_first_of("-_"));
    std::vector<Sound> shared;
    base::TableReader reader(base::find_asset("assets/phonemes/espeak.tsv"));
    while (const auto* row = reader.next()) {
        if (row->size() < 4) continue;
        const std::string_view kind = (*row)[3];
        const Sound sound{(*row)[1], (*row)[2],
                          kind == "vowel"  ? Kind::vowel
                          : kind == "coda" ? Kind::coda
                                           : Kind::consonant};
        if ((*row)[0] == primary) sounds_.push_back(sound);
        if ((*row)[0] == "*") shared.push_back(sound);
    }
    for (const Sound& sound : shared)
        if (std::none_of(sounds_.begin(), sounds_.end(),
                         [&](const Sound& own) { return own.ipa == sound.ipa; }))
            sounds_.push_back(sound);
    for (const Sound& sound : sounds_)
        for (const std::string_view mnemonic : parted(sound.mnemonics))
            mnemonics_.push_back(mnemonic);
    std::stable_sort(sounds_.begin(), sounds_.end(),
                     [](const Sound& a, const Sound& b) { return a.ipa.size() > b.ipa.size(); });
}

const IpaSpeller::Sound* IpaSpeller::longest_at(std::string_view ipa) const {
    for (const Sound& sound : sounds_) {
        if (!ipa.starts_with(sound.ipa)) continue;
        if (sound.kind == Kind::coda && is_before_vowel(ipa.substr(sound.ipa.size()))) continue;
        return &sound;
    }
    return nullptr;
}

bool IpaSpeller::is_before_vowel(std::string_view rest) const {
    while (!rest.empty()) {
        const base::CodePoint c = base::decode(rest, 0);
        if (c.value != kPrimary && c.value != kSecondary && !is_silent(c.value)) break;
        rest.remove_prefix(c.length);
    }
    return std::any_of(sounds_.begin(), sounds_.end(), [rest](const Sound& sound) {
        return sound.kind == Kind::vowel && rest.starts_with(sound.ipa);
    });
}

bool IpaSpeller::runs_together(std::string_view before, std::string_view after) const {
    if (before.empty()) return false;
    const std::string both = std::string(before) + std::string(after);
    return std::any_of(mnemonics_.begin(), mnemonics_.end(), [&](std::string_view mnemonic) {
        return mnemonic.size() > before.size() && both.starts_with(mnemonic);
    });
}

std::optional<std::string> IpaSpeller::spell(std::string_view ipa) const {
    const std::string whole = without_ties(ipa);
    std::string_view rest = whole;
    Spelling spelling;
    while (!rest.empty()) {
        if (const Sound* sound = longest_at(rest)) {
            const std::size_t before = spelling.text.size();
            if (sound->kind != Kind::consonant) spelling.add_vowel(sound->mnemonics);
            bool joined = spelling.text.size() == before;
            for (const std::string_view mnemonic : parted(sound->mnemonics)) {
                if (joined && runs_together(spelling.last, mnemonic)) spelling.text += '|';
                spelling.text += mnemonic;
                spelling.last = mnemonic;
                joined = true;
            }
            spelling.after_vowel = sound->kind != Kind::consonant;
            rest.remove_prefix(sound->ipa.size());
            continue;
        }
        const base::CodePoint c = base::decode(rest, 0);
        rest.remove_prefix(c.length);
        if (c.value == kPrimary || c.value == '\'')
            spelling.stress = '\'';
        else if (c.value == kSecondary)
            spelling.stress = ',';
        else if (base::is_space(c.value))
            spelling.border();
        else if (!is_silent(c.value))
            return std::nullopt;
    }
    std::string text = spelling.finish();
    if (text.empty()) return std::nullopt;
    return text;
}

} // namespace narrate::espeak
