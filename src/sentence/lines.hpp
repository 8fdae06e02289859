// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace narrate::sentence {

/// The lines of a paragraph: whether a line's end is one of the text, or only wraps it.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {}

    /// `line_end` is a line feed: an empty line follows, or nothing more.
    [[nodiscard]] bool ends_paragraph(std::size_t line_end) const;
    /// The line that ends at `line_end` ends a sentence, too; `paragraph` is where its paragraph
    /// begins.
    [[nodiscard]] bool ends_sentence(std::size_t line_end, std::size_t paragraph);

private:
    void measure(std::size_t paragraph);

    std::string_view text_;
    std::size_t begin_ = std::string_view::npos; ///< The paragraph that was measured.
    std::size_t end_ = 0;
    std::size_t width_ = 0; ///< Characters of its longest line.
    bool list_ = false;     ///< Short lines, none with a stop.
};

} // namespace narrate::sentence
