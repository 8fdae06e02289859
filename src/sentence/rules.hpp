// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace narrate::sentence {

/// What a full stop behind a word means; the classes of assets/sentences.
enum class Abbreviation { none, title, number, inner, either, time, last };

/// A language's table.
class Rules {
public:
    explicit Rules(std::string_view table);

    [[nodiscard]] Abbreviation abbreviation(std::string_view word) const;
    [[nodiscard]] bool is_starter(std::string_view word) const { return starters_.contains(word); }
    [[nodiscard]] bool has_starters() const { return !starters_.empty(); }
    /// Numbers with a full stop are ordinals.
    [[nodiscard]] bool has_ordinals() const { return ordinals_; }

private:
    std::unordered_map<std::string_view, Abbreviation> abbreviations_;
    std::unordered_set<std::string_view> starters_;
    bool ordinals_ = false;
};

/// The rules for a BCP 47 language, by its primary part; general ones for a language without a
/// table.
const Rules& rules_for(std::string_view language);

} // namespace narrate::sentence
