// SPDX-License-Identifier: Apache-2.0
#include "speech/english/amount.hpp"
#include "speech/english/numbers.hpp"
#include "speech/english/readers.hpp"

namespace narrate::speech::english {

namespace {

/// Two numbers and the dash between them.
struct Pair {
    Numeral first;
    Numeral second;
    std::size_t end = 0;
};

Pair pair_at(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    Pair pair;
    if (!tokens.is(at, TokenKind::number)) return pair;
    // "b-1-5" is a code, "(1-0-2)" three numbers.
    if (tokens.is_dash(at - 1) &&
        (tokens.is(at - 2, TokenKind::word) || tokens.is(at - 2, TokenKind::number)))
        return pair;
    pair.first = parse_numeral(context, at);
    std::size_t dash = pair.first.end;
    // Spaces around a dash part clauses; around an en dash between numbers they part a range.
    const bool spaced = tokens.is(dash, TokenKind::space) && tokens.is_sign(dash + 1, 0x2013);
    if (spaced) ++dash;
    if (!tokens.is_dash(dash)) return pair;
    const std::size_t second = spaced ? tokens.skip_space(dash + 1) : dash + 1;
    if (!tokens.is(second, TokenKind::number)) return pair;
    pair.second = parse_numeral(context, second);
    const bool goes_on =
        tokens.is_dash(pair.second.end) && tokens.is(pair.second.end + 1, TokenKind::number);
    if (!goes_on) pair.end = pair.second.end;
    return pair;
}

bool is_year(const Numeral& numeral) {
    return numeral.is_plain() && numeral.digits.size() == 4 && to_int(numeral.digits) >= 1000 &&
           to_int(numeral.digits) < 2200;
}

/// "1914–18", "1998-2004", "2019-20".
std::string year_range(const Context& context, const Pair& pair) {
    if (!is_year(pair.first) || !pair.second.is_plain()) return {};
    const int from = to_int(pair.first.digits);
    const int to = to_int(pair.second.digits);
    if (pair.second.digits.size() == 4) {
        if (!is_year(pair.second) || to <= from) return {};
        return year(from, and_style(context)) + " to " + year(to, and_style(context));
    }
    if (pair.second.digits.size() != 2 || (to <= from % 100 && to != (from + 1) % 100)) return {};
    return year(from, and_style(context)) + " to " + two_digits(pair.second.digits);
}

/// A word that tells of a match stands within two words before the pair, or right behind it.
bool is_score(const Context& context, std::size_t at, std::size_t end) {
    const TokenStream& tokens = context.tokens;
    if (context.has_cue(tokens.skip_space(end), Cue::score)) return true;
    std::size_t before = tokens.before(at);
    constexpr int kWordsBack = 3;
    for (int i = 0; i < kWordsBack && tokens.is(before, TokenKind::word); ++i) {
        if (context.has_cue(before, Cue::score)) return true;
        before = tokens.before(before);
    }
    return false;
}

/// "6-4, 7-5", "7-6 (7-4) 6-3": results of sets stand in a row, the points of tie-breaks between.
bool is_set(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const auto is_games = [&](std::size_t i) {
        return tokens.is(i, TokenKind::number) && tokens[i].range.size() == 1;
    };
    return is_games(at) && tokens.is_dash(at + 1) && is_games(at + 2);
}

bool is_in_row(const Context& context, std::size_t at, std::size_t end) {
    const TokenStream& tokens = context.tokens;
    if (!is_set(context, at)) return false;
    if (tokens.is_sign(at - 1, '(') && tokens.is_sign(end, ')')) {
        // The tie-break itself.
        const std::size_t set = tokens.before(at - 1);
        return tokens.is(set, TokenKind::number) && is_set(context, set - 2);
    }
    std::size_t next = tokens.skip_space(end);
    constexpr std::size_t kLongestTieBreak = 4;
    if (tokens.is_sign(next, '('))
        for (std::size_t i = next + 2; i <= next + kLongestTieBreak; ++i)
            if (tokens.is_sign(i, ')')) next = i + 1;
    if (tokens.is_sign(next, ',')) ++next;
    if (next != end && is_set(context, tokens.skip_space(next))) return true;
    std::size_t before = tokens.before(at);
    if (tokens.is_sign(before, ',')) before = tokens.before(before);
    if (tokens.is_sign(before, ')')) {
        for (std::size_t i = 2; i <= kLongestTieBreak; ++i)
            if (tokens.is_sign(before - i, '(')) return true;
        return false;
    }
    return tokens.is(before, TokenKind::number) && is_set(context, before - 2);
}

std::string goals(const Context& context, const Numeral& numeral) {
    if (numeral.digits == "0") return context.region == Region::american ? "zero" : "nil";
    return cardinal(std::string_view(numeral.digits), and_style(context));
}

} // namespace

Reading read_range(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Pair pair = pair_at(context, at);
    if (pair.end == 0) return {};
    if (std::string years = year_range(context, pair); !years.empty())
        return {pair.end, std::move(years)};
    constexpr std::size_t kLongestScore = 3;
    const bool whole = pair.first.is_plain() && pair.second.is_plain();
    const bool short_both = whole && pair.first.digits.size() <= kLongestScore &&
                            pair.second.digits.size() <= kLongestScore;
    const bool zero_first =
        whole && pair.second.digits.size() > 1 && pair.second.digits.front() == '0';
    if (zero_first) return {};
    if (short_both && (is_score(context, at, pair.end) || is_in_row(context, at, pair.end)))
        return {pair.end, goals(context, pair.first) + " " + goals(context, pair.second)};
    const std::string first = numeral_words(context, pair.first) + " to ";
    const std::size_t second = pair.second.end - (pair.second.fraction.empty() ? 1 : 3);
    if (!pair.second.grouped) {
        if (const Reading measure = read_measure(context, second))
            return {measure.end, first + measure.spoken};
        if (const Reading money = read_money(context, second))
            return {money.end, first + money.spoken};
    }
    const Amount amount = parse_amount(context, second, Of::things);
    if (!pair.second.grouped && amount && !amount.scale.empty())
        return {amount.end, first + amount_words(context, amount)};
    std::string words = first + numeral_words(context, pair.second);
    if (tokens.is(pair.end, TokenKind::word)) words += ' ';
    return {pair.end, std::move(words)};
}

} // namespace narrate::speech::english
