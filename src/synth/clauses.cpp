// SPDX-License-Identifier: Apache-2.0
#include "synth/clauses.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace narrate::synth {

namespace {

/// A shorter part is no clause, but a word of a list: it stays with what follows it.
constexpr std::size_t kShortestClause = 12;

bool ends_clause(char32_t c) {
    constexpr std::u32string_view kMarks = U",;:()–—،؛、，；：।";
    return kMarks.find(c) != std::u32string_view::npos;
}

void add(std::vector<TextRange>& parts, std::string_view sentence, TextRange part) {
    const std::string_view text = base::trim(part.of(sentence));
    if (text.empty()) return;
    const auto begin = static_cast<std::size_t>(text.data() - sentence.data());
    parts.push_back({begin, begin + text.size()});
}

/// The white space nearest to the middle, or the end.
std::size_t middle_of(std::string_view sentence) {
    const std::size_t middle = sentence.size() / 2;
    const std::size_t before = sentence.rfind(' ', middle);
    const std::size_t after = std::min(sentence.find(' ', middle), sentence.size());
    if (before == std::string_view::npos || after - middle < middle - before) return after;
    return before;
}

} // namespace

std::vector<TextRange> clauses_of(std::string_view sentence) {
    std::vector<TextRange> parts;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < sentence.size();) {
        const base::CodePoint c = base::decode(sentence, i);
        i += c.length;
        // "1,000" is parted nowhere.
        const bool before_space =
            i < sentence.size() && base::is_space(base::decode(sentence, i).value);
        if (!ends_clause(c.value) || (c.value < 0x80 && !before_space)) continue;
        if (i - begin < kShortestClause) continue;
        add(parts, sentence, {begin, i});
        begin = i;
    }
    add(parts, sentence, {begin, sentence.size()});
    if (parts.size() != 1) return parts;
    const std::string_view whole = parts.front().of(sentence);
    const std::size_t offset = parts.front().begin;
    const std::size_t middle = middle_of(whole);
    if (middle == whole.size()) return parts;
    parts.clear();
    add(parts, sentence, {offset, offset + middle});
    add(parts, sentence, {offset + middle, offset + whole.size()});
    return parts;
}

} // namespace narrate::synth
