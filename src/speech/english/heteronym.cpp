// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"
#include "speech/english/readers.hpp"

namespace narrate::speech::english {

namespace {

/// The neighbour's letters, when white space alone stands between.
std::string neighbour(const TokenStream& tokens, std::size_t at, bool before) {
    const std::size_t space = before ? at - 1 : at + 1;
    const std::size_t word = before ? at - 2 : at + 2;
    if (!tokens.is(space, TokenKind::space) || !tokens.is(word, TokenKind::word)) return {};
    return base::to_lower(tokens.text(word));
}

bool holds_word(std::string_view words, std::string_view word) {
    for (std::size_t at = words.find(word); at != std::string_view::npos;
         at = words.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' '))
            return true;
    }
    return false;
}

} // namespace

Reading read_heteronym(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const bool capital = tokens[at].letter_case == Case::title;
    if (!capital && tokens[at].letter_case != Case::lower) return {};
    for (const Heteronym& row : context.tables.heteronyms(base::to_lower(tokens.text(at)))) {
        if (row.letters == Letters::capital ? !capital : capital && row.letters == Letters::small)
            continue;
        const std::string word = neighbour(tokens, at, row.before);
        if (!word.empty() && holds_word(row.words, word)) return {at + 1, std::string(row.spoken)};
    }
    return {};
}

} // namespace narrate::speech::english
