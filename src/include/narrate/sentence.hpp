// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "narrate/export.h"
#include "narrate/text.hpp"

/// Where sentences and words begin and end.
namespace narrate {

/// The sentences of `text`, in order: ranges without the white space around them; everything that
/// is not white space lies in exactly one. A blank line always ends a sentence, a single line
/// feed does where the line was not full or an item of a list follows. `language` is BCP 47; an
/// unknown one gets general rules. The time grows with the text's length alone. Pure; any thread.
NARRATE_API std::vector<TextRange> segment_sentences(std::string_view text,
                                                     std::string_view language);

/// The words of `text`, in order: what a reader would point at while listening. White space and
/// long dashes separate words; quotation marks, brackets and sentence punctuation around a word do
/// not belong to it, while "$5bn", "U.S.", "don't" and "comrades-in-arms" are one word each. Every
/// word holds at least one letter or digit (of any script). Pure; any thread.
NARRATE_API std::vector<TextRange> split_words(std::string_view text);

} // namespace narrate
