// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "speech/reading.hpp"

namespace narrate::speech::english {

/// A number as written: "1,250", "3.5", ".5", "12 000", "1,00,000".
struct Numeral {
    std::string digits;   ///< Of its whole part; empty in ".5".
    std::string fraction; ///< Behind the point.
    bool grouped = false;
    std::size_t end = 0; ///< The token behind it; 0: there is none.

    explicit operator bool() const { return end != 0; }
    /// Digits alone.
    [[nodiscard]] bool is_plain() const { return fraction.empty() && !grouped; }
    [[nodiscard]] bool is_one() const { return digits == "1" && fraction.empty(); }
};

Numeral parse_numeral(const Context& context, std::size_t at);

/// "three point five"; digit by digit when it begins with zeros.
std::string numeral_words(const Context& context, const Numeral& numeral);

/// A number with what multiplies it: "3.5bn", "5 million".
struct Amount {
    Numeral numeral;
    std::string_view scale; ///< "million"; empty: none.
    std::size_t end = 0;

    explicit operator bool() const { return end != 0; }
    [[nodiscard]] bool is_one() const { return numeral.is_one() && scale.empty(); }
};

/// Whether "m" and "b" behind a number mean millions and billions: of money they do.
enum class Of { things, money };

Amount parse_amount(const Context& context, std::size_t at, Of what);
std::string amount_words(const Context& context, const Amount& amount);

} // namespace narrate::speech::english
