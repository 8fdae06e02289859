// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

/// English number words, British in style: "one hundred and five".
namespace narrate::speech {

std::string cardinal(std::uint64_t number);

/// As years are said: 1999 "nineteen ninety-nine", 2005 "two thousand and five", 1900 "nineteen
/// hundred".
std::string year(int year);

} // namespace narrate::speech
