// SPDX-License-Identifier: Apache-2.0
#include "speech/lexicon/entry.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "speech/lexicon/ipa.hpp"

namespace narrate::speech {

namespace {

/// Bytes; longer than any name, and short enough for every backend.
constexpr std::size_t kLongestText = 200;

bool belongs_to_word(char32_t c) {
    return base::is_letter(c) || base::is_digit(c) || base::is_mark(c);
}

bool holds_control(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const base::CodePoint c = base::decode(text, i);
        if (base::is_control(c.value) || base::is_invisible(c.value)) return true;
        i += c.length;
    }
    return false;
}

std::optional<EntryFault> fault_of_ipa(const LexiconEntry& entry) {
    const auto words = words_of_ipa(entry.said);
    const auto as_written = std::count(words.begin(), words.end(), kAsWritten);
    const auto spaces = std::count(entry.written.begin(), entry.written.end(), ' ');
    const bool ipa = std::all_of(words.begin(), words.end(), [](std::string_view word) {
        return word == kAsWritten || is_ipa(word);
    });
    if (!ipa || static_cast<std::size_t>(as_written) == words.size())
        return EntryFault{fmt::format("'{}' is not IPA", entry.said),
                          "give IPA as in /ˈpuːtɪn/, or plain words without slashes"};
    if (as_written > 0 && static_cast<std::size_t>(spaces) + 1 != words.size())
        return EntryFault{"'-' stands for a word, but there are not as many words as are written",
                          "give IPA or '-' for each word"};
    return std::nullopt;
}

} // namespace

std::string tidy_phrase(std::string_view written) {
    std::string tidy;
    for (std::size_t i = 0; i < written.size();) {
        const base::CodePoint c = base::decode(written, i);
        i += c.length;
        if (base::is_space(c.value)) {
            if (!tidy.empty() && tidy.back() != ' ') tidy += ' ';
        } else {
            base::append_utf8(tidy, c.value == 0x2019 ? U'\'' : c.value);
        }
    }
    if (tidy.ends_with(' ')) tidy.pop_back();
    return tidy;
}

std::optional<EntryFault> fault_of(const LexiconEntry& entry) {
    const std::string& written = entry.written;
    if (written.empty()) return EntryFault{"no word is given", "write the word or phrase first"};
    if (entry.said.empty())
        return EntryFault{fmt::format("'{}' has no pronunciation", written),
                          "give IPA between slashes, or plain words"};
    if (written.size() > kLongestText || entry.said.size() > kLongestText)
        return EntryFault{fmt::format("longer than {} bytes", kLongestText),
                          "a lexicon holds words and names"};
    if (holds_control(written) || holds_control(entry.said))
        return EntryFault{"an invisible or control character", "type the line anew"};
    const std::string_view view = written;
    if (!belongs_to_word(base::decode(view, 0).value) ||
        !belongs_to_word(base::decode_before(view, view.size()).value))
        return EntryFault{fmt::format("'{}' begins or ends with a sign", written),
                          "write the word without quotation marks and stops"};
    return entry.as == SaidAs::ipa ? fault_of_ipa(entry) : std::nullopt;
}

Error at_line(std::string_view name, std::size_t line, EntryFault fault) {
    return {ErrorCode::table_invalid, fmt::format("line {}: {}", line, fault.what),
            std::string(name), std::string(), std::move(fault.hint)};
}

bool speaks_for(std::string_view tag, std::string_view language) {
    if (tag.size() > language.size()) return false;
    const bool begins = std::equal(tag.begin(), tag.end(), language.begin(), [](char a, char b) {
        const auto fold = [](char c) {
            if (c == '_') return '-';
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        };
        return fold(a) == fold(b);
    });
    if (!begins) return false;
    return tag.empty() || tag.size() == language.size() || language[tag.size()] == '-' ||
           language[tag.size()] == '_';
}

} // namespace narrate::speech
