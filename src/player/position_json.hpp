// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "player/history.hpp"

namespace narrate::player {

/// The text of a file of the history: {"schema": 1, "title", "input", "remaining", "size",
/// "listened", "finished"}; the article's id is the file's name. An input that is no UTF-8, as
/// names of files may be, is a list of its bytes. Titles are cut, and inputs that are too long are
/// left out, so that files stay small.
std::string position_json(const Remembered& article);

/// Nothing for what is no such text.
std::optional<Remembered> parse_position(std::string_view json, const std::string& id);

/// Bytes; larger files are none of the history.
inline constexpr std::size_t kLargestPosition = std::size_t{64} * 1024;

} // namespace narrate::player
