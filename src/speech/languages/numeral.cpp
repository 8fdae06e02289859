// SPDX-License-Identifier: Apache-2.0
#include "speech/languages/numeral.hpp"

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::speech::languages {

namespace {

constexpr std::size_t kGroupDigits = 3;

bool is_group(const TokenStream& tokens, std::size_t at, std::size_t digits) {
    return tokens.is(at, TokenKind::number) && tokens[at].range.size() == digits;
}

/// A sign or white space that parts the groups of one number stands at `at`.
bool is_group_mark(const Context& context, std::size_t at) {
    const Grammar& grammar = *context.grammar;
    if (context.tokens.is_sign(at, grammar.group_mark)) return true;
    const std::string_view space = context.tokens.text(at);
    if (space == "\u00a0" || space == "\u202f" || space == "\u2009") return true;
    return grammar.groups_by_space && space == " ";
}

/// Reads ".234.567" behind the first digits: groups of three, or, as in India, the last of three
/// and the others of two.
void take_groups(const Context& context, Numeral& numeral) {
    const TokenStream& tokens = context.tokens;
    if (numeral.digits.size() > kGroupDigits || numeral.digits.front() == '0') return;
    const bool indian = context.grammar->group_mark == ',';
    std::size_t at = numeral.end;
    std::string digits = numeral.digits;
    const char32_t mark = tokens[at].sign;
    while (is_group_mark(context, at) && tokens[at].sign == mark) {
        const bool two = indian && is_group(tokens, at + 1, 2) && is_group_mark(context, at + 2);
        if (!two && !is_group(tokens, at + 1, kGroupDigits)) break;
        digits += tokens.text(at + 1);
        at += 2;
    }
    if (at == numeral.end) return;
    numeral.digits = std::move(digits);
    numeral.end = at;
    numeral.grouped = true;
}

/// The digits behind a decimal mark at `at`; "1.2.3" and "1,2,3" are no decimals.
std::string_view fraction_at(const TokenStream& tokens, std::size_t at, char32_t mark) {
    if (!tokens.is_sign(at, mark) || !tokens.is(at + 1, TokenKind::number)) return {};
    if (tokens.is_sign(at + 2, mark) && tokens.is(at + 3, TokenKind::number)) return {};
    return tokens.text(at + 1);
}

std::string in_pairs(const Grammar& grammar, std::string_view digits, std::string_view rule_set) {
    std::string words;
    for (std::size_t at = 0; at < digits.size();) {
        const std::string_view pair = digits.substr(at, 2);
        const bool last = at + 2 >= digits.size();
        if (!words.empty()) words += ' ';
        if (pair.front() == '0' && pair.size() == 2)
            words += grammar.words("0") + " " +
                     grammar.words(pair.substr(1), last && pair[1] != '0' ? rule_set : "");
        else
            words += grammar.words(pair, last ? rule_set : "");
        at += 2;
    }
    return words;
}

std::string fraction_digits(const Grammar& grammar, std::string_view digits,
                            std::string_view rule_set) {
    const bool zero_first = digits.front() == '0';
    switch (grammar.decimals) {
    case Decimals::two:
        if (digits.size() == 2 && !zero_first) return grammar.words(digits, rule_set);
        break;
    case Decimals::pairs:
        if (digits.size() <= kGroupDigits && !zero_first) return grammar.words(digits, rule_set);
        return in_pairs(grammar, digits, rule_set);
    case Decimals::digits:
    case Decimals::parts: break;
    }
    return grammar.digit_words(digits);
}

/// The word at `index` of a list parted by spaces.
std::string_view word_at(std::string_view list, std::size_t index) {
    for (; index > 0 && !list.empty(); --index) {
        const std::size_t end = list.find(' ');
        list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
    }
    return list.substr(0, list.find(' '));
}

/// "две целых пять десятых": a whole and tenths, hundredths, ...
std::string parts_words(const Grammar& grammar, const Numeral& numeral) {
    const std::size_t place = numeral.fraction.size() - 1;
    std::string_view digits = numeral.fraction;
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    const std::string_view part =
        grammar.form(digits, false, word_at(grammar.fact("decimal parts one"), place),
                     word_at(grammar.fact("decimal parts many"), place),
                     word_at(grammar.fact("decimal parts many"), place));
    if (part.empty()) return {};
    const std::string_view whole =
        grammar.form(numeral.digits, false, grammar.fact("decimal whole one"),
                     grammar.fact("decimal whole many"), grammar.fact("decimal whole many"));
    const std::string_view agreement = grammar.fact("decimal parts agreement");
    return grammar.words(numeral.digits, agreement) + " " + std::string(whole) + " " +
           grammar.words(digits, agreement) + " " + std::string(part);
}

std::size_t scale_end(const TokenStream& tokens, std::size_t at, std::string_view written) {
    // A short form has its stop, unless that ends the sentence, too.
    constexpr std::size_t kLongest = 8; // Bytes: four letters of any script in Europe.
    const bool stop = tokens.is_sign(at, '.') && tokens.is(at + 1, TokenKind::space) &&
                      written.size() <= kLongest && at + 2 < tokens.size();
    return stop ? at + 1 : at;
}

bool is_million(std::string_view digits) {
    constexpr std::size_t kZeros = 6;
    return digits.size() > kZeros && digits.find_last_not_of('0') < digits.size() - kZeros;
}

} // namespace

Numeral parse_numeral(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const Grammar& grammar = *context.grammar;
    Numeral numeral;
    if (!tokens.is(at, TokenKind::number)) return numeral;
    numeral.digits = tokens.text(at);
    numeral.end = at + 1;
    take_groups(context, numeral);
    std::string_view fraction = fraction_at(tokens, numeral.end, grammar.decimal_mark);
    if (fraction.empty() && grammar.decimal_mark == ',') {
        // "3.5": the mark of other languages; groups have three digits.
        fraction = fraction_at(tokens, numeral.end, '.');
        if (fraction.size() == kGroupDigits && numeral.digits != "0") fraction = {};
        numeral.point = !fraction.empty();
    }
    if (fraction.empty()) return numeral;
    numeral.fraction = fraction;
    numeral.end += 2;
    return numeral;
}

std::string numeral_words(const Context& context, const Numeral& numeral,
                          std::string_view rule_set) {
    const Grammar& grammar = *context.grammar;
    if (numeral.fraction.empty()) {
        const bool zero_first = numeral.digits.size() > 1 && numeral.digits.front() == '0';
        if (zero_first && grammar.fact("leading zeros") != "left out")
            return grammar.digit_words(numeral.digits);
        return grammar.words(numeral.digits, rule_set);
    }
    if (grammar.decimals == Decimals::parts && !numeral.point)
        if (std::string words = parts_words(grammar, numeral); !words.empty()) return words;
    // Before the mark nothing follows that the whole part could agree with, but in some languages
    // its gender stays; the last digits stand before the noun.
    const bool agrees = !rule_set.empty() && grammar.lists("decimals agree", rule_set);
    const bool whole_agrees = grammar.lists("decimals whole agrees", rule_set);
    std::string words = grammar.words(numeral.digits, whole_agrees ? rule_set : "");
    words.append(" ").append(numeral.point ? grammar.fact("point word") : grammar.decimal_word);
    return words.append(" ").append(
        fraction_digits(grammar, numeral.fraction, agrees ? rule_set : ""));
}

bool Amount::is_round_million() const {
    if (scale != nullptr) return scale->agreement != "thousand";
    return numeral.fraction.empty() && is_million(numeral.digits);
}

Amount parse_amount(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    Amount amount;
    amount.numeral = parse_numeral(context, at);
    if (!amount.numeral) return amount;
    amount.end = amount.numeral.end;
    const std::size_t next = tokens.skip_space(amount.end);
    if (!tokens.is(next, TokenKind::word)) return amount;
    const std::string_view word = tokens.text(next);
    const Multiplier* scale = context.tables.multiplier(word);
    if (scale == nullptr) scale = context.tables.multiplier(base::to_lower(word));
    if (scale == nullptr) return amount;
    amount.scale = scale;
    amount.end = scale_end(tokens, next + 1, word);
    return amount;
}

/// "1.5" as "one and a half" in one word, where a language has it before what is counted.
std::string_view half_word(const Context& context, const Numeral& numeral) {
    if (numeral.fraction != "5" || numeral.digits.size() != 1) return {};
    return context.grammar->fact("number " + numeral.digits + ".5");
}

std::string amount_words(const Context& context, const Amount& amount, std::string_view rule_set) {
    if (amount.scale == nullptr) return numeral_words(context, amount.numeral, rule_set);
    const Multiplier& scale = *amount.scale;
    std::string words;
    if (const std::string_view half = half_word(context, amount.numeral); !half.empty())
        words.append(half).append(" ");
    else if (!amount.numeral.is_one() || scale.agreement != "thousand")
        words.append(numeral_words(context, amount.numeral, scale.agreement)).append(" ");
    return words.append(context.grammar->form(
        amount.numeral.digits, !amount.numeral.fraction.empty(), scale.one, scale.few, scale.many));
}

std::string counted_words(const Context& context, const Amount& amount, const Counted& thing) {
    const Grammar& grammar = *context.grammar;
    const std::string_view half = half_word(context, amount.numeral);
    std::string words = half.empty() || amount.scale != nullptr
                            ? amount_words(context, amount, thing.agreement)
                            : std::string(half);
    const std::string_view name =
        amount.scale != nullptr
            ? thing.many
            : grammar.form(amount.numeral.digits, !amount.numeral.fraction.empty(), thing.one,
                           thing.few, thing.many);
    words += ' ';
    if (amount.is_round_million()) {
        const std::string first = base::to_lower(name.substr(0, base::decode(name, 0).length));
        const bool vowel = grammar.lists("vowels", first);
        const std::string_view of = grammar.fact(vowel ? "million of vowel" : "million of");
        words += of;
        if (!of.empty() && of.back() != '\'') words += ' ';
    }
    return words += name;
}

} // namespace narrate::speech::languages
