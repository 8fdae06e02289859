// SPDX-License-Identifier: Apache-2.0
#include "player/search.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::player {

namespace {

/// A text in lower case, with one space for any white space, and where each character stood.
struct Folded {
    std::u32string characters;
    std::vector<std::size_t> places; ///< One more than characters: the text's end.
};

Folded fold(std::string_view text) {
    Folded folded;
    folded.characters.reserve(text.size());
    folded.places.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size();) {
        const base::CodePoint c = base::decode(text, i);
        const bool space = base::is_space(c.value);
        const bool repeated =
            space && !folded.characters.empty() && folded.characters.back() == U' ';
        if (!repeated && !base::is_invisible(c.value)) {
            folded.characters += space ? U' ' : base::to_lower(c.value);
            folded.places.push_back(i);
        }
        i += c.length;
    }
    folded.places.push_back(text.size());
    return folded;
}

} // namespace

std::optional<TextRange> find_text(std::string_view text, std::string_view wanted, std::size_t from,
                                   Direction direction) {
    const Folded wish = fold(base::trim(wanted));
    if (wish.characters.empty()) return std::nullopt;
    const Folded folded = fold(text);
    const auto at = static_cast<std::size_t>(
        std::lower_bound(folded.places.begin(), folded.places.end(), from) - folded.places.begin());
    std::size_t found = std::u32string::npos;
    if (direction == Direction::forward)
        found = folded.characters.find(wish.characters, at);
    else if (at > 0)
        found = folded.characters.rfind(wish.characters, at - 1);
    if (found == std::u32string::npos) return std::nullopt;
    return TextRange{folded.places[found], folded.places[found + wish.characters.size()]};
}

} // namespace narrate::player
