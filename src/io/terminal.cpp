// SPDX-License-Identifier: Apache-2.0
#include "io/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>

#include "base/utf8.hpp"
#include "io/atomic_file.hpp"

namespace narrate::io {

namespace {

constexpr std::size_t kUsualColumns = 80;

std::size_t columns() {
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsualColumns;
    return size.ws_col;
}

/// The first `most` code points of a text.
std::string_view first_code_points(std::string_view text, std::size_t most) {
    std::size_t end = 0;
    while (end < text.size() && most-- > 0) end += base::decode(text, end).length;
    return text.substr(0, end);
}

} // namespace

std::string printable(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const base::CodePoint c = base::decode(text, i);
        i += c.length;
        if (base::is_space(c.value))
            line += ' ';
        else if (!base::is_control(c.value) && !base::is_invisible(c.value))
            base::append_utf8(line, c.value);
    }
    return line;
}

bool is_error_terminal() {
    return ::isatty(STDERR_FILENO) == 1;
}

void print_message(std::string_view text) {
    write_all(STDERR_FILENO, "narrate: " + printable(text) + "\n");
}

void draw_status(std::string_view text) {
    const std::string line = printable(text);
    // Back to the line's beginning, the text cut to the width, and the rest of the line cleared.
    std::string bytes = "\r";
    bytes += first_code_points(line, columns() - 1);
    bytes += "\x1b[K";
    write_all(STDERR_FILENO, bytes);
}

} // namespace narrate::io
