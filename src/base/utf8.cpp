// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace narrate::base {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned char byte_at(std::string_view text, std::size_t i) {
    return static_cast<unsigned char>(text[i]);
}

} // namespace

CodePoint decode(std::string_view text, std::size_t position) {
    if (position >= text.size()) return {0, 0};
    const unsigned char lead = byte_at(text, position);
    if (lead < 0x80) return {lead, 1};
    std::size_t length = 0;
    char32_t value = 0;
    unsigned char low = 0x80; // The second byte's range: Unicode 15, table 3-7.
    unsigned char high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
        value = lead & 0x1FU;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        value = lead & 0x0FU;
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        value = lead & 0x07U;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
    } else {
        return {kReplacement, 1};
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (position + i >= text.size()) return {kReplacement, i};
        const unsigned char next = byte_at(text, position + i);
        if (next < low || next > high) return {kReplacement, i};
        value = (value << 6U) | (next & 0x3FU);
        low = 0x80;
        high = 0xBF;
    }
    return {value, length};
}

CodePoint decode_before(std::string_view text, std::size_t position) {
    if (position == 0 || position > text.size()) return {0, 0};
    // At most three continuation bytes stand behind a lead byte.
    for (std::size_t back = 1; back <= 4 && back <= position; ++back) {
        const unsigned char b = byte_at(text, position - back);
        if ((b & 0xC0U) == 0x80U) continue;
        const CodePoint c = decode(text.substr(0, position), position - back);
        if (c.length == back) return c;
        break;
    }
    return {kReplacement, 1};
}

std::size_t code_point_border(std::string_view text, std::size_t position) {
    constexpr std::size_t kMostContinuations = 3;
    for (std::size_t back = 0; back <= std::min(position, kMostContinuations); ++back) {
        const std::size_t at = position - back;
        if (at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) return at;
    }
    return position;
}

void append_utf8(std::string& text, char32_t c) {
    const auto byte = [&](char32_t value) { text.push_back(static_cast<char>(value)); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0U | (c >> 6U));
        byte(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        if (c >= 0xD800 && c <= 0xDFFF) c = kReplacement;
        byte(0xE0U | (c >> 12U));
        byte(0x80U | ((c >> 6U) & 0x3FU));
        byte(0x80U | (c & 0x3FU));
    } else if (c < 0x110000) {
        byte(0xF0U | (c >> 18U));
        byte(0x80U | ((c >> 12U) & 0x3FU));
        byte(0x80U | ((c >> 6U) & 0x3FU));
        byte(0x80U | (c & 0x3FU));
    } else {
        append_utf8(text, kReplacement);
    }
}

namespace {

/// How many bytes of ASCII a text begins with, eight at a time.
std::size_t ascii_run(std::string_view bytes) {
    constexpr std::uint64_t kHighBits = 0x8080808080808080U;
    std::size_t i = 0;
    for (; i + sizeof(std::uint64_t) <= bytes.size(); i += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, sizeof word);
        if ((word & kHighBits) != 0) break;
    }
    while (i < bytes.size() && byte_at(bytes, i) < 0x80) ++i;
    return i;
}

} // namespace

bool is_valid_utf8(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        i += ascii_run(bytes.substr(i));
        if (i >= bytes.size()) break;
        const CodePoint c = decode(bytes, i);
        // A well-formed U+FFFD is three bytes long; an ill-formed part gives it for one to three.
        if (c.value == kReplacement && bytes.substr(i, 3) != "\xEF\xBF\xBD") return false;
        i += c.length;
    }
    return true;
}

std::string repair_utf8(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const CodePoint c = decode(bytes, i);
        append_utf8(text, c.value);
        i += c.length;
    }
    return text;
}

bool is_space(char32_t c) {
    switch (c) {
    case 0x20:
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000: return true;
    default: return (c >= 0x09 && c <= 0x0D) || (c >= 0x2000 && c <= 0x200A);
    }
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

bool is_invisible(char32_t c) {
    if (c < 0xAD) return false;
    switch (c) {
    case 0xAD:
    case 0x034F:
    case 0x061C:
    case 0x115F:
    case 0x1160:
    case 0x17B4:
    case 0x17B5:
    case 0x3164:
    case 0xFEFF:
    case 0xFFA0: return true;
    default: break;
    }
    const auto in = [c](char32_t from, char32_t to) { return c >= from && c <= to; };
    return in(0x180B, 0x180F) || in(0x200B, 0x200F) || in(0x202A, 0x202E) || in(0x2060, 0x206F) ||
           in(0xFDD0, 0xFDEF) || in(0xFE00, 0xFE0F) || in(0xFFF0, 0xFFFB) || in(0xE0000, 0xE0FFF) ||
           (c & 0xFFFEU) == 0xFFFE;
}

void blank_controls(std::string& text) {
    const auto commands = [](char32_t c) {
        const bool bidirectional = c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                                   (c >= 0x2066 && c <= 0x2069);
        return is_control(c) || bidirectional || (c >= 0xFFF9 && c <= 0xFFFB) ||
               (c >= 0xE0000 && c <= 0xE007F);
    };
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        if (commands(c.value)) text.replace(i, c.length, c.length, ' ');
        i += c.length;
    }
}

std::string_view trim(std::string_view text) {
    while (!text.empty()) {
        const CodePoint c = decode(text, 0);
        if (!is_space(c.value)) break;
        text.remove_prefix(c.length);
    }
    while (!text.empty()) {
        const CodePoint c = decode_before(text, text.size());
        if (!is_space(c.value)) break;
        text.remove_suffix(c.length);
    }
    return text;
}

} // namespace narrate::base
