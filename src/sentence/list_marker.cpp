// SPDX-License-Identifier: Apache-2.0
#include "sentence/list_marker.hpp"

#include <array>
#include <charconv>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::sentence {

namespace {

constexpr std::array<std::string_view, 5> kBullets = {"\u2022", "\u2043", "\u00b7", "*", "-"};
constexpr std::array<std::string_view, 3> kClosers = {".)", ")", "."};
constexpr std::size_t kMostDigits = 3;

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    for (base::CodePoint c = base::decode(text, at); c.length != 0 && base::is_space(c.value);
         c = base::decode(text, at))
        at += c.length;
    return at;
}

std::size_t skip_bullet(std::string_view item, std::size_t at) {
    for (const std::string_view bullet : kBullets)
        if (item.substr(at).starts_with(bullet)) return at + bullet.size();
    return at;
}

} // namespace

bool starts_item(std::string_view line) {
    const std::size_t bullet = skip_bullet(line, 0);
    if (bullet != 0 && bullet < line.size() && base::is_space(base::decode(line, bullet).value))
        return true;
    return parse_list_marker(line).length != 0;
}

ListMarker parse_list_marker(std::string_view item) {
    const std::size_t begin = skip_spaces(item, 0);
    std::size_t at = begin;
    if (at < item.size() && base::is_upper(static_cast<unsigned char>(item[at]))) return {};
    const std::size_t bullet = skip_bullet(item, at);
    if (bullet != at) at = skip_spaces(item, bullet);
    const std::size_t value = at;
    while (at < item.size() && at - value <= kMostDigits &&
           base::is_ascii_digit(static_cast<unsigned char>(item[at])))
        ++at;
    std::string next;
    if (at > value && at - value <= kMostDigits) {
        int number = 0;
        std::from_chars(item.data() + value, item.data() + at, number);
        next = std::to_string(number + 1);
    } else if (at == value && at < item.size() && item[at] >= 'a' && item[at] < 'z') {
        next = static_cast<char>(item[at] + 1);
        ++at;
    } else {
        return {};
    }
    for (const std::string_view closer : kClosers) {
        const std::size_t end = at + closer.size();
        if (!item.substr(at).starts_with(closer) || !base::is_space(base::decode(item, end).value))
            continue;
        std::string successor(item.substr(begin, value - begin));
        successor += next;
        successor += closer;
        return {end, std::move(successor)};
    }
    return {};
}

} // namespace narrate::sentence
