// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "narrate/lexicon.hpp"

namespace narrate::speech {

/// What is wrong with a line of a lexicon, and what to do about it.
struct EntryFault {
    std::string what;
    std::string hint;
};

/// A word or phrase as entries and texts have it: one space between words, none around them, a
/// straight apostrophe.
std::string tidy_phrase(std::string_view written);

/// Nothing when the entry can be used. Its `written` must be tidy.
std::optional<EntryFault> fault_of(const LexiconEntry& entry);

/// The Error for a fault on a line of the file `name`.
Error at_line(std::string_view name, std::size_t line, EntryFault fault);

/// Whether what is said for the language tag `tag` is for `language`, too: "en" for "en-GB", and
/// the empty tag for all.
bool speaks_for(std::string_view tag, std::string_view language);

} // namespace narrate::speech
