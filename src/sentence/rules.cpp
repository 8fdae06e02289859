// SPDX-License-Identifier: Apache-2.0
#include "sentence/rules.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "base/assets.hpp"
#include "base/language_tag.hpp"
#include "base/table.hpp"

namespace narrate::sentence {

namespace {

constexpr std::size_t kFewestSlots = 64;

Abbreviation class_named(std::string_view name) {
    if (name == "title") return Abbreviation::title;
    if (name == "number") return Abbreviation::number;
    if (name == "unit") return Abbreviation::unit;
    if (name == "inner") return Abbreviation::inner;
    if (name == "either") return Abbreviation::either;
    if (name == "time") return Abbreviation::time;
    if (name == "last") return Abbreviation::last;
    return Abbreviation::none;
}

/// FNV-1a.
std::size_t hash_of(std::string_view word) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : word) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3U;
    }
    return static_cast<std::size_t>(hash ^ (hash >> 29U));
}

} // namespace

Rules::Rules(std::string_view table) : slots_(kFewestSlots) {
    base::TableReader reader(table);
    while (const auto* row = reader.next()) {
        if (row->size() < 2) continue;
        std::string_view words = (*row)[1];
        while (!words.empty()) {
            const std::size_t end = std::min(words.find(' '), words.size());
            if (end != 0) add((*row)[0], words.substr(0, end));
            words.remove_prefix(std::min(end + 1, words.size()));
        }
    }
}

void Rules::add(std::string_view kind, std::string_view word) {
    if (kind == "ordinal") ordinals_ = true;
    if (kind == "capital") before_capital_ = word;
    if (kind == "quotation") before_quotation_ = word;
    if (kind == "stop") stop_marks_ = word;
    if (kind == "weak") weak_ = word;
    if (kind == "clause") clause_comma_ = word;
    const Abbreviation abbreviation = class_named(kind);
    const bool is_word = kind == "starter" || kind == "opener" || kind == "setting" ||
                         kind == "careless" || kind == "date";
    if (abbreviation == Abbreviation::none && !is_word) return;
    if (2 * (used_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[slot_of(word)];
    used_ += slot.word.empty() ? 1 : 0;
    slot.word = word;
    if (abbreviation != Abbreviation::none) slot.meaning.abbreviation = abbreviation;
    slot.meaning.starter |= kind == "starter" || kind == "opener";
    slot.meaning.opener |= kind == "opener";
    slot.meaning.careless |= kind == "careless";
    slot.meaning.date |= kind == "date";
    slot.meaning.setting |= kind == "setting";
    openers_ |= kind == "opener";
}

void Rules::grow() {
    std::vector<Slot> old(2 * slots_.size());
    std::swap(old, slots_);
    for (const Slot& slot : old)
        if (!slot.word.empty()) slots_[slot_of(slot.word)] = slot;
}

std::size_t Rules::slot_of(std::string_view word) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = hash_of(word) & mask;
    while (!slots_[i].word.empty() && slots_[i].word != word) i = (i + 1) & mask;
    return i;
}

Word Rules::find(std::string_view word) const {
    return slots_[slot_of(word)].meaning;
}

const Rules& rules_for(std::string_view language) {
    // Constants of the program, read when they are first needed.
    static std::mutex mutex;
    static std::map<std::string, Rules, std::less<>> all;
    std::string primary = base::primary_language(language);
    if (primary.empty()) primary = "en";
    if (primary == "no" || primary == "nn") primary = "nb"; // One table serves all Norwegian.
    const std::lock_guard lock(mutex);
    std::string_view table = base::find_asset("assets/sentences/" + primary + ".tsv");
    if (table.empty()) primary.clear();
    const auto found = all.find(primary);
    return found != all.end() ? found->second : all.emplace(primary, Rules(table)).first->second;
}

} // namespace narrate::sentence
