// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "narrate/text.hpp"

namespace narrate::player {

enum class Direction { forward, backward };

/// Looks for words in a text, in upper or lower case and with any white space between them: going
/// forward, the first that begin at `from` or behind it; backward, the last that begin before it.
/// Nothing for an empty wish. Pure.
std::optional<TextRange> find_text(std::string_view text, std::string_view wanted, std::size_t from,
                                   Direction direction);

} // namespace narrate::player
