// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "speech/languages/grammar.hpp"
#include "speech/reading.hpp"

namespace narrate::speech::languages {

/// A number as written: "1.250", "3,5", "12 000".
struct Numeral {
    std::string digits;   ///< Of its whole part.
    std::string fraction; ///< Behind the decimal mark.
    bool point = false;   ///< The mark is not the language's own: "3.5" in German.
    bool grouped = false;
    std::size_t end = 0; ///< The token behind it; 0: there is none.

    explicit operator bool() const { return end != 0; }
    [[nodiscard]] bool is_plain() const { return fraction.empty() && !grouped; }
    [[nodiscard]] bool is_one() const { return digits == "1" && fraction.empty(); }
};

Numeral parse_numeral(const Context& context, std::size_t at);

/// `rule_set`: as what follows the number wants it; empty: nothing does.
std::string numeral_words(const Context& context, const Numeral& numeral,
                          std::string_view rule_set = {});

/// A number with what multiplies it: "3,5 Mrd.", "5 millones".
struct Amount {
    Numeral numeral;
    const Multiplier* scale = nullptr;
    std::size_t end = 0;

    explicit operator bool() const { return end != 0; }
    [[nodiscard]] bool is_one() const { return numeral.is_one() && scale == nullptr; }
    /// "Two millions", so that "of" stands before what is counted, in languages that say so.
    [[nodiscard]] bool is_round_million() const;
};

Amount parse_amount(const Context& context, std::size_t at);
std::string amount_words(const Context& context, const Amount& amount,
                         std::string_view rule_set = {});

/// A thing that is counted, in its forms.
struct Counted {
    std::string_view one;
    std::string_view few;
    std::string_view many;
    std::string_view agreement;
};

/// "two million dollars", "una hora", "deux millions d'euros".
std::string counted_words(const Context& context, const Amount& amount, const Counted& thing);

/// "3/4", "1 1/2", "½" at `at`, not a part of something longer.
struct Fraction {
    std::string whole; ///< Its words; empty: none.
    std::string words; ///< Of the whole and the part.
    bool half = false; ///< The part is one half.
    std::size_t end = 0;
};
Fraction parse_fraction(const Context& context, std::size_t at, std::string_view rule_set = {});

} // namespace narrate::speech::languages
