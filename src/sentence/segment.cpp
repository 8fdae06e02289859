// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "narrate/sentence.hpp"
#include "sentence/list_marker.hpp"
#include "sentence/rules.hpp"

namespace narrate {

namespace {

using base::CodePoint;
using sentence::Abbreviation;
using sentence::Rules;

/// "At 5 a.m." is no sentence: a time ends one only behind more words than these.
constexpr int kWordsBeforeTime = 4;

/// Stops that need no space behind them.
bool is_wide_stop(char32_t c) {
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF0E;
}

bool is_stop(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x203D || c == 0x0964 ||
           c == 0x0965 || c == 0x061F || c == 0x06D4 || is_wide_stop(c);
}

bool is_closing(char32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == 0x2019 ||
           c == 0x201D || c == 0xBB || c == 0x203A || c == 0x300D || c == 0x300F || c == 0xFF09;
}

bool is_opening(char32_t c) {
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{' || c == 0x2018 ||
           c == 0x201A || c == 0x201C || c == 0x201E || c == 0xAB || c == 0x2039 || c == 0x300C ||
           c == 0x300E || c == 0xBF || c == 0xA1;
}

bool is_dash(char32_t c) {
    return c == '-' || (c >= 0x2012 && c <= 0x2015);
}

bool is_superscript_digit(char32_t c) {
    return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

/// One pass over the text: candidates are stops; tables and what stands around decide.
class Segmenter {
public:
    Segmenter(std::string_view text, const Rules& rules) : text_(text), rules_(rules) {}

    std::vector<TextRange> run() {
        std::size_t i = begin_item();
        while (i < text_.size()) {
            const CodePoint c = at(i);
            if (!successor_.empty() && base::is_space(c.value) && next_item_at(i + c.length)) {
                end_at(i);
                i = begin_item();
                continue;
            }
            if (c.value == '\n' && ends_paragraph(i))
                end_at(i);
            else if (is_stop(c.value)) {
                const std::size_t sentences = sentences_.size();
                i = judge_stop(i);
                if (sentences_.size() != sentences) i = begin_item();
                continue;
            }
            i += c.length;
        }
        end_at(text_.size());
        return std::move(sentences_);
    }

private:
    /// What follows a stop.
    struct Following {
        CodePoint first;     ///< Behind white space and opening signs; length 0 at the end.
        std::size_t at = 0;  ///< Where it stands.
        bool spaced = false; ///< White space, or the end of the text, stands before it.
        bool dashed = false; ///< A dash stands before it.
    };

    [[nodiscard]] CodePoint at(std::size_t i) const { return base::decode(text_, i); }

    /// A sentence begins: gives where to look for its end, behind the marker of a list's item.
    std::size_t begin_item() {
        sentence::ListMarker marker = sentence::parse_list_marker(text_.substr(begin_));
        if (marker.length != 0) successor_ = std::move(marker.successor);
        return begin_ + marker.length;
    }

    /// The next item of the list stands at `at`.
    [[nodiscard]] bool next_item_at(std::size_t at) const {
        return text_.substr(at).starts_with(successor_) &&
               base::is_space(this->at(at + successor_.size()).value);
    }

    void end_at(std::size_t end) {
        const std::string_view inside = base::trim(text_.substr(begin_, end - begin_));
        if (!inside.empty()) {
            const auto from = static_cast<std::size_t>(inside.data() - text_.data());
            sentences_.push_back({from, from + inside.size()});
        }
        begin_ = end;
    }

    /// A line end behind which an empty line stands.
    [[nodiscard]] bool ends_paragraph(std::size_t line_end) const {
        const std::size_t next = text_.find_first_not_of(" \t\r", line_end + 1);
        return next != std::string_view::npos && text_[next] == '\n';
    }

    /// Decides on the stop at `stop` and gives where to go on.
    std::size_t judge_stop(std::size_t stop) {
        const std::size_t stops_end = end_of_stops(stop);
        const std::size_t end = end_of_sentence_signs(stops_end);
        const Following next = following(end);
        if (next.first.length == 0) return end;
        const bool single = text_[stop] == '.' && stops_end == stop + 1;
        const char32_t last = base::decode_before(text_, stops_end).value;
        if (!next.spaced && !is_wide_stop(last)) return stops_end;
        const bool ends =
            single ? full_stop_ends(stop, next, end > stops_end) : other_stop_ends(last, next);
        if (ends) end_at(end);
        return end;
    }

    /// Behind all stops in a row: "?!", "...", and full stops parted by single spaces (". . .").
    [[nodiscard]] std::size_t end_of_stops(std::size_t stop) const {
        std::size_t end = stop + at(stop).length;
        for (;;) {
            const CodePoint c = at(end);
            if (c.length != 0 && is_stop(c.value)) {
                end += c.length;
            } else if (text_[end - 1] == '.' && text_.substr(end, 2) == " ." &&
                       (end + 2 == text_.size() || !base::is_ascii_digit(byte_at(end + 2)))) {
                end += 2;
            } else {
                return end;
            }
        }
    }

    [[nodiscard]] unsigned char byte_at(std::size_t i) const {
        return static_cast<unsigned char>(text_[i]);
    }

    /// Closing signs and footnote marks belong to the sentence they stand behind.
    [[nodiscard]] std::size_t end_of_sentence_signs(std::size_t end) const {
        for (;;) {
            const CodePoint c = at(end);
            if (c.length == 0) return end;
            if (c.value == '[') {
                const std::size_t close = text_.find_first_not_of("0123456789", end + 1);
                if (close == end + 1 || close == std::string_view::npos || text_[close] != ']')
                    return end;
                end = close + 1;
            } else if (is_closing(c.value) || is_superscript_digit(c.value) || is_stop(c.value)) {
                end += c.length;
            } else {
                return end;
            }
        }
    }

    [[nodiscard]] Following following(std::size_t end) const {
        Following next;
        next.at = end;
        next.first = at(end);
        next.spaced = next.first.length == 0;
        while (next.first.length != 0) {
            if (base::is_space(next.first.value))
                next.spaced = true;
            else if (is_dash(next.first.value))
                next.dashed = true;
            else if (!is_opening(next.first.value))
                break;
            next.at += next.first.length;
            next.first = at(next.at);
        }
        return next;
    }

    static bool other_stop_ends(char32_t last, const Following& next) {
        if (base::is_lower(next.first.value)) return false;
        // "– the minister? – remains": what was broken off goes on behind the dash.
        if (next.dashed) return !base::is_lower(next.first.value) && last != 0x2026;
        return true;
    }

    [[nodiscard]] bool full_stop_ends(std::size_t stop, const Following& next, bool closed) const {
        const char32_t c = next.first.value;
        if (base::is_lower(c)) return false;
        const std::string_view token = token_before(stop);
        if (token.empty()) return true;
        const bool starter = rules_.is_starter(word_at(next.at));
        switch (rules_.abbreviation(token)) {
        case Abbreviation::title:
        case Abbreviation::inner: return closed && starter;
        case Abbreviation::number: return !base::is_digit(c);
        case Abbreviation::either: return starter;
        case Abbreviation::time:
            return words_in(begin_, stop) >= kWordsBeforeTime && !is_acronym(word_at(next.at));
        case Abbreviation::last: return true;
        case Abbreviation::none: break;
        }
        if (rules_.has_ordinals() && is_short_number(token)) return starter && closed;
        if (is_initial(token)) return initial_ends(token, stop, starter);
        return true;
    }

    /// The token before `stop`, up to white space, an opening sign or a dash.
    [[nodiscard]] std::string_view token_before(std::size_t stop) const {
        std::size_t from = stop;
        while (from > begin_) {
            const CodePoint c = base::decode_before(text_, from);
            if (base::is_space(c.value) || is_opening(c.value) || c.value == '/') break;
            if (is_dash(c.value) && c.value != '-') break;
            from -= c.length;
        }
        return text_.substr(from, stop - from);
    }

    [[nodiscard]] std::string_view word_at(std::size_t from) const {
        std::size_t end = from;
        for (CodePoint c = at(end); c.length != 0 && base::is_letter(c.value); c = at(end))
            end += c.length;
        return text_.substr(from, end - from);
    }

    /// "GMT", "ET".
    static bool is_acronym(std::string_view word) {
        return word.size() >= 2 &&
               std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    }

    [[nodiscard]] int words_in(std::size_t from, std::size_t to) const {
        return static_cast<int>(split_words(text_.substr(from, to - from)).size());
    }

    static bool is_short_number(std::string_view token) {
        return token.size() <= 2 && std::all_of(token.begin(), token.end(), [](char c) {
                   return base::is_ascii_digit(static_cast<unsigned char>(c));
               });
    }

    /// "J", "R.L": single capitals, each with its stop.
    static bool is_initial(std::string_view token) {
        const CodePoint last = base::decode_before(token, token.size());
        if (!base::is_upper(last.value)) return false;
        const std::size_t before = token.size() - last.length;
        return before == 0 || token[before - 1] == '.' || token[before - 1] == '-';
    }

    /// An initial ends a sentence where no name can go on: "you and I. Then", "plan B. The".
    [[nodiscard]] bool initial_ends(std::string_view token, std::size_t stop, bool starter) const {
        if (!starter) return token == "I" && !follows_name(stop - token.size());
        return !follows_name(stop - token.size());
    }

    /// The word before `from` begins with a capital, or there is none.
    [[nodiscard]] bool follows_name(std::size_t from) const {
        const std::string_view before = base::trim(text_.substr(begin_, from - begin_));
        const std::size_t space = before.find_last_of(" \n\t");
        const std::string_view word =
            space == std::string_view::npos ? before : before.substr(space + 1);
        return word.empty() || base::is_upper(base::decode(word, 0).value);
    }

    std::string_view text_;
    const Rules& rules_;
    std::vector<TextRange> sentences_;
    std::size_t begin_ = 0;
    std::string successor_; ///< The marker of a list's next item, once one has begun.
};

} // namespace

std::vector<TextRange> segment_sentences(std::string_view text, std::string_view language) {
    return Segmenter(text, sentence::rules_for(language)).run();
}

} // namespace narrate
