// SPDX-License-Identifier: Apache-2.0
#include "speech/token.hpp"

#include <algorithm>
#include <charconv>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::speech {

namespace {

using base::CodePoint;

bool is_ascii_lower(unsigned char c) {
    return c >= 'a' && c <= 'z';
}
bool is_ascii_upper(unsigned char c) {
    return c >= 'A' && c <= 'Z';
}

/// Marks that stand on the letter before them: those of the scripts written with capitals, and
/// those of India's scripts, where vowels and what joins consonants have one place in all blocks.
bool is_mark(char32_t c) {
    if (c >= 0x900 && c <= 0xD7F) {
        const char32_t place = c % 0x80;
        return place <= 0x03 || (place >= 0x3A && place <= 0x4F && place != 0x3D) ||
               (place >= 0x51 && place <= 0x57) || place == 0x62 || place == 0x63;
    }
    return c >= 0x300 && c <= 0x36F;
}

TokenKind kind_of(char32_t c) {
    if (c < 0x80) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_ascii_lower(byte) || is_ascii_upper(byte)) return TokenKind::word;
        if (base::is_ascii_digit(c)) return TokenKind::number;
        return c == ' ' || base::is_space(c) ? TokenKind::space : TokenKind::sign;
    }
    if (base::is_space(c)) return TokenKind::space;
    return base::is_letter(c) ? TokenKind::word : TokenKind::sign;
}

/// The case of a word from those of its letters.
class CaseCounter {
public:
    void add(char32_t c) {
        const bool upper =
            c < 0x80 ? is_ascii_upper(static_cast<unsigned char>(c)) : base::is_upper(c);
        const bool lower =
            c < 0x80 ? is_ascii_lower(static_cast<unsigned char>(c)) : base::is_lower(c);
        if (letters_++ == 0) first_upper_ = upper;
        uppers_ += upper ? 1 : 0;
        lowers_ += lower ? 1 : 0;
    }
    [[nodiscard]] Case result() const {
        if (uppers_ + lowers_ == 0) return Case::none;
        if (uppers_ == 0) return Case::lower;
        if (uppers_ == 1 && first_upper_) return Case::title;
        return lowers_ == 0 ? Case::upper : Case::mixed;
    }

private:
    int letters_ = 0;
    int uppers_ = 0;
    int lowers_ = 0;
    bool first_upper_ = false;
};

} // namespace

const Token TokenStream::kEnd{};

TokenStream::TokenStream(std::string_view text, TextRange sentence) : text_(text) {
    const std::string_view inside = text.substr(0, sentence.end);
    tokens_.reserve(sentence.size() / 3 + 1);
    std::size_t upper_words = 0;
    std::size_t words = 0;
    for (std::size_t at = sentence.begin; at < sentence.end;) {
        const CodePoint first = base::decode(inside, at);
        Token token;
        token.kind = kind_of(first.value);
        token.range = {at, at + first.length};
        if (token.kind == TokenKind::sign) {
            token.sign = first.value;
        } else {
            CaseCounter cases;
            if (token.kind == TokenKind::word) cases.add(first.value);
            for (CodePoint c = base::decode(inside, token.range.end); c.length != 0;
                 c = base::decode(inside, token.range.end)) {
                const bool mark = token.kind == TokenKind::word && is_mark(c.value);
                if (!mark && kind_of(c.value) != token.kind) break;
                if (token.kind == TokenKind::word && !mark) cases.add(c.value);
                token.range.end += c.length;
            }
            token.letter_case = token.kind == TokenKind::word ? cases.result() : Case::none;
            words += token.kind == TokenKind::word && token.letter_case != Case::none ? 1U : 0U;
            upper_words += token.letter_case == Case::upper ? 1U : 0U;
        }
        at = token.range.end;
        tokens_.push_back(token);
    }
    constexpr std::size_t kFewestWords = 3;
    shouts_ = words >= kFewestWords && upper_words * 2 > words;
}

std::string_view TokenStream::text(std::size_t first, std::size_t last) const {
    if (first >= last || first >= tokens_.size()) return {};
    const std::size_t begin = tokens_[first].range.begin;
    return text_.substr(begin, tokens_[std::min(last, tokens_.size()) - 1].range.end - begin);
}

bool TokenStream::is_dash(std::size_t i) const {
    const char32_t sign = (*this)[i].sign;
    return sign == '-' || (sign >= 0x2010 && sign <= 0x2015) || sign == 0x2212;
}

bool TokenStream::is_apostrophe(std::size_t i) const {
    const char32_t sign = (*this)[i].sign;
    return sign == '\'' || sign == 0x2019;
}

std::size_t TokenStream::end_of_run(std::size_t at) const {
    constexpr std::size_t kMostTokens = 200;
    std::size_t end = at;
    while (end < size() && end - at < kMostTokens && !is(end, TokenKind::space)) ++end;
    constexpr std::u32string_view kClosers = U".,;:!?)]}\"'\u201d\u2019\u00bb>*";
    while (end > at && tokens_[end - 1].sign != 0 &&
           kClosers.find(tokens_[end - 1].sign) != std::u32string_view::npos)
        --end;
    return end;
}

int to_int(std::string_view digits) {
    constexpr std::size_t kMostDigits = 9;
    int value = 0;
    std::from_chars(digits.data(), digits.data() + std::min(kMostDigits, digits.size()), value);
    return value;
}

} // namespace narrate::speech
