// SPDX-License-Identifier: Apache-2.0
#include "speech/numbers.hpp"

#include <array>
#include <string_view>

namespace narrate::speech {

namespace {

constexpr std::array<std::string_view, 20> kSmall = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 7> kGroups = {
    "", " thousand", " million", " billion", " trillion", " quadrillion", " quintillion"};

std::string below_hundred(unsigned number) {
    if (number < kSmall.size()) return std::string(kSmall[number]);
    std::string words(kTens[number / 10]);
    if (number % 10 != 0) words.append("-").append(kSmall[number % 10]);
    return words;
}

std::string below_thousand(unsigned number) {
    if (number < 100) return below_hundred(number);
    std::string words = std::string(kSmall[number / 100]) + " hundred";
    if (number % 100 != 0) words += " and " + below_hundred(number % 100);
    return words;
}

} // namespace

std::string cardinal(std::uint64_t number) {
    if (number == 0) return std::string(kSmall[0]);
    std::array<unsigned, kGroups.size()> groups{};
    std::size_t highest = 0;
    for (std::size_t i = 0; number != 0; ++i, number /= 1000) {
        groups[i] = static_cast<unsigned>(number % 1000);
        highest = i;
    }
    std::string words;
    for (std::size_t i = highest + 1; i-- > 0;) {
        if (groups[i] == 0) continue;
        if (!words.empty()) words += i == 0 && groups[i] < 100 ? " and " : " ";
        words += below_thousand(groups[i]);
        words += kGroups[i];
    }
    return words;
}

std::string year(int year) {
    const auto number = static_cast<unsigned>(year);
    const bool by_thousands = number % 1000 < 10 || number < 1100 || number > 2099;
    if (by_thousands) return cardinal(number);
    std::string words = below_hundred(number / 100) + " ";
    if (number % 100 == 0) return words + "hundred";
    if (number % 100 < 10) words += "oh ";
    return words + below_hundred(number % 100);
}

} // namespace narrate::speech
