// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "speech/languages/readers.hpp"

namespace narrate::speech::languages {

namespace {

bool is_ascii_name(std::string_view word) {
    for (const char c : word)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return !word.empty();
}

/// Four letters or more, with a vowel and without four consonants in a row: nobody spells that.
bool is_sayable(std::string_view word) {
    constexpr std::size_t kShortest = 4;
    constexpr std::size_t kJam = 4;
    constexpr std::string_view kVowels = "aeiouy";
    std::size_t consonants = 0;
    bool vowel = false;
    for (const char c : word) {
        const bool is_vowel = kVowels.find(c) != std::string_view::npos;
        vowel = vowel || is_vowel;
        consonants = is_vowel ? 0 : consonants + 1;
        if (consonants == kJam) return false;
    }
    return vowel && word.size() >= kShortest;
}

/// Names that everybody knows or that can be said are said whole, the others by letter.
std::string name_words(const Context& context, std::string_view word) {
    std::string lower = base::to_lower(word);
    const std::string_view known = context.tables.acronym("@" + lower);
    if (known == "word" || (known.empty() && is_sayable(lower))) return lower;
    return known.empty() ? spelled(context, lower) : std::string(known);
}

std::string run_words(const Context& context, std::size_t begin, std::size_t end) {
    const TokenStream& tokens = context.tokens;
    std::string words;
    for (std::size_t i = begin; i < end; ++i) {
        std::string part;
        if (tokens.is(i, TokenKind::word)) {
            part = name_words(context, tokens.text(i));
        } else if (tokens.is(i, TokenKind::number)) {
            part = context.grammar->digit_words(tokens.text(i));
        } else {
            std::string key = "sign ";
            base::append_utf8(key, tokens[i].sign);
            part = context.grammar->fact(key);
        }
        if (!words.empty() && !part.empty()) words += ' ';
        words += part;
    }
    return words;
}

bool has_scheme(const TokenStream& tokens, std::size_t at) {
    const std::string_view scheme = tokens.text(at);
    return (scheme == "http" || scheme == "https" || scheme == "ftp") &&
           tokens.is_sign(at + 1, ':') && tokens.is_sign(at + 2, '/') &&
           tokens.is_sign(at + 3, '/');
}

/// "example.com": words with stops, the last one an ending that names on the net have.
bool is_host(const Context& context, std::size_t at, std::size_t end) {
    const TokenStream& tokens = context.tokens;
    std::size_t i = at;
    std::size_t last = at;
    int labels = 0;
    while (i < end) {
        const std::size_t label = i;
        while (i < end && (goes_on(tokens, i) || tokens.is_dash(i) || tokens.is_sign(i, '_'))) ++i;
        if (i == label) return false;
        last = i - 1;
        ++labels;
        if (!tokens.is_sign(i, '.')) break;
        ++i;
    }
    if (labels < 2 || (i < end && !tokens.is_sign(i, '/'))) return false;
    return tokens.is(last, TokenKind::word) && is_ascii_name(tokens.text(last)) &&
           context.grammar->lists("top levels", base::to_lower(tokens.text(last)));
}

Reading read_mail(const Context& context, std::size_t at, std::size_t end) {
    const TokenStream& tokens = context.tokens;
    std::size_t sign = at;
    while (sign < end && !tokens.is_sign(sign, '@')) ++sign;
    if (sign == end || sign == at || !goes_on(tokens, sign + 1)) return {};
    bool dot = false;
    for (std::size_t i = sign; i < end; ++i) dot = dot || tokens.is_sign(i, '.');
    return dot ? Reading{end, run_words(context, at, end)} : Reading{};
}

} // namespace

std::string spelled(const Context& context, std::string_view word) {
    std::string letters;
    std::string key;
    for (std::size_t i = 0; i < word.size();) {
        const std::string_view letter = word.substr(i, base::decode(word, i).length);
        if (!letters.empty()) letters += ' ';
        const std::string_view name = context.grammar->fact(key.assign("letter ").append(letter));
        letters += name.empty() ? letter : name;
        i += letter.size();
    }
    return letters;
}

Reading read_address(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (tokens.is_sign(at, '@')) {
        if (goes_on(tokens, at - 1) || !tokens.is(at + 1, TokenKind::word)) return {};
        const std::size_t end = tokens.end_of_run(at);
        return {end, run_words(context, at, end)};
    }
    const bool starts = !goes_on(tokens, at - 1) && !tokens.is_sign(at - 1, '.') &&
                        !tokens.is_sign(at - 1, '@') && !tokens.is_sign(at - 1, '/');
    const char32_t sign = tokens[at + 1].sign;
    const bool may_go_on = sign == '.' || sign == '@' || sign == ':' || sign == '-' ||
                           sign == '_' || goes_on(tokens, at + 1);
    if (!starts || !may_go_on || tokens.is(at + 2, TokenKind::space)) return {};
    const std::size_t end = tokens.end_of_run(at);
    if (Reading mail = read_mail(context, at, end)) return mail;
    const bool www = base::to_lower(tokens.text(at)) == "www" && tokens.is_sign(at + 1, '.');
    if (!has_scheme(tokens, at) && !www && !is_host(context, at, end)) return {};
    return {end, run_words(context, at, end)};
}

} // namespace narrate::speech::languages
