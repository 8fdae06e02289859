// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/text.hpp"

namespace narrate::flite {

/// What flite makes words of: what stands between white space, without the signs at its ends.
struct Token {
    std::string name;         ///< ASCII, not empty.
    std::string before;       ///< Opening signs.
    std::string after;        ///< The closing sign that makes a pause; empty: there is none.
    bool joined = false;      ///< No white space stands before it.
    std::string phones;       ///< flite's, parted by spaces; empty: the name is read.
    std::size_t position = 0; ///< Of the name's first byte in the text.
};

/// A word of the text that is said by phones.
struct SpelledWord {
    TextRange range;
    std::string phones; ///< Parted by spaces, stressed vowels with a "1".
};

/// The tokens of a sentence, as flite's English reads them. Characters that are not ASCII become
/// what assets/phonemes/flite-letters.tsv says of them, or nothing. Tokens are bounded in length,
/// for flite takes them apart by recursion. `spelled` words are ordered, do not overlap, lie in
/// `text`, and are tokens of their own. Pure.
std::vector<Token> tokenise(std::string_view text, std::span<const SpelledWord> spelled = {});

/// How many of the tokens, not none, are to be one utterance: all, or as many as end at a pause
/// before there are too many. flite keeps all of an utterance's parts in memory. Pure.
std::size_t utterance_length(std::span<const Token> tokens);

} // namespace narrate::flite
