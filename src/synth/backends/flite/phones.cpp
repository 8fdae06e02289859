// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/flite/phones.hpp"

#include "base/assets.hpp"
#include "base/table.hpp"

namespace narrate::flite {

namespace {

bool is_vowel(std::string_view phone) {
    constexpr std::string_view kFirst = "aeiou";
    return kFirst.find(phone.front()) != std::string_view::npos;
}

bool is_reduced(std::string_view phone) {
    return phone == "ax" || phone == "er";
}

/// Whether the word that begins `segments` is the end of the one before it: "'s", "'d".
bool leans_back(std::span<const Segment> segments) {
    for (std::size_t i = 0; i < segments.size() && !is_silence(segments[i]); ++i) {
        if (i > 0 && segments[i].begins_word) break;
        if (is_vowel(segments[i].phone)) return false;
    }
    return true;
}

} // namespace

Phones::Phones() : reader_(base::find_asset("assets/phonemes/flite.tsv"), "en") {
    base::TableReader reader(base::find_asset("assets/phonemes/flite-ipa.tsv"));
    while (const auto* row = reader.next())
        if (row->size() >= 2) ipa_.emplace((*row)[0], (*row)[1]);
}

std::optional<std::string> Phones::spell(std::string_view ipa) const {
    auto sounds = reader_.read(ipa);
    if (!sounds) return std::nullopt;
    synth::stress_first_vowel(*sounds, is_reduced);
    std::string text;
    for (const synth::SpelledSound& sound : *sounds) {
        // flite knows one degree of stress.
        bool stressed = sound.stress != synth::Stress::none;
        for (const std::string_view phone : sound.phonemes) {
            if (!text.empty()) text += ' ';
            text += phone;
            if (stressed && is_vowel(phone)) {
                text += '1';
                stressed = false;
            }
        }
    }
    return text;
}

std::string Phones::ipa(std::span<const Segment> segments) const {
    std::string text;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Segment& segment = segments[i];
        if (is_silence(segment)) continue;
        const bool parts = segment.begins_word && !leans_back(segments.subspan(i));
        if (parts && !text.empty()) text += ' ';
        if (segment.begins_syllable && segment.stressed) text += "ˈ";
        const auto known = ipa_.find(segment.phone);
        text += known == ipa_.end() ? segment.phone : known->second;
    }
    return text;
}

} // namespace narrate::flite
