// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace narrate::speech {

/// Whether `text` can be IPA: letters, accents and marks of length and stress, without digits,
/// capitals and brackets other than "(r)".
bool is_ipa(std::string_view text);

/// `ipa` with the English ending of a possessive or a plural: /s/, /z/ or /ɪz/ by its last sound.
std::string with_s(std::string_view ipa);

/// The word of a phrase that stands for "as it is written".
inline constexpr std::string_view kAsWritten = "-";

/// The words of `ipa`.
std::vector<std::string_view> words_of_ipa(std::string_view ipa);

} // namespace narrate::speech
