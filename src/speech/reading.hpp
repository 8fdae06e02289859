// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "speech/tables.hpp"
#include "speech/token.hpp"

namespace narrate::speech {

/// Whose habits decide where a language has two: dates, the name of nought, "and".
enum class Region : std::uint8_t { british, american };

namespace languages {
class Grammar;
}

/// What readers look at.
struct Context {
    const TokenStream& tokens;
    const Tables& tables;
    Region region = Region::british;
    const languages::Grammar* grammar = nullptr; ///< Null for English, which is read by code.

    /// A word that has this cue stands at token `i`.
    [[nodiscard]] bool has_cue(std::size_t i, Cue cue) const;
    /// Nothing but closing signs stands from token `i` on.
    [[nodiscard]] bool ends_at(std::size_t i) const;
    /// A word with a capital stands at token `i`.
    [[nodiscard]] bool is_capitalised(std::size_t i) const;
    /// The word at `i` in lower case is `word`.
    [[nodiscard]] bool is_word(std::size_t i, std::string_view word) const;
    /// "a £20m deal", "its 5km route": what ends before `end` and begins at `begin` names the noun
    /// behind it, so its unit is said as one.
    [[nodiscard]] bool is_attribute(std::size_t begin, std::size_t end) const;
};

/// What a reader made of the tokens from some position up to `end`; nothing when `end` is 0.
struct Reading {
    std::size_t end = 0;
    std::string spoken;

    explicit operator bool() const { return end != 0; }
};

using Reader = Reading (*)(const Context&, std::size_t);

/// What the first of these readers that knows the tokens from `at` on makes of them.
Reading first_of(std::initializer_list<Reader> readers, const Context& context, std::size_t at);

/// "9/11", "24/7": the longest expression that stands in the table and is not part of something
/// longer.
Reading read_fixed(const Context& context, std::size_t at);

/// A sign that is said, or said otherwise, by the language's table: "&", "±", "§".
Reading read_sign(const Context& context, std::size_t at);

} // namespace narrate::speech
