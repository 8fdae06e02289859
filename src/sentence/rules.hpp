// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace narrate::sentence {

/// What a full stop behind a word means; the classes of assets/sentences.
enum class Abbreviation : std::uint8_t { none, title, number, unit, inner, either, time, last };

/// What a language's table says of a word.
struct Word {
    Abbreviation abbreviation = Abbreviation::none;
    bool starter = false;  ///< With a capital, it mostly begins a sentence.
    bool opener = false;   ///< With a capital, it begins one even where the stop was left out.
    bool careless = false; ///< In lower case, begins a sentence of who leaves out capitals.
    bool date = false;     ///< Goes on behind a time: "5 p.m. Tuesday".
    bool setting = false;  ///< Begins a phrase that says when or where: "At 5 a.m.".
};

/// A language's table. The views it gives out point into the table's text.
class Rules {
public:
    explicit Rules(std::string_view table);

    [[nodiscard]] Word find(std::string_view word) const;
    /// Numbers with a full stop are ordinals.
    [[nodiscard]] bool has_ordinals() const { return ordinals_; }
    [[nodiscard]] bool has_openers() const { return openers_; }
    /// ":" and ";" that end sentences: before a capital, before a quotation, as stops everywhere.
    [[nodiscard]] bool ends_before_capital(char mark) const { return has(before_capital_, mark); }
    [[nodiscard]] bool ends_before_quotation(char mark) const {
        return has(before_quotation_, mark);
    }
    [[nodiscard]] bool is_stop_mark(char mark) const { return has(stop_marks_, mark); }
    /// The full stop ends nothing: another sign does.
    [[nodiscard]] bool is_full_stop_weak() const { return has(weak_, '.'); }
    /// The comma that parts clauses in paragraphs without any stop; empty: none does.
    [[nodiscard]] std::string_view clause_comma() const { return clause_comma_; }

private:
    struct Slot {
        std::string_view word;
        Word meaning;
    };

    static bool has(std::string_view marks, char mark) {
        return marks.find(mark) != std::string_view::npos;
    }
    void add(std::string_view kind, std::string_view word);
    /// The slot of `word`, or the free one where it belongs.
    [[nodiscard]] std::size_t slot_of(std::string_view word) const;
    void grow();

    std::vector<Slot> slots_; ///< Open addressing; its size is a power of two.
    std::size_t used_ = 0;
    std::string_view before_capital_;
    std::string_view before_quotation_;
    std::string_view stop_marks_;
    std::string_view weak_;
    std::string_view clause_comma_;
    bool ordinals_ = false;
    bool openers_ = false;
};

/// The rules for a BCP 47 language, by its primary part; general ones for a language without a
/// table. A table is read when it is first asked for. Any thread.
const Rules& rules_for(std::string_view language);

} // namespace narrate::sentence
