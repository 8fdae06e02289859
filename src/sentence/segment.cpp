// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <unordered_map>

#include "base/assets.hpp"
#include "base/table.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "narrate/sentence.hpp"

namespace narrate {

namespace {

using base::CodePoint;

enum class Abbreviation { none, title, number, inner, either };

using Abbreviations = std::unordered_map<std::string_view, Abbreviation>;

Abbreviations load_abbreviations(std::string_view table) {
    Abbreviations result;
    base::TableReader reader(table);
    while (const auto* row = reader.next()) {
        if (row->size() < 2) continue;
        const std::string_view kind = (*row)[1];
        const Abbreviation value = kind == "title"    ? Abbreviation::title
                                   : kind == "number" ? Abbreviation::number
                                   : kind == "inner"  ? Abbreviation::inner
                                                      : Abbreviation::either;
        result.emplace((*row)[0], value);
    }
    return result;
}

const Abbreviations& abbreviations() {
    static const Abbreviations table =
        load_abbreviations(base::find_asset("assets/abbreviations/en.tsv"));
    return table;
}

bool is_terminal(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
           c == 0xFF1F || c == 0x203D;
}

bool is_closing(char32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == 0x2019 ||
           c == 0x201D || c == 0xBB || c == 0x300D || c == 0xFF09;
}

bool is_opening(char32_t c) {
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{' || c == 0x2018 ||
           c == 0x201C || c == 0xAB || c == 0x201E || c == 0x300C || c == 0xBF || c == 0xA1;
}

/// The token that ends before `at`: up to white space or an opening sign.
std::string_view token_before(std::string_view text, std::size_t begin, std::size_t at) {
    std::size_t from = at;
    while (from > begin) {
        const CodePoint c = base::decode_before(text, from);
        if (base::is_space(c.value) || is_opening(c.value) || c.value == '-') break;
        from -= c.length;
    }
    return text.substr(from, at - from);
}

bool is_initial(std::string_view token) {
    // "J", "R.L": single capitals.
    const CodePoint last = base::decode_before(token, token.size());
    if (!base::is_upper(last.value)) return false;
    const std::size_t before = token.size() - last.length;
    return before == 0 || token[before - 1] == '.';
}

/// Whether the full stop at `dot` ends a sentence, where `next` is the first character that follows
/// after white space and opening signs.
bool full_stop_ends(std::string_view text, std::size_t begin, std::size_t dot, char32_t next) {
    if (base::is_lower(next)) return false;
    const std::string_view token = token_before(text, begin, dot);
    const auto found = abbreviations().find(token);
    if (found != abbreviations().end()) {
        switch (found->second) {
        case Abbreviation::title:
        case Abbreviation::inner: return false;
        case Abbreviation::number: return !base::is_digit(next);
        case Abbreviation::either: return base::is_upper(next);
        case Abbreviation::none: break;
        }
    }
    return !is_initial(token);
}

} // namespace

std::vector<TextRange> segment_sentences(std::string_view text, std::string_view) {
    std::vector<TextRange> sentences;
    std::size_t begin = 0;
    const auto end_at = [&](std::size_t end) {
        const std::string_view inside = base::trim(text.substr(begin, end - begin));
        if (!inside.empty()) {
            const auto at = static_cast<std::size_t>(inside.data() - text.data());
            sentences.push_back({at, at + inside.size()});
        }
        begin = end;
    };
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = base::decode(text, i);
        const std::size_t at = i;
        i += c.length;
        if (c.value == '\n') {
            std::size_t next = i;
            while (next < text.size() &&
                   (text[next] == ' ' || text[next] == '\t' || text[next] == '\r'))
                ++next;
            if (next < text.size() && text[next] == '\n') end_at(at);
            continue;
        }
        if (!is_terminal(c.value)) continue;
        // All further stops and closing signs belong to the sentence.
        std::size_t end = i;
        CodePoint after = base::decode(text, end);
        while (is_terminal(after.value) || is_closing(after.value)) {
            end += after.length;
            after = base::decode(text, end);
        }
        const bool wide = c.value == 0x3002 || c.value == 0xFF01 || c.value == 0xFF1F;
        if (after.length != 0 && !base::is_space(after.value) && !wide) continue;
        std::size_t next = end;
        CodePoint follows = after;
        while (follows.length != 0 &&
               (base::is_space(follows.value) || is_opening(follows.value))) {
            next += follows.length;
            follows = base::decode(text, next);
        }
        const bool single_stop = c.value == '.' && end == i;
        const bool ends = single_stop ? full_stop_ends(text, begin, at, follows.value)
                                      : !base::is_lower(follows.value);
        if (ends) end_at(end);
        i = std::max(i, end);
    }
    end_at(text.size());
    return sentences;
}

} // namespace narrate
