// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "speech/reading.hpp"

/// English number words. `digits` are ASCII, without separators, as many as there are: what is
/// longer than number words reach is said digit by digit.
namespace narrate::speech::english {

/// Whether "and" is said before the tens: "one hundred and five" in British English.
enum class And { said, left_out };

inline And and_style(const Context& context) {
    return context.region == Region::american ? And::left_out : And::said;
}
/// The word for 0 where digits are said one by one.
inline std::string_view zero_word(const Context& context) {
    return context.region == Region::american ? "zero" : "oh";
}

std::string cardinal(std::uint64_t number, And style = And::said);
std::string cardinal(std::string_view digits, And style = And::said);

/// "twenty-first", "one hundred and third".
std::string ordinal(std::string_view digits, And style = And::said);

/// As years are said: 1999 "nineteen ninety-nine", 2005 "two thousand and five", 1900 "nineteen
/// hundred".
std::string year(int year, And style = And::said);

/// Two digits of a year or a clock: "oh five", "thirty".
std::string two_digits(std::string_view digits);

/// "two four", "oh seven": `zero` is the word for 0.
std::string digit_words(std::string_view digits, std::string_view zero = "zero");

/// As numbers of flights and models are said: "three twenty", "three oh five", "forty-five ten".
std::string in_pairs(std::string_view digits);

/// More than one of what the last word names: "sixties", "sixes", "hundreds".
std::string plural(std::string number_words);

} // namespace narrate::speech::english
