// SPDX-License-Identifier: Apache-2.0
#include "article/common_words.hpp"

#include <algorithm>
#include <array>

#include "base/assets.hpp"
#include "base/table.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::article {

namespace {

/// The longest word of the table has fewer bytes.
constexpr std::size_t kLongestWord = 24;

bool is_word_byte(unsigned char c) {
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Calls `visit` with each run of letters. Signs outside ASCII count as letters: what is looked for
/// has none at its ends, but "«the" and "the—" are rare enough.
template <typename Visit> void for_each_word(std::string_view text, Visit visit) {
    std::size_t at = 0;
    while (at < text.size()) {
        while (at < text.size() && !is_word_byte(static_cast<unsigned char>(text[at]))) ++at;
        const std::size_t begin = at;
        while (at < text.size() && is_word_byte(static_cast<unsigned char>(text[at]))) ++at;
        if (at > begin) visit(text.substr(begin, at - begin));
    }
}

} // namespace

std::optional<CommonWords> CommonWords::of(std::string_view language) {
    base::TableReader reader(base::find_asset("assets/language/common_words.tsv"));
    while (const auto* row = reader.next())
        if (row->size() == 2 && (*row)[0] == language) return CommonWords((*row)[1]);
    return std::nullopt;
}

CommonWords::CommonWords(std::string_view words) {
    for_each_word(words, [this](std::string_view word) { words_.push_back(word); });
    std::sort(words_.begin(), words_.end());
}

double CommonWords::share_in(std::string_view text) const {
    std::size_t words = 0;
    std::size_t common = 0;
    for_each_word(text, [&](std::string_view word) {
        ++words;
        std::array<char, kLongestWord> lower{};
        if (word.size() > lower.size()) return;
        std::transform(word.begin(), word.end(), lower.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        common += std::binary_search(words_.begin(), words_.end(),
                                     std::string_view(lower.data(), word.size()))
                      ? 1U
                      : 0U;
    });
    return words == 0 ? 0 : static_cast<double>(common) / static_cast<double>(words);
}

bool is_prose(std::string_view text) {
    std::size_t words = 0;
    std::size_t capitals = 0;
    for_each_word(text, [&](std::string_view word) {
        ++words;
        if (base::is_upper(base::decode(word, 0).value)) ++capitals;
    });
    return 2 * capitals < words;
}

} // namespace narrate::article
