// SPDX-License-Identifier: Apache-2.0
#include "article/phrases.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <vector>

#include "base/assets.hpp"
#include "base/table.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::article {

namespace {

/// The longest block a phrase can be all or an end of, in bytes: beyond it nobody looks.
constexpr std::size_t kLongestBlock = 400;

struct Phrase {
    std::string_view reason;
    std::string_view text;
    std::size_t most_words = 0;
};

struct Phrases {
    std::unordered_map<std::string_view, Phrase> whole;
    std::vector<Phrase> begin;
    std::vector<Phrase> end;
};

Phrases load(std::string_view table) {
    Phrases phrases;
    base::TableReader reader(table);
    while (const auto* row = reader.next()) {
        if (row->size() < 4) continue;
        Phrase phrase{(*row)[0], (*row)[3], 0};
        const std::string_view most = (*row)[2];
        std::from_chars(most.data(), most.data() + most.size(), phrase.most_words);
        if ((*row)[1] == "whole") phrases.whole.emplace(phrase.text, phrase);
        if ((*row)[1] == "begin") phrases.begin.push_back(phrase);
        if ((*row)[1] == "end") phrases.end.push_back(phrase);
    }
    return phrases;
}

std::size_t word_count(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

bool is_edge_punctuation(char32_t c) {
    constexpr std::u32string_view kKept = U"#©•$£€%";
    return !base::is_letter(c) && kKept.find(c) == std::u32string_view::npos;
}

} // namespace

std::string phrase_form(std::string_view text) {
    std::string form;
    bool number = false;
    for (std::size_t i = 0; i < text.size();) {
        const base::CodePoint c = base::decode(text, i);
        i += c.length;
        const bool digit = base::is_digit(c.value);
        if (digit && number) continue;
        number = digit;
        if (digit)
            form += '#';
        else if (c.value == 0x2018 || c.value == 0x2019)
            form += '\'';
        else if (c.value == 0x201C || c.value == 0x201D)
            form += '"';
        else if (base::is_space(c.value))
            form += ' ';
        else
            base::append_utf8(form, c.value);
    }
    form = base::to_lower(form);
    std::string_view rest = form;
    while (!rest.empty() && is_edge_punctuation(base::decode(rest, 0).value))
        rest.remove_prefix(base::decode(rest, 0).length);
    while (!rest.empty() && is_edge_punctuation(base::decode_before(rest, rest.size()).value))
        rest.remove_suffix(base::decode_before(rest, rest.size()).length);
    return std::string(rest);
}

std::string_view chrome_reason(std::string_view text, std::string_view) {
    static const Phrases phrases = load(base::find_asset("assets/chrome/en.tsv"));
    if (text.size() > kLongestBlock) return {};
    const std::string form = phrase_form(text);
    if (form.empty()) return "punctuation";
    if (const auto found = phrases.whole.find(form); found != phrases.whole.end())
        return found->second.reason;
    const std::size_t words = word_count(form);
    for (const Phrase& phrase : phrases.begin) {
        if (words > phrase.most_words || !form.starts_with(phrase.text)) continue;
        // Only whole words: "relatedly" does not begin with "related".
        const base::CodePoint next = base::decode(form, phrase.text.size());
        if (next.length == 0 || !base::is_letter(next.value)) return phrase.reason;
    }
    for (const Phrase& phrase : phrases.end)
        if (words <= phrase.most_words && form.ends_with(phrase.text)) return phrase.reason;
    return {};
}

} // namespace narrate::article
