// SPDX-License-Identifier: Apache-2.0
#include "speech/reading.hpp"

#include "base/unicode.hpp"

namespace narrate::speech {

namespace {

bool holds(const Context& context, std::size_t at, SignPlace place) {
    const TokenStream& tokens = context.tokens;
    if (place == SignPlace::any) return true;
    const bool gap = tokens.is(at - 1, TokenKind::space) || at == 0;
    if (place == SignPlace::spaced)
        return tokens.is(at - 1, TokenKind::space) && tokens.is(at + 1, TokenKind::space);
    const bool before = tokens.is(at - 1, TokenKind::number) || gap || tokens.is_sign(at - 1, '(');
    return before && tokens.is(at + 1, TokenKind::number);
}

} // namespace

bool Context::has_cue(std::size_t i, Cue cue) const {
    return tokens.is(i, TokenKind::word) && tables.has_cue(cue, base::to_lower(tokens.text(i)));
}

bool Context::ends_at(std::size_t i) const {
    for (; i < tokens.size(); ++i) {
        const TokenKind kind = tokens[i].kind;
        if (kind == TokenKind::word || kind == TokenKind::number) return false;
        const char32_t sign = tokens[i].sign;
        if (sign == ',' || sign == ';' || sign == ':' || tokens.is_dash(i)) return false;
    }
    return true;
}

bool Context::is_capitalised(std::size_t i) const {
    const Case letters = tokens[i].letter_case;
    return letters == Case::title || letters == Case::upper || letters == Case::mixed;
}

bool Context::is_word(std::size_t i, std::string_view word) const {
    return tokens.is(i, TokenKind::word) && base::to_lower(tokens.text(i)) == word;
}

bool Context::is_attribute(std::size_t begin, std::size_t end) const {
    if (const std::size_t noun = tokens.skip_space(end); noun != end && has_cue(noun, Cue::priced))
        return true;
    const std::size_t before = tokens.before(begin);
    // An adjective may stand between: "a record £20m deal".
    const bool article =
        has_cue(before, Cue::article) ||
        (tokens[before].letter_case == Case::lower && has_cue(tokens.before(before), Cue::article));
    if (!article) return false;
    // "a £5m-a-year deal"
    if (tokens.is_dash(end) && (is_word(end + 1, "a") || is_word(end + 1, "per"))) return true;
    const std::size_t noun = tokens.is_dash(end) ? end + 1 : tokens.skip_space(end);
    return noun != end && tokens.is(noun, TokenKind::word) && !has_cue(noun, Cue::function);
}

Reading first_of(std::initializer_list<Reader> readers, const Context& context, std::size_t at) {
    for (const Reader reader : readers)
        if (Reading reading = reader(context, at)) return reading;
    return {};
}

Reading read_fixed(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    constexpr std::size_t kMostTokens = 3;
    for (std::size_t length = kMostTokens; length > 1; --length) {
        const std::size_t end = at + length;
        if (end > tokens.size() || tokens.is(end, TokenKind::word) ||
            tokens.is(end, TokenKind::number) || tokens.is_sign(end, '/'))
            continue;
        const std::string_view spoken = context.tables.fixed(tokens.text(at, end));
        if (!spoken.empty()) return {end, std::string(spoken)};
    }
    return {};
}

Reading read_sign(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    for (const Sign& sign : context.tables.signs(tokens[at].sign)) {
        if (!holds(context, at, sign.place)) continue;
        std::string words;
        // "R&B": what is said stands apart from what is around it.
        const bool said = !sign.spoken.empty();
        if (said && at > 0 && !tokens.is(at - 1, TokenKind::space)) words += ' ';
        words += sign.spoken;
        // "first_name": what is not said parts words.
        if (!said && tokens.is(at - 1, TokenKind::word) && tokens.is(at + 1, TokenKind::word))
            words = ' ';
        if (said && !tokens.is(at + 1, TokenKind::space)) words += ' ';
        return {at + 1, std::move(words)};
    }
    return {};
}

} // namespace narrate::speech
