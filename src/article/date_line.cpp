// SPDX-License-Identifier: Apache-2.0
#include "article/date_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <vector>

#include "base/assets.hpp"
#include "base/language_tag.hpp"
#include "base/table.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::article {

namespace {

constexpr std::size_t kLongestLine = 100;
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

enum class Role { month, before, after, filler };
struct DateWord {
    Role role = Role::filler;
    int value = 0;
};
using DateWords = std::unordered_map<std::string_view, DateWord>;

DateWords load(std::string_view table) {
    DateWords words;
    base::TableReader reader(table);
    while (const auto* row = reader.next()) {
        if (row->size() < 3) continue;
        DateWord word;
        word.role = (*row)[1] == "month"    ? Role::month
                    : (*row)[1] == "before" ? Role::before
                    : (*row)[1] == "after"  ? Role::after
                                            : Role::filler;
        std::from_chars((*row)[2].data(), (*row)[2].data() + (*row)[2].size(), word.value);
        words.emplace((*row)[0], word);
    }
    return words;
}

/// A number of up to four digits, or a lower-case word.
struct Token {
    int number = -1;
    std::string_view word;
    char between = 0; ///< What stands between it and a number right before.
    /// Minutes after their hour.
    [[nodiscard]] bool joined() const { return between == ':' || between == '.' || between == 'h'; }
};

bool begins_word(std::string_view line, std::size_t at) {
    return at < line.size() && base::is_letter(base::decode(line, at).value);
}

/// Where the word that begins at `at` ends; "p.m" and "terça-feira" are one.
std::size_t end_of_word(std::string_view line, std::size_t at) {
    while (at < line.size()) {
        const base::CodePoint c = base::decode(line, at);
        const bool joins = (c.value == '.' || c.value == '-') && begins_word(line, at + 1);
        if (!joins && !base::is_letter(c.value)) break;
        at += c.length;
    }
    return at;
}

/// Splits a line; gives nothing when it holds what no date line does.
std::vector<Token> tokens_of(std::string_view line) {
    constexpr std::u32string_view kBetween = U" ,:.|-/()@\t\u2013\u2014\u00B7\u2022\u00BA\u00B0";
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < line.size();) {
        const base::CodePoint c = base::decode(line, i);
        Token token;
        std::size_t end = i;
        if (base::is_ascii_digit(static_cast<unsigned char>(line[i]))) {
            while (end < line.size() && base::is_ascii_digit(static_cast<unsigned char>(line[end])))
                ++end;
            if (end - i > 4) return {};
            std::from_chars(line.data() + i, line.data() + end, token.number);
            // "18h05"
            const bool after_h =
                tokens.size() >= 2 && tokens.back().word == "h" && i > 0 && line[i - 1] == 'h';
            if (after_h) tokens.pop_back();
            if (i > 0 && !tokens.empty() && tokens.back().number >= 0) token.between = line[i - 1];
        } else if (base::is_letter(c.value) &&
                   kBetween.find(c.value) == std::u32string_view::npos) {
            end = end_of_word(line, i);
            token.word = line.substr(i, end - i);
        } else if (kBetween.find(c.value) != std::u32string_view::npos) {
            i += c.length;
            continue;
        } else {
            return {};
        }
        tokens.push_back(token);
        i = end;
    }
    return tokens;
}

struct Date {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = -1;
    int minute = 0;

    [[nodiscard]] bool whole() const {
        return year >= kFirstYear && year <= kLastYear && month >= 1 && month <= 12 && day >= 1 &&
               day <= 31 && hour <= 23 && minute <= 59;
    }
    [[nodiscard]] std::string iso() const {
        std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
        if (hour >= 0) text += fmt::format("T{:02}:{:02}", hour, minute);
        return text;
    }
};

/// Takes a number where it fits; false when it fits nowhere.
bool take_number(Date& date, const std::vector<Token>& tokens, std::size_t i) {
    const int number = tokens[i].number;
    const bool year_first = i == 0 && number >= kFirstYear && tokens.size() >= 3;
    if (year_first && tokens[1].number >= 1 && tokens[2].number >= 1) {
        date.year = number;
        date.month = tokens[1].number;
        date.day = tokens[2].number;
        return true;
    }
    if (date.year != 0 && date.month != 0 && date.day != 0 && i < 3 &&
        tokens[0].number == date.year)
        return true; // The month and day of the ISO form.
    if (tokens[i].joined() && date.hour < 0 && i > 0) {
        date.hour = tokens[i - 1].number;
        date.minute = number;
        return true;
    }
    if (number >= kFirstYear && date.year == 0) {
        date.year = number;
        return true;
    }
    const bool begins_time = i + 1 < tokens.size() && tokens[i + 1].joined();
    if (begins_time) return true;
    if (date.day == 0 && number >= 1 && number <= 31) {
        date.day = number;
        return true;
    }
    // "8pm": the hour alone.
    if (date.hour < 0 && number <= 23 && i + 1 < tokens.size() && !tokens[i + 1].word.empty()) {
        date.hour = number;
        return true;
    }
    return false;
}

/// "18/11/2019" and "18.11.2019": how many tokens it takes, or 0. English puts the month first but
/// where the number is too great for one; Britain and the rest of the world the day.
std::size_t take_numeric_date(Date& date, const std::vector<Token>& tokens, std::size_t i,
                              std::string_view language) {
    if (date.year != 0 || i + 2 >= tokens.size()) return 0;
    const char mark = tokens[i + 1].between;
    const int last = tokens[i + 2].number;
    if ((mark != '/' && mark != '.' && mark != '-') || tokens[i + 2].between != mark ||
        last < kFirstYear)
        return 0;
    int day = tokens[i].number;
    int month = tokens[i + 1].number;
    const bool month_first =
        (language.empty() || language == "en" || language == "en-US") && mark != '.' && day <= 12;
    if (month_first || month > 12) std::swap(day, month);
    date.day = day;
    date.month = month;
    date.year = last;
    return 3;
}

/// The date of a line in the words of one language.
std::string parse_with(const DateWords& words, std::string_view line, std::string_view language) {
    const std::vector<Token> tokens = tokens_of(line);
    Date date;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].number >= 0) {
            if (const std::size_t taken = take_numeric_date(date, tokens, i, language)) {
                i += taken - 1;
                continue;
            }
            if (!take_number(date, tokens, i)) return {};
            continue;
        }
        const auto word = words.find(tokens[i].word);
        // "t" parts date and time in ISO's form, "z" ends it.
        if (word == words.end() && tokens[i].word != "t" && tokens[i].word != "z") return {};
        if (word == words.end()) continue;
        const DateWord& meaning = word->second;
        if (meaning.role == Role::month) {
            if (date.month != 0) return {};
            date.month = meaning.value;
        }
        if (meaning.role == Role::after && date.hour >= 1 && date.hour < 12) date.hour += 12;
        if (meaning.role == Role::before && date.hour == 12) date.hour = 0;
    }
    return date.whole() ? date.iso() : std::string();
}

constexpr std::array<std::string_view, 7> kLanguages = {"en", "de", "fr", "es", "it", "pt", "nl"};

const DateWords& words_in(std::size_t language) {
    static const auto all = [] {
        std::array<DateWords, kLanguages.size()> tables;
        for (std::size_t i = 0; i < kLanguages.size(); ++i)
            tables[i] =
                load(base::find_asset("assets/dates/" + std::string(kLanguages[i]) + ".tsv"));
        return tables;
    }();
    return all[language];
}

} // namespace

std::string parse_date_line(std::string_view line, std::string_view language) {
    if (line.size() > kLongestLine || line.find_first_of("0123456789") == std::string_view::npos)
        return {};
    const std::string lower = base::to_lower(line);
    const std::string primary = base::primary_language(language);
    const bool known = std::find(kLanguages.begin(), kLanguages.end(), primary) != kLanguages.end();
    for (std::size_t i = 0; i < kLanguages.size(); ++i) {
        if (i > 0 && known && kLanguages[i] != primary) continue;
        if (auto date = parse_with(words_in(i), lower, language); !date.empty()) return date;
    }
    return {};
}

} // namespace narrate::article
