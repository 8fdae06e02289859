// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "narrate/sentence.hpp"

namespace narrate {

namespace {

using base::CodePoint;

bool is_word_character(char32_t c) {
    return base::is_letter(c) || base::is_digit(c);
}

/// Signs that belong to the word they stand before: "$5", "#tag", "@name", "-3°", "+1", "½".
bool may_begin_word(char32_t c) {
    constexpr std::u32string_view kSigns = U"$£€¥₹₽₩¢#@+-−§&~№½¼¾";
    return is_word_character(c) || kSigns.find(c) != std::u32string_view::npos;
}

/// Signs that belong to the word they stand after: "5%", "20°", "C++", "5€", "10²".
bool may_end_word(char32_t c) {
    constexpr std::u32string_view kSigns = U"%‰°$£€¥₹₽₩¢+²³½¼¾″′";
    return is_word_character(c) || kSigns.find(c) != std::u32string_view::npos;
}

bool is_long_dash(char32_t c) {
    return c >= 0x2014 && c <= 0x2015;
}

/// Whether words part between the code points around `at`, where no white space stands: at long
/// dashes, at an en dash that is no range of numbers, at "--" and at "…" and "...".
bool parts_words(std::string_view text, std::size_t at, CodePoint c) {
    if (is_long_dash(c.value) || c.value == 0x2026) return true;
    const char32_t before = base::decode_before(text, at).value;
    const char32_t after = base::decode(text, at + c.length).value;
    if (c.value == 0x2013) return !(base::is_digit(before) && may_begin_word(after));
    if (c.value == '-') return before == '-' || after == '-';
    if (c.value == '.') return before == '.' || after == '.';
    return false;
}

/// "U.S.", "a.m.": the last full stop belongs to the word when each letter has one.
bool is_dotted_abbreviation(std::string_view word) {
    int letters = 0;
    bool letter = false;
    for (std::size_t i = 0; i < word.size();) {
        const CodePoint c = base::decode(word, i);
        if (letter ? c.value != '.' : !base::is_letter(c.value)) return false;
        letters += letter ? 0 : 1;
        letter = !letter;
        i += c.length;
    }
    return letters >= 2;
}

/// The word inside a stretch without white space; empty when it holds none.
TextRange trim_to_word(std::string_view text, TextRange stretch) {
    TextRange word = stretch;
    while (!word.empty()) {
        const CodePoint first = base::decode(text, word.begin);
        if (may_begin_word(first.value)) break;
        word.begin += first.length;
    }
    while (!word.empty()) {
        const CodePoint last = base::decode_before(text.substr(0, word.end), word.end);
        if (may_end_word(last.value)) break;
        word.end -= last.length;
    }
    if (word.end < stretch.end && text[word.end] == '.' &&
        is_dotted_abbreviation(text.substr(word.begin, word.end - word.begin + 1)))
        ++word.end;
    return word;
}

bool holds_word_character(std::string_view word) {
    for (std::size_t i = 0; i < word.size();) {
        const CodePoint c = base::decode(word, i);
        if (is_word_character(c.value)) return true;
        i += c.length;
    }
    return false;
}

} // namespace

std::vector<TextRange> split_words(std::string_view text) {
    std::vector<TextRange> words;
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
        const TextRange word = trim_to_word(text, {begin, end});
        if (!word.empty() && holds_word_character(word.of(text))) words.push_back(word);
    };
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = base::decode(text, i);
        if (base::is_space(c.value) || parts_words(text, i, c)) {
            add(i);
            begin = i + c.length;
        }
        i += c.length;
    }
    add(text.size());
    return words;
}

} // namespace narrate
