// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "narrate/document.hpp"

namespace narrate::document {

/// A block's text as it comes in: white space folded to single spaces, control and invisible
/// characters left out. White space at both ends never gets in.
class TextCollector {
public:
    void add(std::string_view text);
    /// A place where words part, such as a line break.
    void add_space() { space_ = true; }

    [[nodiscard]] bool empty() const { return text_.empty(); }
    /// Code points collected so far.
    [[nodiscard]] std::size_t length() const { return length_; }
    /// The text; the collector begins anew.
    std::string take();

private:
    void begin_word();

    std::string text_;
    std::size_t length_ = 0;
    bool space_ = false;
};

/// Documents have at most so many blocks: memory stays within bounds on any input.
inline constexpr std::size_t kMostBlocks = 100'000;

/// Bytes of the bullet that a text begins with, without the space behind it; 0: none.
std::size_t bullet_length(std::string_view text);

/// Adds a block that has text, without the marks of footnotes; a paragraph with a bullet in front
/// is an item of a list, without the bullet. What comes after the most that a document holds goes
/// on in its last block, parted by a space: nothing is lost.
void add_block(Document& document, DocumentBlock block);

} // namespace narrate::document
