// SPDX-License-Identifier: Apache-2.0
#include "speech/roman_numeral.hpp"

#include <string>
#include <utility>

namespace narrate::speech {

namespace {

int digit_value(char c) {
    switch (c) {
    case 'I': return 1;
    case 'V': return 5;
    case 'X': return 10;
    case 'L': return 50;
    case 'C': return 100;
    case 'D': return 500;
    case 'M': return 1000;
    default: return 0;
    }
}

std::string to_roman(int value) {
    constexpr std::pair<int, std::string_view> kSteps[] = {
        {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
        {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
    std::string roman;
    for (const auto& [step, letters] : kSteps)
        for (; value >= step; value -= step) roman += letters;
    return roman;
}

} // namespace

int roman_value(std::string_view word) {
    constexpr std::size_t kLongest = 9;
    if (word.empty() || word.size() > kLongest) return 0;
    int value = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const int digit = digit_value(word[i]);
        if (digit == 0) return 0;
        const int next = i + 1 < word.size() ? digit_value(word[i + 1]) : 0;
        value += digit < next ? -digit : digit;
    }
    // Only the usual form leads back to the same letters: "IIX" does not.
    return value > 0 && to_roman(value) == word ? value : 0;
}

} // namespace narrate::speech
