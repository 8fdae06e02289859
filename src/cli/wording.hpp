// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "narrate/lexicon.hpp"
#include "narrate/speech.hpp"

namespace narrate::cli {

/// The user's own entries: of all files *.tsv and *.pls in the folder lexicon of their settings, by
/// the files' names; later ones win. A table's name tells its language: "en.tsv", "names.en.tsv";
/// one without, "names.tsv", is for all. Errors: table_invalid, input_unreadable; of one broken
/// file nothing is used, and nothing of the others.
Result<std::vector<LexiconEntry>> load_lexicon();

/// Puts text into words by narrate's tables and the user's own: those in the folder speech of their
/// settings, named as in assets/speech ("en/units.tsv"). Errors: table_invalid, input_unreadable.
Result<Verbaliser> load_verbaliser();

} // namespace narrate::cli
