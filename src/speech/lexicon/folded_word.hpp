// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace narrate::speech {

/// A word of a text, from one letter or digit to the last, apostrophes inside, and hashes of its
/// lower-case form: of all of it, and of what may be left of it without an English ending.
struct FoldedWord {
    std::size_t end = 0; ///< Where it ends in the text.
    std::uint64_t hash = 0;
    std::uint64_t owner = 0;    ///< Of "Ostrey" in "Ostrey's"; 0: no such ending.
    std::uint64_t singular = 0; ///< Of "Houthi" in "Houthis"; 0: no such ending.
};

/// The word that begins at `at`; empty (its end is `at`) where none does.
FoldedWord folded_word(std::string_view text, std::size_t at);

} // namespace narrate::speech
