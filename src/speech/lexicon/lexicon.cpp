// SPDX-License-Identifier: Apache-2.0
#include "speech/lexicon/lexicon.hpp"

#include <algorithm>
#include <tuple>

#include "base/unicode.hpp"
#include "speech/lexicon/entry.hpp"
#include "speech/lexicon/folded_word.hpp"

namespace narrate::speech {

namespace {

Phrase to_phrase(const LexiconEntry& entry, std::uint64_t hash) {
    Phrase phrase;
    phrase.hash = hash;
    phrase.folded = base::to_lower(entry.written);
    if (entry.match == MatchCase::exact) phrase.written = entry.written;
    phrase.said = entry.said;
    phrase.as = entry.as;
    return phrase;
}

/// An entry and its place among the phrases.
struct Ranked {
    std::uint64_t hash;
    std::size_t size;
    bool exact;
    std::size_t age; ///< 0: the latest.
    const LexiconEntry* entry;

    friend bool operator<(const Ranked& a, const Ranked& b) {
        return std::tuple(a.hash, b.size, b.exact, a.age) <
               std::tuple(b.hash, a.size, a.exact, b.age);
    }
};

} // namespace

Lexicon::Lexicon(std::string_view language, std::span<const LexiconEntry> entries,
                 std::span<const LexiconEntry> over)
    : english_(language.empty() || speaks_for("en", language)) {
    std::vector<Ranked> ranked;
    ranked.reserve(entries.size() + over.size());
    for (const auto& list : {over, entries})
        for (auto entry = list.rbegin(); entry != list.rend(); ++entry)
            if (speaks_for(entry->language, language))
                ranked.push_back({folded_word(entry->written, 0).hash, entry->written.size(),
                                  entry->match == MatchCase::exact, ranked.size(), &*entry});
    std::sort(ranked.begin(), ranked.end());
    phrases_.reserve(ranked.size());
    for (const Ranked& one : ranked) phrases_.push_back(to_phrase(*one.entry, one.hash));
    build_slots();
}

void Lexicon::build_slots() {
    if (phrases_.empty()) return;
    std::size_t size = 64;
    while (size < 4 * phrases_.size()) size *= 2;
    slots_.assign(size, 0);
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
        if (i > 0 && phrases_[i].hash == phrases_[i - 1].hash) continue;
        std::size_t slot = phrases_[i].hash & (size - 1);
        while (slots_[slot] != 0) slot = (slot + 1) & (size - 1);
        slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

std::span<const Phrase> Lexicon::beginning_with(std::uint64_t hash) const {
    if (slots_.empty() || hash == 0) return {};
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = hash & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
        const std::size_t first = slots_[slot] - 1;
        if (phrases_[first].hash != hash) continue;
        std::size_t last = first + 1;
        while (last < phrases_.size() && phrases_[last].hash == hash) ++last;
        return std::span(phrases_).subspan(first, last - first);
    }
    return {};
}

} // namespace narrate::speech
