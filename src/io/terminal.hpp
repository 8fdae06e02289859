// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

/// The only way to a terminal for text that others wrote.
namespace narrate::io {

/// `text` as one harmless line: without control and escape characters, without invisible and
/// bidirectional ones, line breaks as spaces, ill-formed UTF-8 as U+FFFD.
std::string printable(std::string_view text);

/// Standard error is a terminal: progress may be drawn.
bool is_error_terminal();

/// Writes a line ("narrate: …") to standard error; `text` passes through printable.
void print_message(std::string_view text);

/// Draws a line over the last one that was drawn this way; an empty one clears it.
void draw_status(std::string_view text);

} // namespace narrate::io
