// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "speech/number_words.hpp"
#include "speech/tables.hpp"

/// The readers of all languages but English. They know what kinds of things text holds; how a
/// language writes and says them stands in its tables (assets/speech/<language>).
namespace narrate::speech::languages {

/// How the digits behind the decimal mark are said.
enum class Decimals {
    digits, ///< One by one.
    two,    ///< Two of them as one number, more of them one by one.
    pairs,  ///< Up to three as one number, more in pairs.
    parts,  ///< As a fraction: "five tenths".
};

/// What two numbers of two digits with a stop between them are: "17.06".
enum class DottedPair { number, date, clock };

/// One language's facts (grammar.tsv), its other tables and its number words.
class Grammar {
public:
    /// `language`: BCP 47, perhaps with a region. `tables` must outlive it.
    Grammar(std::string_view language, const Tables& tables);

    /// The value of a key of grammar.tsv; empty: none.
    [[nodiscard]] std::string_view fact(std::string_view key) const { return tables_.fact(key); }
    /// Whether `word` is one of those that stand in a fact, parted by spaces.
    [[nodiscard]] bool lists(std::string_view key, std::string_view word) const;

    /// Of ASCII digits, as many as there are. `rule_set`: one of numbers.tsv; empty: "number".
    [[nodiscard]] std::string words(std::string_view digits, std::string_view rule_set = {}) const;
    /// Each digit by itself.
    [[nodiscard]] std::string digit_words(std::string_view digits) const;
    [[nodiscard]] bool has_rules(std::string_view rule_set) const { return numbers_.has(rule_set); }
    /// Which of the forms a thing is named in behind a number, by its digits. `few`: of two to
    /// four and of fractions, which "/" may part.
    [[nodiscard]] std::string_view form(std::string_view digits, bool fraction,
                                        std::string_view one, std::string_view few,
                                        std::string_view many) const;

    std::string_view decimal_word;
    char32_t decimal_mark = ',';
    char32_t group_mark = '.';
    char32_t native_zero = 0; ///< The first digit of the language's own script; 0: none.
    bool groups_by_space = false;
    Decimals decimals = Decimals::digits;
    DottedPair dotted_pair = DottedPair::number;

private:
    const Tables& tables_;
    const NumberWords& numbers_;
};

/// `pattern` with "{name}" replaced by what `values` has for it.
std::string fill(std::string_view pattern,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values);

/// The number that up to nine digits stand for.
int to_int(std::string_view digits);

/// Whether these are the tables of a language that has a grammar.
bool has_grammar(const Tables& tables);

/// The grammar of a language (BCP 47) that has one, else null. Any thread; lives as long as the
/// program.
const Grammar* find_grammar(std::string_view language);

} // namespace narrate::speech::languages
