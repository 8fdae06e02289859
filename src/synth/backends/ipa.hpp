// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Broad IPA, read by an engine's table of what it has for each sound.
namespace narrate::synth {

enum class Stress { none, secondary, primary };

/// One sound of a pronunciation.
struct SpelledSound {
    std::span<const std::string_view> phonemes; ///< The engine's own; of the reader's table.
    bool is_vowel = false;                      ///< It may carry the stress.
    Stress stress = Stress::none;
    bool begins_word = false; ///< White space stands before it.
};

/// Finds the sounds of IPA by a table of assets/phonemes (the columns are described in espeak.tsv).
/// A value; threads may share a constant one.
class IpaReader {
public:
    /// `table` is the text of a table that is a constant of the program; `language` a BCP 47 tag or
    /// what an engine makes of one ("en-gb"): its primary subtag chooses the rows.
    IpaReader(std::string_view table, std::string_view language);

    /// Nothing when the table has no sound near to one of `ipa`, or `ipa` has no sound at all.
    [[nodiscard]] std::optional<std::vector<SpelledSound>> read(std::string_view ipa) const;

    /// Whether any phoneme of the language's rows is one that `matches`.
    [[nodiscard]] bool
    has_phoneme(const std::function<bool(std::string_view phoneme)>& matches) const;

private:
    enum class Kind { consonant, vowel, coda };
    struct Sound {
        std::string_view ipa;
        std::vector<std::string_view> phonemes;
        Kind kind = Kind::consonant;
    };

    [[nodiscard]] const Sound* longest_at(std::string_view ipa) const;
    [[nodiscard]] bool is_before_vowel(std::string_view rest) const;

    std::vector<Sound> sounds_; ///< The longest first.
};

/// Where no sound has the primary stress, the first full vowel gets it: one that `is_reduced` does
/// not know for a vowel of little words ("of", "the").
void stress_first_vowel(std::span<SpelledSound> sounds,
                        const std::function<bool(std::string_view phoneme)>& is_reduced);

} // namespace narrate::synth
