// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"

#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace narrate::base {

namespace {

UChar32 icu(char32_t c) {
    return static_cast<UChar32>(c);
}

} // namespace

bool is_letter(char32_t c) {
    if (c < 0x80) return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
    return u_isalpha(icu(c)) != 0;
}

bool is_digit(char32_t c) {
    if (c < 0x80) return is_ascii_digit(c);
    return u_isdigit(icu(c)) != 0;
}

bool is_upper(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    return u_isupper(icu(c)) != 0 || u_istitle(icu(c)) != 0;
}

bool is_lower(char32_t c) {
    if (c < 0x80) return c >= 'a' && c <= 'z';
    return u_islower(icu(c)) != 0;
}

bool is_mark(char32_t c) {
    constexpr char32_t kFirst = 0x300;
    return c >= kFirst && (U_GET_GC_MASK(icu(c)) & U_GC_M_MASK) != 0;
}

char32_t to_lower(char32_t c) {
    if (c < 0x80) return is_upper(c) ? c | 0x20U : c;
    return static_cast<char32_t>(u_tolower(icu(c)));
}

std::string to_lower(std::string_view text) {
    std::string lower;
    lower.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        if (c.value < 0x80)
            lower +=
                is_upper(c.value) ? static_cast<char>(c.value | 0x20U) : static_cast<char>(c.value);
        else
            append_utf8(lower, static_cast<char32_t>(u_tolower(icu(c.value))));
        i += c.length;
    }
    return lower;
}

} // namespace narrate::base
