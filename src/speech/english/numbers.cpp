// SPDX-License-Identifier: Apache-2.0
#include "speech/english/numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace narrate::speech::english {

namespace {

constexpr std::array<std::string_view, 20> kSmall = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 12> kGroups = {"",
                                                      " thousand",
                                                      " million",
                                                      " billion",
                                                      " trillion",
                                                      " quadrillion",
                                                      " quintillion",
                                                      " sextillion",
                                                      " septillion",
                                                      " octillion",
                                                      " nonillion",
                                                      " decillion"};
constexpr std::size_t kGroupDigits = 3;

/// The ordinals that are not the cardinal with "th".
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kOrdinals = {
    {{"one", "first"},
     {"two", "second"},
     {"three", "third"},
     {"five", "fifth"},
     {"eight", "eighth"},
     {"nine", "ninth"},
     {"twelve", "twelfth"}}};

std::string below_hundred(unsigned number) {
    if (number < kSmall.size()) return std::string(kSmall[number]);
    std::string words(kTens[number / 10]);
    if (number % 10 != 0) words.append("-").append(kSmall[number % 10]);
    return words;
}

std::string below_thousand(unsigned number, std::string_view and_word) {
    if (number < 100) return below_hundred(number);
    std::string words = std::string(kSmall[number / 100]) + " hundred";
    if (number % 100 != 0) words.append(and_word).append(below_hundred(number % 100));
    return words;
}

std::string_view and_word(And style) {
    return style == And::said ? " and " : " ";
}

} // namespace

std::string cardinal(std::uint64_t number, And style) {
    return cardinal(std::to_string(number), style);
}

std::string cardinal(std::string_view digits, And style) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    if (digits.empty()) return std::string(kSmall[0]);
    if (digits.size() > kGroups.size() * kGroupDigits) return digit_words(digits);
    std::string words;
    while (!digits.empty()) {
        const std::size_t group = (digits.size() - 1) / kGroupDigits;
        const std::size_t length = digits.size() - group * kGroupDigits;
        const auto value = static_cast<unsigned>(to_int(digits.substr(0, length)));
        digits.remove_prefix(length);
        if (value == 0) continue;
        if (!words.empty()) words += group == 0 && value < 100 ? and_word(style) : " ";
        words.append(below_thousand(value, and_word(style))).append(kGroups[group]);
    }
    return words;
}

std::string ordinal(std::string_view digits, And style) {
    std::string words = cardinal(digits, style);
    const std::size_t last = words.find_last_of(" -") + 1;
    const std::string_view word = std::string_view(words).substr(last);
    for (const auto& [number, name] : kOrdinals)
        if (word == number) return words.replace(last, std::string::npos, name);
    if (words.back() == 'y') return words.replace(words.size() - 1, 1, "ieth");
    return words += "th";
}

std::string year(int year, And style) {
    const auto number = static_cast<unsigned>(year);
    const bool by_thousands = number % 1000 < 10 || number < 1010 || number > 2999;
    if (by_thousands) return cardinal(number, style);
    std::string words = below_hundred(number / 100) + " ";
    if (number % 100 == 0) return words + "hundred";
    if (number % 100 < 10) words += "oh ";
    return words + below_hundred(number % 100);
}

std::string two_digits(std::string_view digits) {
    std::string words = digits.front() == '0' ? "oh " : "";
    return words += cardinal(digits);
}

std::string digit_words(std::string_view digits, std::string_view zero) {
    std::string words;
    for (const char digit : digits) {
        if (!words.empty()) words += ' ';
        words += digit == '0' ? zero : kSmall[static_cast<std::size_t>(digit - '0')];
    }
    return words;
}

std::string in_pairs(std::string_view digits) {
    constexpr std::size_t kLongest = 4;
    if (digits.size() > kLongest || digits.front() == '0') return digit_words(digits);
    if (digits.size() < kGroupDigits || digits.ends_with("00")) return cardinal(digits);
    const std::string_view tens = digits.substr(digits.size() - 2);
    std::string words = cardinal(digits.substr(0, digits.size() - 2));
    if (tens.front() == '0') words += " oh";
    return words.append(" ").append(cardinal(tens));
}

std::string plural(std::string number_words) {
    if (number_words.back() == 'y') return number_words.replace(number_words.size() - 1, 1, "ies");
    return number_words += number_words.back() == 'x' ? "es" : "s";
}

} // namespace narrate::speech::english
