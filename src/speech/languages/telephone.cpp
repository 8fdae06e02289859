// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "base/unicode.hpp"
#include "speech/languages/readers.hpp"

namespace narrate::speech::languages {

namespace {

constexpr std::size_t kFewestDigits = 7;
constexpr std::size_t kMostDigits = 15; ///< Of a telephone number, by ITU-T E.164.

/// Groups of digits with one sign or space between them.
struct Groups {
    std::vector<std::string_view> digits;
    std::size_t total = 0;
    bool hyphens = false; ///< One of them at least is followed by a hyphen.
    bool bracket = false;
    std::size_t end = 0;
};

Groups groups_at(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    Groups groups;
    // "01.55.00.12.34"
    const bool dotted = context.grammar->fact("telephone") == "pairs" &&
                        tokens.text(at).starts_with('0') && tokens[at].range.size() == 2;
    constexpr std::size_t kMostGroups = 8;
    for (std::size_t i = at; groups.digits.size() < kMostGroups;) {
        const bool bracket = tokens.is_sign(i, '(') && tokens.is(i + 1, TokenKind::number) &&
                             tokens.is_sign(i + 2, ')');
        const std::size_t number = bracket ? i + 1 : i;
        if (!tokens.is(number, TokenKind::number)) break;
        groups.bracket = groups.bracket || bracket;
        groups.digits.push_back(tokens.text(number));
        groups.total += tokens[number].range.size();
        groups.end = bracket ? i + 3 : i + 1;
        i = groups.end;
        const bool hyphen = tokens.is_dash(i) || tokens.is_sign(i, '/') ||
                            (dotted && tokens.is_sign(i, '.') && tokens[i + 1].range.size() == 2);
        const bool space = tokens.is(i, TokenKind::space) && tokens[i].range.size() == 1;
        if (!hyphen && !space && !bracket) break;
        i += hyphen || space ? 1U : 0U;
        if (!tokens.is(i, TokenKind::number) && !tokens.is_sign(i, '(')) break;
        groups.hyphens = groups.hyphens || hyphen;
    }
    return groups;
}

std::string pairs_words(const Grammar& grammar, std::string_view digits) {
    std::string words;
    for (std::size_t at = digits.size() % 2; at <= digits.size(); at += 2) {
        const std::string_view pair = at < 2 ? digits.substr(0, at) : digits.substr(at - 2, 2);
        if (pair.empty()) continue;
        if (!words.empty()) words += ' ';
        words += pair.front() == '0' ? grammar.digit_words(pair) : grammar.words(pair);
    }
    return words;
}

std::string group_words(const Grammar& grammar, std::string_view digits) {
    const std::string_view style = grammar.fact("telephone");
    constexpr std::size_t kLongest = 4;
    if (style == "numbers" && digits.front() != '0' && digits.size() <= kLongest)
        return grammar.words(digits);
    if (style == "pairs") return pairs_words(grammar, digits);
    return grammar.digit_words(digits);
}

std::string words_of(const Grammar& grammar, const Groups& groups, bool plus) {
    std::string words;
    if (plus) words.append(grammar.fact("plus")).append(" ");
    bool first = plus;
    for (const std::string_view digits : groups.digits) {
        if (!words.empty() && words.back() != ' ') words += ' ';
        // "+49": a country's code of two digits is a number.
        const bool country = first && digits.size() == 2 && digits.front() != '0' &&
                             grammar.fact("telephone country") == "number";
        words += country ? grammar.words(digits) : group_words(grammar, digits);
        first = false;
    }
    return words;
}

/// "10.0.0.1"
Reading read_dotted(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Grammar& grammar = *context.grammar;
    constexpr int kGroups = 4;
    constexpr std::size_t kLongest = 3;
    std::string words;
    // "2.000.000.000" is a number where stops part its groups.
    bool groups_of_three = grammar.group_mark == '.';
    for (int group = 0; group < kGroups; ++group, at += 2) {
        const std::size_t digits = tokens[at].range.size();
        if (!tokens.is(at, TokenKind::number) || digits > kLongest) return {};
        groups_of_three = groups_of_three && (group == 0 || digits == kLongest);
        if (group > 0) words.append(" ").append(grammar.fact("sign .")).append(" ");
        const bool number = grammar.fact("telephone") == "numbers";
        words += number ? grammar.words(tokens.text(at)) : grammar.digit_words(tokens.text(at));
        if (group + 1 < kGroups && !tokens.is_sign(at + 1, '.')) return {};
    }
    const bool more = tokens.is_sign(at - 1, '.') && tokens.is(at, TokenKind::number);
    return groups_of_three || goes_on(tokens, at - 1) || more ? Reading{} : Reading{at - 1, words};
}

bool has_telephone_shape(const Groups& groups) {
    const auto size = [&groups](std::size_t i) { return groups.digits[i].size(); };
    if (groups.digits.size() == 2) return groups.hyphens && size(0) >= 5 && size(1) == 4;
    if (groups.digits.size() == 3)
        return groups.hyphens && size(0) >= 2 && size(0) <= 3 && size(1) >= 3 && size(2) >= 3;
    return groups.digits.size() >= 4 && groups.hyphens && groups.total >= kFewestDigits + 3;
}

/// "tel. 112", "numero 08 789": a word that tells of a telephone stands before.
bool is_called(const Context& context, std::size_t at) {
    std::size_t before = context.tokens.before(at);
    if (context.tokens.is_sign(before, '.') || context.tokens.is_sign(before, ':'))
        before = context.tokens.before(before);
    constexpr int kWordsBack = 3; // "Llame al 91 ..."
    for (int i = 0; i < kWordsBack && context.tokens.is(before, TokenKind::word); ++i) {
        if (context.has_cue(before, Cue::telephone)) return true;
        before = context.tokens.before(before);
    }
    return false;
}

} // namespace

Reading read_telephone(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const bool plus = tokens.is_sign(at, '+');
    const std::size_t first = plus ? tokens.skip_space(at + 1) : at;
    if (!tokens.is(tokens.is_sign(first, '(') ? first + 1 : first, TokenKind::number)) return {};
    if (goes_on(tokens, at - 1) || !begins_number(tokens, at)) return {};
    if (!plus)
        if (Reading dotted = read_dotted(context, at)) return dotted;
    const Groups groups = groups_at(context, first);
    if (groups.digits.empty() || tokens.is(groups.end, TokenKind::word)) return {};
    const bool decimal = tokens.is_sign(groups.end, context.grammar->decimal_mark) &&
                         tokens.is(groups.end + 1, TokenKind::number);
    if (decimal || groups.total > kMostDigits) return {};
    const bool long_enough = groups.total >= kFewestDigits;
    const bool national = groups.digits.front().front() == '0' && groups.digits.size() > 1 &&
                          (groups.digits.front().size() > 1 || groups.digits.size() > 2);
    const bool by_shape = groups.bracket || national || has_telephone_shape(groups);
    const bool short_number = groups.total == 3 && groups.digits.size() == 1;
    const bool called =
        is_called(context, at) && (long_enough || (short_number && context.ends_at(groups.end)));
    const bool telephone = (long_enough && (plus || by_shape)) || called;
    if (!telephone) return {};
    if (called && groups.total == 3)
        return {groups.end, context.grammar->digit_words(groups.digits.front())};
    return {groups.end, words_of(*context.grammar, groups, plus)};
}

} // namespace narrate::speech::languages
