// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narrate::espeak {

/// Spells broad IPA in the mnemonics that eSpeak NG reads between "[[" and "]]", as a voice of one
/// language has them. A value; threads may share a constant one.
class IpaSpeller {
public:
    /// `language` as eSpeak NG calls it: "en-gb".
    explicit IpaSpeller(std::string_view language);

    /// Nothing when the language has no sound near to one of `ipa`: the text must be read then.
    /// IPA without a stress mark is stressed on its first full vowel.
    [[nodiscard]] std::optional<std::string> spell(std::string_view ipa) const;

private:
    enum class Kind { consonant, vowel, coda };
    struct Sound {
        std::string_view ipa;
        std::string_view mnemonics; ///< Parted by spaces.
        Kind kind = Kind::consonant;
    };

    [[nodiscard]] const Sound* longest_at(std::string_view ipa) const;
    [[nodiscard]] bool is_before_vowel(std::string_view rest) const;
    [[nodiscard]] bool runs_together(std::string_view before, std::string_view after) const;

    std::vector<Sound> sounds_;               ///< The longest first.
    std::vector<std::string_view> mnemonics_; ///< Each by itself.
};

} // namespace narrate::espeak
