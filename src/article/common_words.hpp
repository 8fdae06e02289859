// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace narrate::article {

/// The words that every text of one language is full of (assets/language/common_words.tsv).
class CommonWords {
public:
    /// Of a language by its primary tag, in lower case; nothing where the table has none.
    static std::optional<CommonWords> of(std::string_view language);

    /// How many of a text's words are among them, 0–1.
    [[nodiscard]] double share_in(std::string_view text) const;

private:
    explicit CommonWords(std::string_view words);

    std::vector<std::string_view> words_; ///< Sorted.
};

/// Whether a text is mostly of words in small letters, as sentences are and lists of names are not;
/// always for scripts without capitals. The text has at least one word.
bool is_prose(std::string_view text);

} // namespace narrate::article
