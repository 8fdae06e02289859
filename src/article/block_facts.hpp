// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/cues.hpp"
#include "narrate/document.hpp"

namespace narrate::article {

/// What a block's text alone tells; its neighbours weigh it, too.
struct BlockFacts {
    float log_length = 0;
    float words = 0;
    float links = 0;
    bool sentence = false; ///< Ends as sentences do.
    bool running = false;  ///< Running text: long enough, a sentence's end, no list of links.
    float marks = 0;       ///< Commas and stops for each hundred characters.
    float digits = 0;      ///< Share of characters.
    float capitals = 0;    ///< Share of words that begin with a capital.
    float all_capitals = 0;
    float parted = 0; ///< Signs that part the items of a line: "|", "•", "·", "»".
    bool lower_start = false;
    bool odd_start = false; ///< Begins with neither letter nor digit.
    bool colon = false;     ///< Ends with one.
    bool ellipsis = false;  ///< Ends with one: a text that is cut off.
    bool bracketed = false; ///< One word in square brackets: what text browsers show for a picture.
    bool doubled = false; ///< The same words twice, run together: a picture's text and its caption.
    bool glued = false;   ///< Two texts run together without a space ("in FinaleThe race").
    bool dated = false;   ///< A few words with a date or a time among them.
    bool address = false; ///< Holds an e-mail address, a handle or a URL.
    std::string_view chrome; ///< The reason of a phrase of the tables; may be empty.
    std::string date;        ///< Of a date line, in ISO 8601.
    CueCounts cues{};        ///< Words that chrome uses.
    std::string form;        ///< As phrases are written.
};

std::vector<BlockFacts> examine_blocks(const Document& document);

/// A text that ends as sentences do: a stop, closing signs aside.
bool ends_like_sentence(std::string_view text);

} // namespace narrate::article
