// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "synth/backends/flite/library.hpp"
#include "synth/backends/ipa.hpp"

namespace narrate::flite {

/// Leads between IPA and flite's phones. A value; threads may share a constant one.
class Phones {
public:
    Phones();

    /// Phones parted by spaces, those of stressed vowels with a "1", as flite's lexicon has them.
    /// Nothing when flite's English has no sound near to one of `ipa`. IPA without a stress mark
    /// is stressed on its first full vowel.
    [[nodiscard]] std::optional<std::string> spell(std::string_view ipa) const;

    /// The IPA of what was said: a space between words, "ˈ" before stressed syllables.
    [[nodiscard]] std::string ipa(std::span<const Segment> segments) const;

private:
    synth::IpaReader reader_;
    std::map<std::string, std::string, std::less<>> ipa_; ///< By phone.
};

} // namespace narrate::flite
