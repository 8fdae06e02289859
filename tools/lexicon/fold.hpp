// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace narrate::tools {

/// A pronunciation as it is compared: sounds without stress and length, in one notation, and where
/// the primary stresses are.
struct FoldedIpa {
    std::string sounds;
    std::vector<int> stressed; ///< The vowels that carry primary stress, counted from 0.
    friend bool operator==(const FoldedIpa&, const FoldedIpa&) = default;
};

/// How much counts as the same.
enum class Fold {
    notation, ///< Only the ways to write one sound: "ɛə" and "eə", "ɹ" and "r", "r" that is not
              ///< heard.
    reduced,  ///< Also what hardly anybody hears: which of the weak vowels it is.
};

/// `ipa` as a British accent has it.
FoldedIpa fold_ipa(std::string_view ipa, Fold fold);

} // namespace narrate::tools
