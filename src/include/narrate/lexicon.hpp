// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "narrate/error.hpp"
#include "narrate/export.h"

/// How words and names are said: what a lexicon knows that spelling does not tell.
namespace narrate {

/// How an entry's `said` is to be understood.
enum class SaidAs {
    ipa, ///< Broad IPA. "r" stands wherever some accents sound it: /ˈɑːrkənsɔː/. For a word
         ///< of a phrase "-" may stand: it is read as it is written.
    respelling, ///< Plain words that are read instead: "shee jin ping".
};

/// Whether an entry is for every way to write its letters.
enum class MatchCase {
    any,   ///< "ostrey", "Ostrey" and "OSTREY".
    exact, ///< "Nice" but not "nice".
};

/// One word or phrase, and how it is said. In English it stands for its possessive, too, and where
/// case does not matter for its plural.
struct LexiconEntry {
    std::string written; ///< UTF-8; begins and ends with a letter or digit; one space parts words.
    std::string said;
    SaidAs as = SaidAs::ipa;
    MatchCase match = MatchCase::any;
    std::string language = {}; ///< BCP 47; "en" is for "en-GB", too; empty: for every language.
    friend bool operator==(const LexiconEntry&, const LexiconEntry&) = default;
};

/// A table of entries (TSV; its format is described in assets/lexicon/en.tsv) for `language`.
/// `name` stands in errors. All of the table or nothing: errors are table_invalid, with the line.
/// Pure; any thread.
NARRATE_API Result<std::vector<LexiconEntry>>
parse_lexicon_table(std::string_view table, std::string_view name, std::string_view language);

/// A lexicon in the W3C's Pronunciation Lexicon Specification 1.0 (XML), alphabet "ipa": each
/// grapheme of a lexeme gets its preferred phoneme, else its first phoneme, else its alias as a
/// respelling. Case matters. `name` stands in errors. Errors: table_invalid, with the line.
/// Pure; any thread.
NARRATE_API Result<std::vector<LexiconEntry>> parse_pls(std::string_view xml,
                                                        std::string_view name);

/// The entries that come with narrate, for all languages. Thread-safe.
NARRATE_API const std::vector<LexiconEntry>& builtin_lexicon();

} // namespace narrate
