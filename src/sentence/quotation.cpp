// SPDX-License-Identifier: Apache-2.0
#include "sentence/quotation.hpp"

#include <algorithm>
#include <array>

#include "sentence/characters.hpp"

namespace narrate::sentence {

namespace {

constexpr std::size_t kLongestBracket = 80;    ///< Bytes between square brackets.
constexpr std::size_t kLongestInserted = 200;  ///< Bytes of a quotation inside a sentence.
constexpr std::size_t kLongestExclaimed = 300; ///< Bytes of one that ends exclaiming or asking.
constexpr std::size_t kLongestReply = 80;      ///< Characters of one that asks and goes on.
constexpr std::size_t kLongestWide = 300;      ///< Bytes between the brackets of East Asia.

struct Pair {
    std::string_view opening;
    std::string_view closing;
    bool wide;
};

constexpr std::array<Pair, 10> kPairs = {{{"\"", "\"", false},
                                          {"\u201c", "\u201d", false},
                                          {"\u201e", "\u201c", false},
                                          {"\u00ab", "\u00bb", false},
                                          {"\u2018", "\u2019", false},
                                          {"\u300a", "\u300b", true},
                                          {"\u300c", "\u300d", true},
                                          {"\u300e", "\u300f", true},
                                          {"\u3010", "\u3011", true},
                                          {"\uff08", "\uff09", true}}};

bool opens_at(std::string_view text, std::size_t at, std::size_t length) {
    const bool free_before = at == 0 || is_space(base::decode_before(text, at).value) ||
                             is_opening(base::decode_before(text, at).value) ||
                             is_dash(base::decode_before(text, at).value);
    const CodePoint next = base::decode(text, at + length);
    return free_before && next.length != 0 && !is_space(next.value);
}

/// The closing "'": it stands behind punctuation and before white space; others are apostrophes.
std::size_t find_closing_apostrophe(std::string_view inside) {
    for (std::size_t i = inside.find('\''); i != std::string_view::npos;
         i = inside.find('\'', i + 1)) {
        const bool behind_stop =
            i > 0 && std::string_view(".,!?").find(inside[i - 1]) != std::string_view::npos;
        const bool before_space =
            i + 1 >= inside.size() || is_space(base::decode(inside, i + 1).value);
        if (behind_stop && before_space) return i;
        const bool opens_another = i > 0 && inside[i - 1] == ' ' && !before_space;
        if (opens_another) break;
    }
    return std::string_view::npos;
}

/// What the signs enclose, at most `longest` bytes of the same paragraph; empty: it is not closed.
std::string_view enclosed(std::string_view text, std::size_t begin, std::string_view closing,
                          std::size_t longest) {
    std::string_view inside = text.substr(begin, longest + closing.size() + 1);
    inside = inside.substr(0, inside.find("\n\n"));
    const std::size_t close =
        closing == "'" ? find_closing_apostrophe(inside) : inside.find(closing);
    return close == std::string_view::npos ? std::string_view{} : inside.substr(0, close);
}

bool is_unbroken(std::string_view inside, bool inserted) {
    if (inserted && inside.size() <= kLongestInserted) return true;
    if (inside.back() == '!' || inside.back() == '?') return true;
    const auto letters = static_cast<std::size_t>(
        std::count_if(inside.begin(), inside.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    return letters <= kLongestReply && inside.find_first_of("!?") != std::string_view::npos;
}

} // namespace

std::size_t end_of_unbroken(std::string_view text, std::size_t at, std::size_t begin) {
    const std::string_view rest = text.substr(at);
    if (rest[0] == '[') {
        const std::string_view inside = enclosed(text, at + 1, "]", kLongestBracket);
        return inside.empty() ? 0 : at + 1 + inside.size();
    }
    Pair pair{"'", "'", false};
    if (rest[0] != '\'') {
        const auto* const found = std::find_if(kPairs.begin(), kPairs.end(), [&](const Pair& p) {
            return rest.starts_with(p.opening);
        });
        if (found == kPairs.end()) return 0;
        pair = *found;
    }
    const std::size_t from = at + pair.opening.size();
    if (!pair.wide && !opens_at(text, at, pair.opening.size())) return 0;
    const std::string_view inside =
        enclosed(text, from, pair.closing, pair.wide ? kLongestWide : kLongestExclaimed);
    if (inside.empty()) return 0;
    const bool inserted = !base::trim(text.substr(begin, at - begin)).empty();
    return pair.wide || is_unbroken(inside, inserted) ? from + inside.size() : 0;
}

} // namespace narrate::sentence
