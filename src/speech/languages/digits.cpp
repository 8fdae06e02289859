// SPDX-License-Identifier: Apache-2.0
#include "speech/languages/digits.hpp"

#include "base/utf8.hpp"

namespace narrate::speech::languages {

std::optional<AsciiDigits> with_ascii_digits(std::string_view text, TextRange sentence,
                                             char32_t zero) {
    const std::string_view inside = text.substr(0, sentence.end);
    AsciiDigits ascii{{}, OffsetMap(sentence.begin)};
    bool any = false;
    for (std::size_t at = sentence.begin; at < sentence.end;) {
        const base::CodePoint c = base::decode(inside, at);
        constexpr char32_t kDigits = 10;
        if (c.value >= zero && c.value < zero + kDigits) {
            ascii.text += static_cast<char>('0' + (c.value - zero));
            ascii.map.append_spoken(c.length, 1);
            any = true;
        } else {
            ascii.text += inside.substr(at, c.length);
            ascii.map.append_verbatim(c.length);
        }
        at += c.length;
    }
    if (!any) return std::nullopt;
    return ascii;
}

} // namespace narrate::speech::languages
