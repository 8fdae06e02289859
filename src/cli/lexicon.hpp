// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "narrate/lexicon.hpp"

namespace narrate::cli {

/// The user's own entries: of all files *.tsv and *.pls in the folder lexicon of their settings, by
/// the files' names; later ones win. A table's name tells its language: "en.tsv", "names.en.tsv";
/// one without, "names.tsv", is for all. Errors: table_invalid, input_unreadable; of one broken
/// file nothing is used, and nothing of the others.
Result<std::vector<LexiconEntry>> load_lexicon();

} // namespace narrate::cli
