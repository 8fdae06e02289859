// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace narrate::flite {

/// ASCII text, and where each of its bytes came from.
struct AsciiText {
    std::string text;
    std::vector<std::size_t> origins; ///< For each byte: the one in the input its character begins.
};

/// Makes ASCII of any text by assets/phonemes/flite-letters.tsv: white space and what cannot be
/// said become spaces, marks that combine and invisible characters vanish. A value.
class Letters {
public:
    Letters();

    [[nodiscard]] AsciiText fold(std::string_view text) const;

private:
    std::unordered_map<char32_t, std::string> ascii_;
};

} // namespace narrate::flite
