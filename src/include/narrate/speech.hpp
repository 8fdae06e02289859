// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/error.hpp"
#include "narrate/export.h"
#include "narrate/text.hpp"

/// From running text to words that can be said.
namespace narrate {

/// What is said for one sentence.
struct Utterance {
    std::string spoken;                       ///< UTF-8 without control characters.
    OffsetMap map;                            ///< From `spoken` back to the article's text.
    std::chrono::milliseconds pause_after{0}; ///< Silence that follows.
    /// What is not said as a backend would read it: ordered ranges of `spoken`, not overlapping.
    std::vector<Pronunciation> pronunciations = {};
};

/// An utterance is at most this many times as long as what is written, and kSpokenSlack bytes.
inline constexpr std::size_t kMostSpokenGrowth = 8;
inline constexpr std::size_t kSpokenSlack = 512;

/// A table of a user's own, which adds to one of assets/speech or overrules its rows.
struct SpeechTable {
    std::string language; ///< BCP 47's primary part, in lower case: "en".
    std::string name;     ///< Of the table it adds to: "abbreviations.tsv".
    std::string text;     ///< UTF-8, in that table's format, which stands at its head.
};

/// Puts sentences into words by the tables that come with narrate and those of a user. Constant;
/// copies share what it holds; any thread.
class NARRATE_API Verbaliser {
public:
    /// With narrate's own tables.
    Verbaliser();
    /// Errors: table_invalid, with the table's name and the line.
    static Result<Verbaliser> create(std::vector<SpeechTable> tables);

    /// Puts one sentence of `text` into words. `sentence` must lie inside `text`. `language` is BCP
    /// 47; its region decides where habits differ: "en-US".
    [[nodiscard]] Utterance verbalise(std::string_view text, TextRange sentence,
                                      std::string_view language) const;

private:
    struct Impl;
    explicit Verbaliser(std::shared_ptr<const Impl> impl);
    std::shared_ptr<const Impl> impl_;
};

/// The same with narrate's own tables. Pure; any thread.
NARRATE_API Utterance verbalise(std::string_view text, TextRange sentence,
                                std::string_view language);

} // namespace narrate
