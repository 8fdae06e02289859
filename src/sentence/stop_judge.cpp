// SPDX-License-Identifier: Apache-2.0
#include "sentence/stop_judge.hpp"

#include <algorithm>
#include <string>

namespace narrate::sentence {

namespace {

/// "At 5 a.m." is no sentence: a time ends one only behind more words than these.
constexpr std::size_t kWordsBeforeTime = 4;
constexpr std::size_t kWordsOfSetting = 7;   ///< Words of a phrase that only says when.
constexpr std::size_t kLongestCitation = 60; ///< Bytes between the brackets.
constexpr std::size_t kShortestWord = 4;     ///< Letters of a word that is surely none shortened.

/// What cannot begin a sentence: it goes on behind an abbreviation or a quotation.
bool goes_on(char32_t c) {
    return c == ',' || c == ';' || c == ':' || c == '/' || c == '%' || c == '=' || c == ')' ||
           c == 0x60C;
}

/// Lower-case letters only, and enough of them.
bool is_plain_word(std::string_view token, std::size_t fewest) {
    std::size_t letters = 0;
    bool lower = false;
    for (std::size_t i = 0; i < token.size(); ++letters) {
        const CodePoint c = base::decode(token, i);
        if (!base::is_letter(c.value) && c.value != '\'' && c.value != 0x2019 && c.value != '-')
            return false;
        lower = base::is_lower(c.value);
        i += c.length;
    }
    return lower && letters >= fewest;
}

/// "GMT", "ET".
bool is_acronym(std::string_view word) {
    return word.size() >= 2 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_short_number(std::string_view token) {
    return token.size() <= 2 && std::all_of(token.begin(), token.end(), [](char c) {
               return base::is_ascii_digit(static_cast<unsigned char>(c));
           });
}

/// "XIV": ordinals, too, where numbers with a full stop are.
bool is_roman_number(std::string_view token) {
    constexpr std::size_t kLongest = 6;
    return token.size() <= kLongest && std::all_of(token.begin(), token.end(), [](char c) {
               return c == 'I' || c == 'V' || c == 'X';
           });
}

/// "U.S", "ዓ.ም": letters parted by full stops.
bool is_dotted(std::string_view token) {
    bool letter = false;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < token.size();) {
        const CodePoint c = base::decode(token, i);
        if (letter ? c.value != '.' : !base::is_letter(c.value)) return false;
        letter = !letter;
        letters += letter ? 1 : 0;
        i += c.length;
    }
    return letter && letters >= 2;
}

/// "J", "R.L": single capitals, each with its stop; one letter of a script without capitals.
bool is_initial(std::string_view token) {
    const CodePoint first = base::decode(token, 0);
    if (is_caseless(first.value)) {
        const CodePoint second = base::decode(token, first.length);
        const bool single = second.length == 0 || !base::is_letter(second.value);
        return (single && first.length + second.length == token.size()) || is_dotted(token);
    }
    const CodePoint last = base::decode_before(token, token.size());
    if (!base::is_upper(last.value)) return false;
    const std::size_t before = token.size() - last.length;
    return before == 0 || token[before - 1] == '.' || token[before - 1] == '-';
}

} // namespace

bool StopJudge::ends(const Stop& stop, const Following& next) const {
    if (goes_on(next.first.value) && !next.opened) return false;
    const bool closed = stop.end > stop.stops_end;
    if (closed && next.opened && is_citation(stop, next)) return false;
    if (closed && next.dashed && is_source(next)) return false;
    const bool full_stop = text_[stop.begin] == '.' && stop.stops_end == stop.begin + 1;
    if (!full_stop) return other_stop_ends(stop, next);
    return full_stop_ends(stop, next);
}

bool StopJudge::other_stop_ends(const Stop& stop, const Following& next) const {
    const char32_t last = base::decode_before(text_, stop.stops_end).value;
    const bool ellipsis = last == 0x2026 || (last == '.' && stop.stops_end > stop.begin + 1);
    if (base::is_lower(next.first.value))
        return !ellipsis && !next.dashed && stop.end == stop.stops_end &&
               rules_.find(context_.word_at(next.at)).careless;
    // "The quay – a gift? – shines": what was broken off goes on behind the dash.
    if (next.dashed) return !ellipsis;
    // English writes "I" with a capital wherever it stands.
    if (ellipsis && context_.word_at(next.at) == "I") return false;
    return true;
}

bool StopJudge::full_stop_ends(const Stop& stop, const Following& next) const {
    if (rules_.is_full_stop_weak()) return false;
    const std::string_view token = context_.token_before(stop.begin, stop.sentence);
    if (token.empty()) return !base::is_lower(next.first.value);
    const Abbreviation abbreviation = this->abbreviation(token);
    if (base::is_lower(next.first.value))
        return abbreviation == Abbreviation::none && ends_before_lower(stop, token, next);
    if (abbreviation != Abbreviation::none)
        return abbreviation_ends(abbreviation, stop, token, next);
    const bool starter = context_.meaning_at(next.at).starter && !is_initial_at(next.at);
    if (rules_.has_ordinals() && (is_short_number(token) || is_roman_number(token))) return starter;
    if (is_initial(token)) return initial_ends(stop, token, starter);
    return true;
}

/// The class of a token: as it is written, behind an elision ("dell'art"), without the capital of a
/// sentence's first word ("Approx"), and, of titles, in capitals ("DR").
Abbreviation StopJudge::abbreviation(std::string_view token) const {
    const auto find = [&](std::string_view word) { return rules_.find(word).abbreviation; };
    Abbreviation found = find(token);
    if (found != Abbreviation::none) return found;
    constexpr std::string_view kApostrophe = "\u2019";
    const std::size_t straight = token.rfind('\'');
    const std::size_t curly = token.rfind(kApostrophe);
    if (straight != std::string_view::npos) found = find(token.substr(straight + 1));
    if (curly != std::string_view::npos) found = find(token.substr(curly + kApostrophe.size()));
    const CodePoint first = base::decode(token, 0);
    if (found != Abbreviation::none || !base::is_upper(first.value) || token.size() == first.length)
        return found;
    if (is_acronym(token)) {
        std::string title = base::to_lower(token);
        title[0] = token[0];
        return find(title) == Abbreviation::title ? Abbreviation::title : found;
    }
    return find(base::to_lower(token));
}

/// People leave out capitals: a word that is none shortened ends its sentence all the same.
bool StopJudge::ends_before_lower(const Stop& stop, std::string_view token,
                                  const Following& next) const {
    if (stop.end > stop.stops_end || next.dashed) return false;
    const char last = token.back();
    if (last == ')' || last == ']') return !next.opened;
    if (rules_.find(context_.word_at(next.at)).careless) return is_plain_word(token, 2);
    return is_plain_word(token, kShortestWord);
}

bool StopJudge::abbreviation_ends(Abbreviation abbreviation, const Stop& stop,
                                  std::string_view token, const Following& next) const {
    const bool closed = stop.end > stop.stops_end;
    const Word word = context_.meaning_at(next.at);
    const bool starter = word.starter && !is_initial_at(next.at);
    const bool digit = base::is_digit(next.first.value);
    // "LANMOUTH, Va. – The ferry"
    if (next.dashed && !closed && abbreviation != Abbreviation::last) return false;
    switch (abbreviation) {
    case Abbreviation::title:
    case Abbreviation::inner: return closed && starter;
    case Abbreviation::number:
        return closed || !(digit || word.date || is_roman(next.at) || is_initial_at(next.at));
    case Abbreviation::unit: return !counts(stop, token) || !digit;
    case Abbreviation::either: return starter || (closed && !next.dashed);
    case Abbreviation::time: return time_ends(stop, token, next);
    case Abbreviation::last: return !(digit && next.opened); // "Vale et al. (2019)"
    case Abbreviation::none: break;
    }
    return true;
}

/// A number stands before the token: "5 lb".
bool StopJudge::counts(const Stop& stop, std::string_view token) const {
    const std::size_t before = stop.begin - token.size();
    return before > 1 && base::is_digit(byte_at(text_, before - 2));
}

/// "At 5 a.m. Mr. Hale left": a phrase that only says when something was needs its sentence.
bool StopJudge::time_ends(const Stop& stop, std::string_view token, const Following& next) const {
    const Word word = context_.meaning_at(next.at);
    const bool title = word.abbreviation == Abbreviation::title;
    if (word.starter && !title) return true;
    if (word.date || is_acronym(context_.word_at(next.at))) return false;
    if (base::is_digit(next.first.value) && !counts(stop, token)) return false; // "A.D. 120"
    std::size_t words = 1;
    for (std::size_t i = stop.sentence; i < stop.begin && words <= kWordsOfSetting; ++i)
        words += text_[i] == ' ' ? 1 : 0;
    if (words < kWordsBeforeTime) return false;
    return words > kWordsOfSetting || !context_.meaning_at(stop.sentence).setting;
}

/// An initial ends a sentence where no name can go on: "you and I. Then", "plan B. The".
bool StopJudge::initial_ends(const Stop& stop, std::string_view token, bool starter) const {
    if (is_caseless(base::decode(token, 0).value)) return false;
    if (is_dotted(token) && base::is_upper(base::decode(token, 0).value)) return starter;
    const std::size_t from = stop.begin - token.size();
    if (starter) return from > stop.sentence;
    return token == "I" && !follows_name(stop.sentence, from);
}

/// The word before `from` begins with a capital, or there is none.
bool StopJudge::follows_name(std::size_t sentence, std::size_t from) const {
    const std::string_view before = base::trim(text_.substr(sentence, from - sentence));
    const std::size_t space = before.find_last_of(" \n\t");
    const std::string_view word =
        space == std::string_view::npos ? before : before.substr(space + 1);
    return word.empty() || base::is_upper(base::decode(word, 0).value);
}

/// Brackets whose full stop stands behind them belong to the sentence: "so." (Vale 5).
bool StopJudge::is_citation(const Stop& stop, const Following& next) const {
    const std::size_t open = text_.find_first_not_of(' ', stop.end);
    if (open == std::string_view::npos || text_[open] != '(' || next.at != open + 1) return false;
    const std::string_view inside = text_.substr(open, kLongestCitation);
    const std::size_t close = inside.find(')');
    return close != std::string_view::npos && inside.substr(close).starts_with(").") &&
           inside.substr(0, close).find_first_of(".!?") == std::string_view::npos;
}

/// "It is." - Orrin Vale: who said it, in what is left of the line.
bool StopJudge::is_source(const Following& next) const {
    const std::string_view rest = text_.substr(next.at, kLongestCitation);
    const std::string_view line = rest.substr(0, rest.find('\n'));
    return line.size() < kLongestCitation && base::is_upper(next.first.value) &&
           line.find_first_of(".!?\"") == std::string_view::npos;
}

/// A single capital with a full stop: part of a name, even if the letter is a word, too.
bool StopJudge::is_initial_at(std::size_t at) const {
    const CodePoint c = context_.at(at);
    return base::is_upper(c.value) && context_.at(at + c.length).value == '.';
}

bool StopJudge::is_roman(std::size_t at) const {
    const std::string_view word = context_.word_at(at);
    return !word.empty() && word != "I" &&
           word.find_first_not_of("IVXLC") == std::string_view::npos;
}

/// "over.Then": a plain word or a number before the stop, a word with a capital behind it; no name
/// of a site, and no part of one.
bool StopJudge::lacks_space(const Stop& stop) const {
    const CodePoint first = context_.at(stop.stops_end);
    if (stop.stops_end != stop.begin + 1 || !base::is_upper(first.value)) return false;
    const std::string_view word = context_.word_at(stop.stops_end);
    const std::size_t word_end = stop.stops_end + word.size();
    const char32_t behind = context_.at(word_end).value;
    const bool stopped = behind == '.' && context_.is_open_at(word_end + 1);
    if (!context_.is_open_at(word_end) && behind != ',' && !stopped) return false;
    constexpr std::size_t kLongestSuffix = 3; // ".Com", ".Net"
    const Word meaning = rules_.find(word);
    if (word.size() <= kLongestSuffix && !meaning.starter &&
        meaning.abbreviation != Abbreviation::title && !context_.is_space_at(word_end))
        return false;
    const std::string_view token = context_.token_before(stop.begin, stop.sentence);
    if (token.empty() || rules_.find(token).abbreviation != Abbreviation::none) return false;
    if (token.find_first_not_of("0123456789,") == std::string_view::npos)
        return token.size() > 1 && base::is_lower(base::decode(word, first.length).value);
    return is_plain_word(token, 2);
}

} // namespace narrate::sentence
