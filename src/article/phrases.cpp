// SPDX-License-Identifier: Apache-2.0
#include "article/phrases.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/assets.hpp"
#include "base/language_tag.hpp"
#include "base/table.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::article {

namespace {

/// The longest block a phrase can be all or an end of, in bytes: beyond it nobody looks.
constexpr std::size_t kLongestBlock = 2000;
constexpr std::size_t kMostWords = 300; ///< Of a block that a phrase begins or ends.

/// The languages of assets/chrome. English stands on pages in every language.
constexpr std::array<std::string_view, 7> kLanguages = {"en", "de", "fr", "es", "it", "pt", "nl"};

/// A line of underscores: it parts the article from what is around it, or the article's sections.
constexpr std::string_view kRule = "rule";

struct Phrase {
    std::string_view text;
    std::string_view reason;
    std::size_t most_words = 0;
};

/// The phrases of one language: those that are all of a block by themselves, the others by their
/// first or last word.
struct Phrases {
    std::unordered_map<std::string_view, Phrase> whole;
    std::unordered_map<std::string_view, std::vector<Phrase>> begin;
    std::unordered_map<std::string_view, std::vector<Phrase>> end;
};

std::string_view first_word(std::string_view text) {
    return text.substr(0, text.find(' '));
}

std::string_view last_word(std::string_view text) {
    const std::size_t space = text.rfind(' ');
    return space == std::string_view::npos ? text : text.substr(space + 1);
}

/// Letters and what is written as one with them: the part of a block's first word that a phrase's
/// first word must be.
std::string_view letters_at_begin(std::string_view word) {
    std::size_t end = 0;
    while (end < word.size()) {
        const base::CodePoint c = base::decode(word, end);
        if (!base::is_letter(c.value)) break;
        end += c.length;
    }
    return word.substr(0, end);
}

std::string_view letters_at_end(std::string_view word) {
    std::size_t begin = word.size();
    while (begin > 0) {
        const base::CodePoint c = base::decode_before(word, begin);
        if (!base::is_letter(c.value)) break;
        begin -= c.length;
    }
    return word.substr(begin);
}

Phrases load(std::string_view table) {
    Phrases phrases;
    base::TableReader reader(table);
    while (const auto* row = reader.next()) {
        if (row->size() < 4) continue;
        const std::string_view place = (*row)[1];
        const std::string_view most = (*row)[2];
        Phrase phrase{(*row)[3], (*row)[0], 0};
        std::from_chars(most.data(), most.data() + most.size(), phrase.most_words);
        if (place == "whole")
            phrases.whole.emplace(phrase.text, phrase);
        else if (place == "begin")
            phrases.begin[letters_at_begin(first_word(phrase.text))].push_back(phrase);
        else
            phrases.end[letters_at_end(last_word(phrase.text))].push_back(phrase);
    }
    return phrases;
}

const Phrases& phrases_in(std::size_t language) {
    static std::array<std::once_flag, kLanguages.size()> once;
    static std::array<Phrases, kLanguages.size()> loaded;
    std::call_once(once[language], [&] {
        loaded[language] =
            load(base::find_asset("assets/chrome/" + std::string(kLanguages[language]) + ".tsv"));
    });
    return loaded[language];
}

/// Whether a word may end at `at`: "relatedly" does not begin with "related".
bool is_word_edge(std::string_view form, std::size_t at) {
    if (at == 0 || at >= form.size()) return true;
    return !base::is_letter(base::decode(form, at).value) ||
           !base::is_letter(base::decode_before(form, at).value);
}

/// The reason of a phrase that begins or ends the form.
std::string_view find_edge(const Phrases& phrases, std::string_view form, std::size_t words) {
    const auto begin = phrases.begin.find(letters_at_begin(first_word(form)));
    if (begin != phrases.begin.end())
        for (const Phrase& phrase : begin->second)
            if (words <= phrase.most_words && form.starts_with(phrase.text) &&
                is_word_edge(form, phrase.text.size()))
                return phrase.reason;
    const auto end = phrases.end.find(letters_at_end(last_word(form)));
    if (end != phrases.end.end())
        for (const Phrase& phrase : end->second)
            if (words <= phrase.most_words && form.ends_with(phrase.text) &&
                is_word_edge(form, form.size() - phrase.text.size()))
                return phrase.reason;
    return {};
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

std::string_view chrome_reason(std::string_view text, std::string_view language) {
    if (text.size() > kLongestBlock) return {};
    const std::string form = phrase_form(text);
    if (form.empty()) return text.find("__") == std::string_view::npos ? "punctuation" : kRule;
    const std::size_t words = word_count(form);
    const std::string primary = base::primary_language(language);
    const bool known = std::find(kLanguages.begin(), kLanguages.end(), primary) != kLanguages.end();
    for (std::size_t i = 0; i < kLanguages.size(); ++i) {
        if (i > 0 && known && kLanguages[i] != primary) continue;
        const Phrases& phrases = phrases_in(i);
        if (const auto whole = phrases.whole.find(form); whole != phrases.whole.end())
            return whole->second.reason;
        if (words > kMostWords) continue;
        if (const auto reason = find_edge(phrases, form, words); !reason.empty()) return reason;
    }
    return {};
}

bool is_doubtful(std::string_view reason) {
    return reason == "section.name" || reason == "biography" || reason == kRule;
}

} // namespace narrate::article
