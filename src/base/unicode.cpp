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

namespace {

/// Format characters that are signs to be seen: the number signs of Arabic and its neighbours.
bool is_visible_format(char32_t c) {
    return u_hasBinaryProperty(icu(c), UCHAR_PREPENDED_CONCATENATION_MARK) != 0;
}

/// Wide in terminals (and the C library), though Unicode calls them neutral.
bool is_wide_by_habit(char32_t c) {
    return (c >= 0x3248 && c <= 0x324F) || (c >= 0x4DC0 && c <= 0x4DFF);
}

bool is_late_jamo(char32_t c) {
    return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB);
}

// Most text is told without a look-up.

/// Ideographs and syllables of Hangul.
bool is_common_wide(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

bool is_kana(char32_t c) {
    return (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FF);
}

/// Letters of Latin and Cyrillic scripts, common punctuation.
bool is_common_narrow(char32_t c) {
    return (c >= 0x20 && c < 0x7F) || (c > 0xAD && c < 0x300) || (c >= 0x400 && c <= 0x481) ||
           (c >= 0x2010 && c <= 0x2027);
}

} // namespace

Shape shape(char32_t c) {
    if (is_common_narrow(c)) return Shape::narrow;
    if (is_common_wide(c) || is_kana(c)) return Shape::wide;
    if (is_control(c) || is_invisible(c)) return Shape::hidden;
    switch (u_charType(icu(c))) {
    case U_UNASSIGNED:
    case U_SURROGATE: return Shape::unknown;
    case U_FORMAT_CHAR: return is_visible_format(c) ? Shape::narrow : Shape::hidden;
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR: return Shape::hidden;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK: return Shape::joined;
    default: break;
    }
    if (is_late_jamo(c)) return Shape::joined;
    const int width = u_getIntPropertyValue(icu(c), UCHAR_EAST_ASIAN_WIDTH);
    const bool wide = width == U_EA_WIDE || width == U_EA_FULLWIDTH || is_wide_by_habit(c);
    return wide ? Shape::wide : Shape::narrow;
}

bool extends_cluster(char32_t c) {
    constexpr char32_t kFirst = 0x300;
    if (c < kFirst || is_common_narrow(c) || is_common_wide(c) || is_kana(c)) return false;
    switch (u_getIntPropertyValue(icu(c), UCHAR_GRAPHEME_CLUSTER_BREAK)) {
    case U_GCB_EXTEND:
    case U_GCB_SPACING_MARK:
    case U_GCB_V:
    case U_GCB_T: return true;
    default: return shape(c) == Shape::joined;
    }
}

Breaking breaking(char32_t c) {
    constexpr char32_t kFirst = 0x2E80;
    if (c < kFirst) return Breaking::spaces;
    if (is_common_wide(c)) return Breaking::anywhere;
    switch (u_getIntPropertyValue(icu(c), UCHAR_LINE_BREAK)) {
    case U_LB_IDEOGRAPHIC:
    case U_LB_H2:
    case U_LB_H3:
    case U_LB_E_BASE: return Breaking::anywhere;
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
    case U_LB_NONSTARTER:
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_EXCLAMATION: return Breaking::not_before;
    case U_LB_OPEN_PUNCTUATION: return Breaking::not_behind;
    default: return Breaking::spaces;
    }
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
