// SPDX-License-Identifier: Apache-2.0
#include "speech/languages/grammar.hpp"

#include <charconv>
#include <map>
#include <memory>
#include <mutex>

#include "base/language_tag.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::speech::languages {

namespace {

Decimals decimals_named(std::string_view name) {
    if (name == "two") return Decimals::two;
    if (name == "pairs") return Decimals::pairs;
    return name == "parts" ? Decimals::parts : Decimals::digits;
}

DottedPair dotted_pair_named(std::string_view name) {
    if (name == "date") return DottedPair::date;
    return name == "clock" ? DottedPair::clock : DottedPair::number;
}

bool contains_word(std::string_view list, std::string_view word) {
    if (word.empty()) return false;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(' '), list.size());
        if (list.substr(0, end) == word) return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

} // namespace

Grammar::Grammar(std::string_view language, const Tables& tables)
    : tables_(tables), numbers_(number_words(language)) {
    if (const std::string_view mark = fact("decimal mark"); !mark.empty())
        decimal_mark = base::decode(mark, 0).value;
    if (const std::string_view mark = fact("group mark"); !mark.empty())
        group_mark = base::decode(mark, 0).value;
    decimal_word = fact("decimal word");
    const std::size_t hyphen = std::min(language.find('-'), language.size() - 1);
    if (lists("point regions", base::to_lower(language.substr(hyphen + 1)))) {
        std::swap(decimal_mark, group_mark);
        decimal_word = fact("point word");
    }
    if (const std::string_view zero = fact("native zero"); !zero.empty())
        native_zero = base::decode(zero, 0).value;
    groups_by_space = fact("groups by space") == "yes";
    decimals = decimals_named(fact("decimals"));
    dotted_pair = dotted_pair_named(fact("dotted pair"));
}

bool Grammar::lists(std::string_view key, std::string_view word) const {
    return contains_word(fact(key), word);
}

std::string Grammar::words(std::string_view digits, std::string_view rule_set) const {
    std::string_view significant = digits;
    significant.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    std::uint64_t value = 0;
    const auto [end, error] =
        std::from_chars(significant.data(), significant.data() + significant.size(), value);
    const bool fits = significant.empty() || (error == std::errc() && value < NumberWords::kLimit);
    if (!fits) return digit_words(digits);
    std::string spelled = numbers_.spell(rule_set.empty() ? "number" : rule_set, value);
    return spelled.empty() ? std::string(digits) : spelled;
}

std::string Grammar::digit_words(std::string_view digits) const {
    std::string words;
    for (const char digit : digits) {
        if (!words.empty()) words += ' ';
        words += numbers_.spell("number", static_cast<std::uint64_t>(digit - '0'));
    }
    return words;
}

std::string_view Grammar::form(std::string_view digits, bool fraction, std::string_view one,
                               std::string_view few, std::string_view many) const {
    if (fact("one") == "below two" && to_int(digits) < 2) return one;
    if (few.empty()) return digits == "1" && !fraction ? one : many;
    // "two to four / part of one": where these differ.
    const std::size_t slash = few.find('/');
    if (fraction) return slash == std::string_view::npos ? few : few.substr(slash + 1);
    few = few.substr(0, slash);
    const int last_two = to_int(digits.substr(digits.size() < 2 ? 0 : digits.size() - 2));
    const int last = last_two % 10;
    const bool teens = last_two > 10 && last_two < 20;
    const bool ends_in_one = fact("one") == "last" ? last == 1 && !teens : digits == "1";
    if (ends_in_one) return one;
    return last >= 2 && last <= 4 && !teens ? few : many;
}

std::string fill(std::string_view pattern,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    std::string filled;
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        const std::size_t close = pattern.find('}', open);
        filled += pattern.substr(0, open);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        for (const auto& [key, value] : values)
            if (key == name) filled += value;
        pattern.remove_prefix(close + 1);
    }
    return filled;
}

int to_int(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool has_grammar(const Tables& tables) {
    return !tables.fact("decimal mark").empty();
}

const Grammar* find_grammar(std::string_view language) {
    // Only regions that have number words of their own need a grammar of their own; any other tag,
    // and there may be any number of them, shares its language's.
    const std::string lower = base::to_lower(language);
    const std::string primary = base::primary_language(lower);
    const Tables& tables = builtin_tables(primary);
    if (!has_grammar(tables)) return nullptr;
    const std::string region =
        lower.size() > primary.size() ? lower.substr(primary.size() + 1) : std::string();
    std::string tag = lower == "pt-pt" ? "pt-PT" : primary;
    if (contains_word(tables.fact("point regions"), region)) tag.append("-").append(region);
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<Grammar>, std::less<>> made;
    const std::lock_guard lock(mutex);
    const auto found = made.find(tag);
    if (found != made.end()) return found->second.get();
    return made.emplace(tag, std::make_unique<Grammar>(tag, tables)).first->second.get();
}

} // namespace narrate::speech::languages
