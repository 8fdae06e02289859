// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

/// Number words of the languages that have assets/speech/<language>/numbers.tsv: ICU's spelled-out
/// numbers, with rules of that table added. (English has its own: numbers.hpp.)
namespace narrate::speech {

class NumberWords {
public:
    /// Numbers from here on have no words; they are said digit by digit.
    static constexpr std::uint64_t kLimit = 1'000'000'000'000'000'000;

    /// `language`: BCP 47; a region may choose other words ("pt-PT"). `rules`: lines in the
    /// language of ICU's RuleBasedNumberFormat, whose rule sets may use those that ICU has for the
    /// language. Rules that ICU does not understand leave all numbers without words.
    NumberWords(std::string_view language, std::string_view rules);
    ~NumberWords();
    NumberWords(const NumberWords&) = delete;
    NumberWords& operator=(const NumberWords&) = delete;

    /// The words of a rule set ("feminine", without its '%') for a number below kLimit; of the set
    /// "number" where there is no such one. Empty: none. Any thread.
    [[nodiscard]] std::string spell(std::string_view rule_set, std::uint64_t number) const;
    [[nodiscard]] bool has(std::string_view rule_set) const;

private:
    struct Formatter;
    std::unique_ptr<Formatter> formatter_;
};

/// Those of a language, made on first use. Any thread.
const NumberWords& number_words(std::string_view language);

} // namespace narrate::speech
