// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "sentence/characters.hpp"
#include "sentence/rules.hpp"

namespace narrate::sentence {

/// What follows a stop.
struct Following {
    CodePoint first;     ///< Behind white space and opening signs; length 0 at the end.
    std::size_t at = 0;  ///< Where it stands.
    bool spaced = false; ///< White space, or the end of the text, stands before it.
    bool dashed = false; ///< A dash stands before it.
    bool opened = false; ///< An opening sign stands before it.
};

/// What stands around a place of a text.
class Context {
public:
    Context(std::string_view text, const Rules& rules) : text_(text), rules_(rules) {}

    [[nodiscard]] CodePoint at(std::size_t i) const {
        if (i < text_.size() && byte_at(text_, i) < 0x80) return {byte_at(text_, i), 1};
        return base::decode(text_, i);
    }
    [[nodiscard]] bool is_space_at(std::size_t i) const {
        return i < text_.size() && is_space(at(i).value);
    }
    /// White space, or the end of the text.
    [[nodiscard]] bool is_open_at(std::size_t i) const {
        return i >= text_.size() || is_space(at(i).value);
    }

    [[nodiscard]] Following following(std::size_t end) const;
    /// The letters from `from` on.
    [[nodiscard]] std::string_view word_at(std::size_t from) const;
    /// What the table says of the word at `from`; one in lower case is looked up with a capital.
    [[nodiscard]] Word meaning_at(std::size_t from) const;
    /// The token before `stop`, not before `begin`: up to white space, an opening sign or a dash.
    [[nodiscard]] std::string_view token_before(std::size_t stop, std::size_t begin) const;

    /// Behind all stops in a row: "?!", "...", "? ? ?" and full stops parted by spaces (". . .").
    [[nodiscard]] std::size_t end_of_stops(std::size_t stop) const;
    /// Behind the closing signs, footnote marks and smileys that belong to the sentence whose stops
    /// end at `end`; quotations are looked back for as far as `paragraph`.
    [[nodiscard]] std::size_t end_of_signs(std::size_t end, std::size_t paragraph) const;

private:
    [[nodiscard]] std::size_t end_of_attached_sign(std::size_t end) const;
    [[nodiscard]] std::size_t end_of_spaced_sign(std::size_t end, std::size_t paragraph) const;
    [[nodiscard]] std::size_t end_of_reference(std::size_t at) const;
    [[nodiscard]] std::size_t end_of_smiley(std::size_t at) const;
    [[nodiscard]] bool closes_quotation(std::size_t at, std::size_t length, std::size_t spaces,
                                        std::size_t paragraph) const;
    [[nodiscard]] std::size_t end_of_note_number(std::size_t end, std::size_t at) const;
    [[nodiscard]] bool is_low_quotation(std::size_t at) const;

    std::string_view text_;
    const Rules& rules_;
};

} // namespace narrate::sentence
