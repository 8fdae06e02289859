// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "narrate/text.hpp"

namespace narrate::speech {

enum class TokenKind : std::uint8_t {
    end,    ///< Stands for all positions outside the text.
    word,   ///< Letters and their marks.
    number, ///< ASCII digits.
    space,  ///< White space.
    sign,   ///< One code point that is none of these.
};

enum class Case : std::uint8_t {
    none,  ///< No cased letter comes first: other scripts.
    lower, ///< "tide"
    title, ///< "Tide", "A"
    upper, ///< "TIDE", two letters or more
    mixed, ///< "TikTok", "eBay"
};

struct Token {
    TokenKind kind = TokenKind::end;
    Case letter_case = Case::none; ///< Of words.
    char32_t sign = 0;             ///< Of signs.
    TextRange range;               ///< In the text.
};

/// A sentence as tokens that leave no hole. Positions outside it, such as the one before the first,
/// give a token of kind `end`, so that readers can look around freely.
class TokenStream {
public:
    /// `text` must outlive it.
    TokenStream(std::string_view text, TextRange sentence);

    [[nodiscard]] std::size_t size() const { return tokens_.size(); }
    const Token& operator[](std::size_t i) const { return i < tokens_.size() ? tokens_[i] : kEnd; }
    [[nodiscard]] std::string_view text(std::size_t i) const { return (*this)[i].range.of(text_); }
    /// The written text of the tokens [first, last).
    [[nodiscard]] std::string_view text(std::size_t first, std::size_t last) const;

    [[nodiscard]] bool is(std::size_t i, TokenKind kind) const { return (*this)[i].kind == kind; }
    [[nodiscard]] bool is_sign(std::size_t i, char32_t sign) const {
        return (*this)[i].sign == sign;
    }
    /// Any kind of hyphen, minus or dash.
    [[nodiscard]] bool is_dash(std::size_t i) const;
    /// "'" or what is set for it.
    [[nodiscard]] bool is_apostrophe(std::size_t i) const;
    /// `i`, or the token behind it when it is white space.
    [[nodiscard]] std::size_t skip_space(std::size_t i) const {
        return is(i, TokenKind::space) ? i + 1 : i;
    }
    /// The last token before `i` that is not white space.
    [[nodiscard]] std::size_t before(std::size_t i) const {
        return is(i - 1, TokenKind::space) ? i - 2 : i - 1;
    }
    /// Behind the tokens without white space from `at` on, less the punctuation at their end; of
    /// endless ones the first 200.
    [[nodiscard]] std::size_t end_of_run(std::size_t at) const;
    /// Most words are in capitals: a headline, where they tell nothing.
    [[nodiscard]] bool shouts() const { return shouts_; }

private:
    static const Token kEnd;

    std::string_view text_;
    std::vector<Token> tokens_;
    bool shouts_ = false;
};

/// The value of up to nine digits; of more, that of the first nine.
int to_int(std::string_view digits);

} // namespace narrate::speech
