// SPDX-License-Identifier: Apache-2.0
#include "sentence/rules.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "base/assets.hpp"
#include "base/table.hpp"
#include "base/unicode.hpp"

namespace narrate::sentence {

namespace {

constexpr std::string_view kFolder = "assets/sentences/";
constexpr std::string_view kExtension = ".tsv";

Abbreviation class_named(std::string_view name) {
    if (name == "title") return Abbreviation::title;
    if (name == "number") return Abbreviation::number;
    if (name == "inner") return Abbreviation::inner;
    if (name == "either") return Abbreviation::either;
    if (name == "time") return Abbreviation::time;
    if (name == "last") return Abbreviation::last;
    return Abbreviation::none;
}

using AllRules = std::map<std::string, Rules, std::less<>>;

AllRules load_all() {
    AllRules all;
    for (const base::Asset& asset : base::assets()) {
        std::string_view name = asset.name;
        if (!name.starts_with(kFolder) || !name.ends_with(kExtension)) continue;
        name.remove_prefix(kFolder.size());
        name.remove_suffix(kExtension.size());
        all.emplace(name, Rules(asset.data));
    }
    all.emplace("", Rules(""));
    return all;
}

} // namespace

Rules::Rules(std::string_view table) {
    base::TableReader reader(table);
    while (const auto* row = reader.next()) {
        if (row->size() < 2) continue;
        const std::string_view kind = (*row)[0];
        std::string_view words = (*row)[1];
        ordinals_ = ordinals_ || kind == "ordinal";
        while (!words.empty()) {
            const std::size_t end = std::min(words.find(' '), words.size());
            const std::string_view word = words.substr(0, end);
            if (kind == "starter")
                starters_.insert(word);
            else if (!word.empty())
                abbreviations_.emplace(word, class_named(kind));
            words.remove_prefix(std::min(end + 1, words.size()));
        }
    }
}

Abbreviation Rules::abbreviation(std::string_view word) const {
    const auto found = abbreviations_.find(word);
    return found == abbreviations_.end() ? Abbreviation::none : found->second;
}

const Rules& rules_for(std::string_view language) {
    static const AllRules all = load_all();
    const std::string primary = base::to_lower(language.substr(0, language.find_first_of("-_")));
    const auto found = all.find(primary.empty() ? std::string("en") : primary);
    return found == all.end() ? all.find("")->second : found->second;
}

} // namespace narrate::sentence
