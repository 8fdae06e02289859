// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/flite/letters.hpp"

#include <algorithm>

#include "base/assets.hpp"
#include "base/table.hpp"
#include "base/utf8.hpp"

namespace narrate::flite {

namespace {

constexpr char32_t kFirstMark = 0x300;
constexpr char32_t kLastMark = 0x36F;

bool is_printable(char32_t c) {
    return c > ' ' && c <= '~';
}

bool vanishes(char32_t c) {
    return (c >= kFirstMark && c <= kLastMark) || base::is_invisible(c);
}

} // namespace

Letters::Letters() {
    base::TableReader reader(base::find_asset("assets/phonemes/flite-letters.tsv"));
    while (const auto* row = reader.next()) {
        if (row->size() < 2) continue;
        std::string ascii((*row)[1]);
        std::replace(ascii.begin(), ascii.end(), '_', ' ');
        const std::string_view characters = (*row)[0];
        for (std::size_t i = 0; i < characters.size();) {
            const base::CodePoint c = base::decode(characters, i);
            ascii_.emplace(c.value, ascii);
            i += c.length;
        }
    }
}

AsciiText Letters::fold(std::string_view text) const {
    AsciiText result;
    const auto add = [&result](std::string_view ascii, std::size_t origin) {
        result.text += ascii;
        result.origins.insert(result.origins.end(), ascii.size(), origin);
    };
    for (std::size_t i = 0; i < text.size();) {
        const base::CodePoint c = base::decode(text, i);
        if (is_printable(c.value)) {
            add(text.substr(i, 1), i);
        } else if (const auto known = ascii_.find(c.value); known != ascii_.end()) {
            add(known->second, i);
        } else if (!vanishes(c.value)) {
            add(" ", i);
        }
        i += c.length;
    }
    return result;
}

} // namespace narrate::flite
