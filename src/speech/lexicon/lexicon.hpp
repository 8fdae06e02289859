// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/lexicon.hpp"
#include "narrate/speech.hpp"

namespace narrate::speech {

/// An entry, ready to be compared with text.
struct Phrase {
    std::uint64_t hash = 0; ///< Of its first word, in lower case.
    std::string folded;     ///< In lower case.
    std::string written;    ///< Only of those for which case matters.
    std::string said;
    SaidAs as = SaidAs::ipa;
};

/// The entries for one language, found by their first word. A value; threads may share a constant
/// one.
class Lexicon {
public:
    Lexicon() = default;
    /// Of both lists, the entries for `language` (BCP 47). Where two are for the same words, the
    /// one for exact case wins, then those of `over`, then the later one.
    Lexicon(std::string_view language, std::span<const LexiconEntry> entries,
            std::span<const LexiconEntry> over = {});

    [[nodiscard]] bool empty() const { return phrases_.empty(); }
    [[nodiscard]] std::size_t size() const { return phrases_.size(); }
    [[nodiscard]] bool english() const { return english_; }
    /// The phrases whose first word has this hash, the longest ones first.
    [[nodiscard]] std::span<const Phrase> beginning_with(std::uint64_t hash) const;

private:
    void build_slots();

    std::vector<Phrase> phrases_;      ///< Those with the same first word side by side.
    std::vector<std::uint32_t> slots_; ///< Open addressing: 1 + the first phrase's place; 0: free.
    bool english_ = false;
};

/// Reads the tables that come with narrate; builtin_lexicon() keeps what this gives.
std::vector<LexiconEntry> load_builtin_lexicon();

/// What the lexicon knows of an utterance's words, the longest phrases first: respellings take the
/// place of the text, and its map goes with them; IPA becomes `pronunciations` (those that were
/// there go). Words without an entry cost no memory. Pure; any thread.
Utterance pronounce(Utterance utterance, const Lexicon& lexicon);

} // namespace narrate::speech
