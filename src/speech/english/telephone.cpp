// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "speech/english/numbers.hpp"
#include "speech/english/readers.hpp"

namespace narrate::speech::english {

namespace {

constexpr std::size_t kFewestDigits = 7;
constexpr std::size_t kMostDigits = 15; ///< Of a telephone number, by ITU-T E.164.

/// Groups of digits with one sign or space between them.
struct Groups {
    std::vector<std::string_view> digits;
    std::size_t total = 0;
    bool hyphens = false; ///< All of them are parted by hyphens.
    std::size_t end = 0;
};

Groups groups_at(const TokenStream& tokens, std::size_t at) {
    Groups groups;
    groups.hyphens = true;
    constexpr std::size_t kMostGroups = 8;
    std::size_t i = at;
    while (groups.digits.size() < kMostGroups) {
        const bool bracket = tokens.is_sign(i, '(') && tokens.is(i + 1, TokenKind::number) &&
                             tokens.is_sign(i + 2, ')');
        const std::size_t number = bracket ? i + 1 : i;
        if (!tokens.is(number, TokenKind::number)) break;
        groups.digits.push_back(tokens.text(number));
        groups.total += tokens[number].range.size();
        groups.end = bracket ? i + 3 : i + 1;
        i = groups.end;
        const bool hyphen = tokens.is_dash(i);
        if (hyphen || (tokens.is(i, TokenKind::space) && tokens[i].range.size() == 1)) ++i;
        const bool more = tokens.is(i, TokenKind::number) || tokens.is_sign(i, '(');
        groups.hyphens = groups.hyphens && (hyphen || !more);
        if (!more) break;
    }
    return groups;
}

bool has_sizes(const Groups& groups, std::initializer_list<std::size_t> sizes) {
    if (groups.digits.size() != sizes.size()) return false;
    std::size_t i = 0;
    for (const std::size_t size : sizes)
        if (groups.digits[i++].size() != size) return false;
    return true;
}

std::string group_words(const Context& context, const Groups& groups, std::string_view zero) {
    // American numbers are said with a break behind each group.
    const std::string_view between =
        context.region == Region::american && groups.digits.size() > 2 ? ", " : " ";
    std::string words;
    for (const std::string_view digits : groups.digits) {
        if (!words.empty()) words += between;
        words += digits == "800" ? "eight hundred" : digit_words(digits, zero);
    }
    return words;
}

/// "a 999 call"
Reading read_emergency(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    if (!context.tables.has_cue(Cue::emergency, tokens.text(at))) return {};
    std::string_view next = tokens.text(tokens.skip_space(at + 1));
    if (next.ends_with('s')) next.remove_suffix(1);
    if (next.ends_with("er")) next.remove_suffix(2);
    if (!context.tables.has_cue(Cue::telephone, next)) return {};
    return {at + 1, digit_words(tokens.text(at), zero_word(context))};
}

/// "call 999": three digits behind a word that tells of a telephone, and nothing that is counted.
Reading read_dialled(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    constexpr std::size_t kShort = 3;
    const bool dialled =
        context.has_cue(tokens.before(at), Cue::telephone) &&
        (tokens[at].range.size() == kShort || tokens[at].range.size() > kShort + 1);
    const std::size_t next = tokens.skip_space(at + 1);
    const bool counted = tokens.is(next, TokenKind::word) && !context.has_cue(next, Cue::function);
    const bool goes_on = tokens.is_dash(at + 1) || tokens.is_sign(at + 1, ',') ||
                         tokens.is_sign(at + 1, '.') || tokens.is_sign(at + 1, '%');
    if (!dialled || counted || (goes_on && tokens.is(at + 2, TokenKind::number))) return {};
    return {at + 1, digit_words(tokens.text(at), zero_word(context))};
}

/// "ISBN 978-…": the word is left as it is.
bool follows_isbn(const TokenStream& tokens, std::size_t at) {
    std::size_t before = tokens.before(at);
    if (tokens.is_sign(before, ':')) before = tokens.before(before);
    return tokens.text(before) == "ISBN" || tokens.text(before) == "ISSN";
}

/// "10.0.0.1"
Reading read_dotted(const TokenStream& tokens, std::size_t at) {
    std::string words;
    std::size_t i = at;
    for (int group = 0;; ++group) {
        words += digit_words(tokens.text(i));
        ++i;
        const bool more = tokens.is_sign(i, '.') && tokens.is(i + 1, TokenKind::number);
        constexpr int kGroupsOfAddress = 4;
        if (!more) return group + 1 == kGroupsOfAddress ? Reading{i, words} : Reading{};
        words += " dot ";
        ++i;
    }
}

} // namespace

Reading read_telephone(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const bool plus = tokens.is_sign(at, '+');
    const std::size_t first = plus ? at + 1 : at;
    const bool bracket = tokens.is_sign(first, '(');
    if (!tokens.is(bracket ? first + 1 : first, TokenKind::number)) return {};
    if (tokens.is(at - 1, TokenKind::word) || tokens.is(at - 1, TokenKind::number)) return {};
    if (!plus && !bracket) {
        if (Reading dotted = read_dotted(tokens, at)) return dotted;
        if (Reading emergency = read_emergency(context, at)) return emergency;
        if (Reading dialled = read_dialled(context, at)) return dialled;
    }
    const Groups groups = groups_at(tokens, first);
    if (tokens.is(groups.end, TokenKind::word)) return {};
    if (!plus && !bracket && follows_isbn(tokens, at))
        return {groups.end, group_words(context, groups, "zero")};
    if (groups.digits.size() < 2 || groups.total > kMostDigits) return {};
    if (plus && groups.total >= kFewestDigits)
        return {groups.end, "plus " + group_words(context, groups, "zero")};
    const bool national = groups.digits.front().front() == '0' &&
                          groups.digits.front().size() > 1 && groups.total >= kFewestDigits;
    const bool american = groups.hyphens || bracket;
    const bool by_shape =
        american && (has_sizes(groups, {3, 3, 4}) || has_sizes(groups, {1, 3, 3, 4}) ||
                     has_sizes(groups, {3, 3, 4, 1}) || has_sizes(groups, {3, 3, 4, 4}) ||
                     has_sizes(groups, {3, 2, 4}) ||
                     (has_sizes(groups, {3, 4}) && groups.digits[1].front() == '0'));
    const bool behind_word =
        context.has_cue(tokens.before(at), Cue::telephone) && groups.total >= kFewestDigits;
    if (!national && !by_shape && !behind_word) return {};
    return {groups.end, group_words(context, groups, zero_word(context))};
}

} // namespace narrate::speech::english
