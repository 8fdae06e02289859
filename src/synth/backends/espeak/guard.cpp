// SPDX-License-Identifier: GPL-3.0-or-later
#include "synth/backends/espeak/guard.hpp"

#include "base/utf8.hpp"

namespace narrate::espeak {

namespace {

constexpr int kLongestStretch = 60;
constexpr int kMostPunctuation = 3;

bool is_punctuation(char32_t c) {
    if (c < 0x80) {
        const bool alphanumeric =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return c > ' ' && !alphanumeric;
    }
    return (c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xB5 && c != 0xBA) ||
           (c >= 0x2010 && c <= 0x205E) || (c >= 0x3001 && c <= 0x3003);
}

bool ends_word(std::string_view text, std::size_t at) {
    const base::CodePoint next = base::decode(text, at);
    return next.length == 0 || base::is_space(next.value) || next.value == '.';
}

} // namespace

GuardedText guard(std::string_view text) {
    GuardedText guarded;
    guarded.text.reserve(text.size());
    guarded.origins.reserve(text.size());
    int stretch = 0;
    int punctuation = 0;
    const auto add = [&](char32_t c, std::size_t origin) {
        base::append_utf8(guarded.text, c);
        guarded.origins.push_back(origin);
    };
    const auto drop_spaces = [&] {
        while (!guarded.text.empty() && guarded.text.back() == ' ') {
            guarded.text.pop_back();
            guarded.origins.pop_back();
        }
    };
    for (std::size_t i = 0; i < text.size();) {
        const base::CodePoint c = base::decode(text, i);
        const bool space =
            base::is_space(c.value) || base::is_control(c.value) || base::is_invisible(c.value);
        const bool mark = is_punctuation(c.value);
        if (space) {
            stretch = 0;
            add(' ', i);
        } else if (!mark || punctuation < kMostPunctuation) {
            if (c.value == '.' && ends_word(text, i + 1)) drop_spaces();
            if (stretch == kLongestStretch) {
                stretch = 0;
                add(' ', i);
            }
            ++stretch;
            add(c.value, i);
        }
        if (!space) punctuation = mark ? punctuation + 1 : 0;
        i += c.length;
    }
    return guarded;
}

} // namespace narrate::espeak
