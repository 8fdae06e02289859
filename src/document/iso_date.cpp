// SPDX-License-Identifier: Apache-2.0
#include "document/iso_date.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <vector>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::document {

namespace {

constexpr std::size_t kLongestDate = 64; ///< Bytes.
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;
/// RFC 822 has years of two digits; RFC 5322 says which they are.
constexpr int kCenturyTurns = 50;

/// RFC 822 knows no others.
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

/// The value of digits alone; -1 for anything else.
int number(std::string_view text) {
    int value = -1;
    if (text.empty() || !base::is_ascii_digit(static_cast<unsigned char>(text.front()))) return -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

struct Date {
    int year = -1;
    int month = -1;
    int day = -1;
    int hour = -1;
    int minute = -1;

    [[nodiscard]] std::string iso() const {
        const bool whole = year >= kFirstYear && year <= kLastYear && month >= 1 && month <= 12 &&
                           day >= 1 && day <= 31;
        if (!whole) return {};
        std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
        if (hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59)
            text += fmt::format("T{:02}:{:02}", hour, minute);
        return text;
    }
};

/// "07:45:00"
void read_time(std::string_view text, Date& date) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return;
    date.hour = number(text.substr(0, colon));
    date.minute = number(text.substr(colon + 1, 2));
}

/// "2024-03-21", "2024-03-21T07:45:00+01:00", "2024-03-21 07:45"
Date read_iso(std::string_view text) {
    constexpr std::size_t kDateBytes = 10;
    Date date;
    if (text.size() < kDateBytes || text[4] != '-' || text[7] != '-') return date;
    date.year = number(text.substr(0, 4));
    date.month = number(text.substr(5, 2));
    date.day = number(text.substr(8, 2));
    if (text.size() > kDateBytes && (text[kDateBytes] == 'T' || text[kDateBytes] == ' '))
        read_time(text.substr(kDateBytes + 1), date);
    return date;
}

/// "Thu, 21 Mar 2024 07:45:00 GMT": the day of the week and the zone are left out.
Date read_rfc822(std::string_view text) {
    if (const std::size_t comma = text.find(','); comma != std::string_view::npos)
        text.remove_prefix(comma + 1);
    std::vector<std::string_view> words;
    while (!(text = base::trim(text)).empty()) {
        words.push_back(text.substr(0, text.find(' ')));
        text.remove_prefix(words.back().size());
    }
    Date date;
    if (words.size() < 3) return date;
    date.day = number(words[0]);
    const std::string month = base::to_lower(words[1].substr(0, 3));
    for (std::size_t i = 0; i < kMonths.size(); ++i)
        if (kMonths[i] == month) date.month = static_cast<int>(i) + 1;
    date.year = number(words[2]);
    if (words[2].size() == 2) date.year += date.year < kCenturyTurns ? 2000 : 1900;
    if (words.size() > 3) read_time(words[3], date);
    return date;
}

} // namespace

std::string iso_date(std::string_view text) {
    text = base::trim(text);
    if (text.size() > kLongestDate) return {};
    std::string date = read_iso(text).iso();
    return date.empty() ? read_rfc822(text).iso() : date;
}

} // namespace narrate::document
