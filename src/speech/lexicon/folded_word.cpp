// SPDX-License-Identifier: Apache-2.0
#include "speech/lexicon/folded_word.hpp"

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::speech {

namespace {

// FNV-1a, by code points.
constexpr std::uint64_t kSeed = 0xCBF29CE484222325U;
constexpr std::uint64_t kPrime = 0x100000001B3U;

/// The code point at `at` in lower case when it belongs to a word; 0 when it does not.
char32_t word_character(std::string_view text, std::size_t at, std::size_t& length) {
    if (at >= text.size()) return 0;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        length = 1;
        if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) return byte;
        return byte >= 'A' && byte <= 'Z' ? byte | 0x20U : 0;
    }
    const base::CodePoint c = base::decode(text, at);
    length = c.length;
    const bool word = base::is_letter(c.value) || base::is_digit(c.value) || base::is_mark(c.value);
    return word ? base::to_lower(c.value) : 0;
}

} // namespace

FoldedWord folded_word(std::string_view text, std::size_t at) {
    FoldedWord word;
    word.end = at;
    std::uint64_t hash = kSeed;
    std::uint64_t before_apostrophe = 0;
    std::uint64_t before_last = 0;
    char32_t last = 0;
    std::size_t since_apostrophe = 0;
    for (;;) {
        std::size_t length = 0;
        char32_t c = word_character(text, word.end, length);
        if (c == 0) {
            std::size_t unused = 0;
            const bool inside = last != 0 && word.end < text.size() && text[word.end] == '\'' &&
                                word_character(text, word.end + 1, unused) != 0;
            if (!inside) break;
            c = '\'';
            before_apostrophe = hash;
            since_apostrophe = 0;
        }
        before_last = hash;
        hash = (hash ^ c) * kPrime;
        last = c;
        ++since_apostrophe;
        word.end += length;
    }
    if (last == 0) return word;
    word.hash = hash;
    if (last != 's') return word;
    constexpr std::size_t kApostropheAndS = 2;
    if (before_apostrophe != 0 && since_apostrophe == kApostropheAndS)
        word.owner = before_apostrophe;
    word.singular = before_last;
    return word;
}

} // namespace narrate::speech
