// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "narrate/document.hpp"
#include "narrate/text.hpp"

namespace narrate::document {

/// An article as newsboat hands it to another program: "Feed: …", "Title: …", "Author: …", "Date:
/// …" and "Link: …", each where it is known, a blank line, the text, and a list of its links.
struct PipedArticle {
    Metadata metadata;
    TextRange title; ///< Bytes; empty: it has none.
    TextRange body;  ///< Between the headers and the list of links.
};

/// Nothing for text that only begins alike: it needs two such lines, one of them a title or a feed.
std::optional<PipedArticle> read_piped(std::string_view text);

/// Replaces what newsboat writes for a picture ("[image 1: The quay (link #4)]") by spaces.
void blank_pictures(std::string& text);

} // namespace narrate::document
