// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "synth/backends/ipa.hpp"

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
    [[nodiscard]] bool runs_together(std::string_view before, std::string_view after) const;

    synth::IpaReader reader_;
};

} // namespace narrate::espeak
