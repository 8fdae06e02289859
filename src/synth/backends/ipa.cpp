// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/ipa.hpp"

#include <algorithm>

#include "base/language_tag.hpp"
#include "base/table.hpp"
#include "base/utf8.hpp"

namespace narrate::synth {

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

std::vector<std::string_view> parted(std::string_view phonemes) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t space = phonemes.find(' ');
        parts.push_back(phonemes.substr(0, space));
        if (space == std::string_view::npos) return parts;
        phonemes.remove_prefix(space + 1);
    }
}

} // namespace

IpaReader::IpaReader(std::string_view table, std::string_view language) {
    const std::string primary = base::primary_language(language);
    std::vector<Sound> shared;
    base::TableReader reader(table);
    while (const auto* row = reader.next()) {
        if (row->size() < 4) continue;
        const std::string_view kind = (*row)[3];
        Sound sound{(*row)[1], parted((*row)[2]),
                    kind == "vowel"  ? Kind::vowel
                    : kind == "coda" ? Kind::coda
                                     : Kind::consonant};
        if ((*row)[0] == primary)
            sounds_.push_back(std::move(sound));
        else if ((*row)[0] == "*")
            shared.push_back(std::move(sound));
    }
    for (Sound& sound : shared)
        if (std::none_of(sounds_.begin(), sounds_.end(),
                         [&](const Sound& own) { return own.ipa == sound.ipa; }))
            sounds_.push_back(std::move(sound));
    std::stable_sort(sounds_.begin(), sounds_.end(),
                     [](const Sound& a, const Sound& b) { return a.ipa.size() > b.ipa.size(); });
}

const IpaReader::Sound* IpaReader::longest_at(std::string_view ipa) const {
    for (const Sound& sound : sounds_) {
        if (!ipa.starts_with(sound.ipa)) continue;
        if (sound.kind == Kind::coda && is_before_vowel(ipa.substr(sound.ipa.size()))) continue;
        return &sound;
    }
    return nullptr;
}

bool IpaReader::is_before_vowel(std::string_view rest) const {
    while (!rest.empty()) {
        const base::CodePoint c = base::decode(rest, 0);
        if (c.value != kPrimary && c.value != kSecondary && !is_silent(c.value)) break;
        rest.remove_prefix(c.length);
    }
    return std::any_of(sounds_.begin(), sounds_.end(), [rest](const Sound& sound) {
        return sound.kind == Kind::vowel && rest.starts_with(sound.ipa);
    });
}

std::optional<std::vector<SpelledSound>> IpaReader::read(std::string_view ipa) const {
    const std::string whole = without_ties(ipa);
    std::string_view rest = whole;
    std::vector<SpelledSound> sounds;
    SpelledSound next; // Its stress and border come before it is known.
    while (!rest.empty()) {
        if (const Sound* sound = longest_at(rest)) {
            next.phonemes = sound->phonemes;
            next.is_vowel = sound->kind != Kind::consonant;
            const Stress stress = next.stress;
            if (!next.is_vowel) next.stress = Stress::none;
            sounds.push_back(next);
            next = {};
            if (!sounds.back().is_vowel) next.stress = stress;
            rest.remove_prefix(sound->ipa.size());
            continue;
        }
        const base::CodePoint c = base::decode(rest, 0);
        rest.remove_prefix(c.length);
        if (c.value == kPrimary || c.value == '\'')
            next.stress = Stress::primary;
        else if (c.value == kSecondary)
            next.stress = Stress::secondary;
        else if (base::is_space(c.value))
            next.begins_word = true;
        else if (!is_silent(c.value))
            return std::nullopt;
    }
    if (sounds.empty()) return std::nullopt;
    return sounds;
}

bool IpaReader::has_phoneme(const std::function<bool(std::string_view phoneme)>& matches) const {
    return std::any_of(sounds_.begin(), sounds_.end(), [&](const Sound& sound) {
        return std::any_of(sound.phonemes.begin(), sound.phonemes.end(), matches);
    });
}

void stress_first_vowel(std::span<SpelledSound> sounds,
                        const std::function<bool(std::string_view phoneme)>& is_reduced) {
    if (std::any_of(sounds.begin(), sounds.end(),
                    [](const SpelledSound& sound) { return sound.stress == Stress::primary; }))
        return;
    const auto full = std::find_if(sounds.begin(), sounds.end(), [&](const SpelledSound& sound) {
        const bool reduced = sound.phonemes.size() == 1 && is_reduced(sound.phonemes.front());
        return sound.is_vowel && !reduced;
    });
    if (full != sounds.end()) full->stress = Stress::primary;
}

} // namespace narrate::synth
