// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "speech/english/readers.hpp"

namespace narrate::speech::english {

namespace {

bool is_ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_vowel(char c) {
    return std::string_view("AEIOUY").find(c) != std::string_view::npos;
}

/// Consonants that may end or begin a syllable together: what English words are made of.
constexpr std::array<std::string_view, 42> kOnsets = {
    "BL", "BR", "CH", "CL", "CR", "DR", "DW", "FL",  "FR",  "GH",  "GL",  "GN",  "GR",  "KN",
    "KR", "PH", "PL", "PR", "QU", "RH", "SC", "SH",  "SK",  "SL",  "SM",  "SN",  "SP",  "SQ",
    "ST", "SW", "TH", "TR", "TW", "WH", "WR", "STR", "SPR", "SCR", "SCH", "SHR", "SPL", "THR"};
constexpr std::array<std::string_view, 46> kCodas = {
    "BS", "CK", "CH", "CT", "FT", "GH", "KS", "LD", "LF", "LK", "LL", "LM", "LP", "LT", "MP", "MS",
    "NC", "ND", "NG", "NK", "NS", "NT", "PH", "PS", "PT", "RB", "RC", "RD", "FS", "GS", "LS", "DS",
    "TH", "TZ", "RF", "RG", "RK", "RL", "RM", "RN", "RP", "RS", "RT", "SH", "SK", "SP"};

bool is_coda(std::string_view cluster) {
    return cluster.size() < 2 || cluster == "SS" || cluster == "ST" || cluster == "TS" ||
           std::find(kCodas.begin(), kCodas.end(), cluster) != kCodas.end();
}

bool is_onset(std::string_view cluster) {
    return cluster.size() < 2 ||
           std::find(kOnsets.begin(), kOnsets.end(), cluster) != kOnsets.end();
}

/// Longer capitals are words, unless four consonants stand together or there is no vowel.
bool has_no_jam(std::string_view word) {
    constexpr std::size_t kJam = 4;
    std::size_t consonants = 0;
    bool vowel = false;
    for (const char c : word) {
        consonants = is_vowel(c) ? 0 : consonants + 1;
        vowel = vowel || is_vowel(c);
        if (consonants == kJam) return false;
    }
    return vowel;
}

/// Whether an English reader would say it as a word: four letters or more, no vowels in a row but
/// the usual pairs, and clusters that words have.
bool is_sayable(std::string_view word) {
    constexpr std::size_t kShortestWord = 4;
    constexpr std::size_t kLongestAcronym = 4;
    if (word.size() < kShortestWord) return false;
    if (word.size() > kLongestAcronym) return has_no_jam(word);
    std::size_t i = 0;
    bool first = true;
    while (i < word.size()) {
        std::size_t end = i;
        while (end < word.size() && !is_vowel(word[end])) ++end;
        const std::string_view cluster = word.substr(i, end - i);
        if (first && !is_onset(cluster)) return false;
        if (end == word.size()) return !first && is_coda(cluster);
        constexpr std::size_t kMostInside = 3;
        if (!first && cluster.size() > kMostInside) return false;
        i = end;
        while (end < word.size() && is_vowel(word[end])) ++end;
        constexpr std::size_t kMostVowels = 2;
        if (end - i > kMostVowels) return false;
        if (end - i == 2 && first && i == 0) return false; // "IAEA", "EU…"
        first = false;
        i = end;
    }
    return true;
}

bool is_short_word(const Context& context, std::size_t at) {
    return context.tokens[at].letter_case == Case::upper && context.has_cue(at, Cue::short_word);
}

/// In capitals for stress: another common word in capitals stands beside it.
bool is_stressed(const Context& context, std::size_t at) {
    if (!context.has_cue(at, Cue::short_word)) return false;
    const TokenStream& tokens = context.tokens;
    const std::string_view spoken = context.tables.acronym(tokens.text(at));
    const bool known = spoken == "letters";
    const bool beside = is_short_word(context, tokens.before(at)) ||
                        is_short_word(context, tokens.skip_space(at + 1));
    return beside || !known;
}

/// The letters of a plural, the last one as eSpeak NG and others say it with its ending: "M peas".
std::string plural_letters(std::string_view word) {
    constexpr std::array<std::string_view, 26> kPlurals = {
        "ays",   "bees", "seas", "dees", "ease",        "effs", "gees", "aitches", "eyes",
        "jays",  "kays", "ells", "ems",  "enns",        "ohs",  "peas", "cues",    "ars",
        "esses", "tees", "yous", "vees", "double yous", "exes", "whys", "zeds"};
    std::string letters = letter_by_letter(word.substr(0, word.size() - 1));
    return letters.append(" ").append(kPlurals[static_cast<std::size_t>(word.back() - 'A')]);
}

bool is_ascii_capitals(std::string_view word) {
    return std::all_of(word.begin(), word.end(), is_ascii_upper);
}

} // namespace

std::string letter_by_letter(std::string_view word) {
    std::string letters;
    for (std::size_t i = 0; i < word.size();) {
        const base::CodePoint c = base::decode(word, i);
        if (!letters.empty()) letters += '.';
        letters += word.substr(i, c.length);
        i += c.length;
    }
    return letters;
}

std::string letter_by_letter(const Context& context, std::string_view word, std::size_t end) {
    const TokenStream& tokens = context.tokens;
    const bool possessive = tokens.is_apostrophe(end) && tokens.text(end + 1) == "s";
    if (!possessive || word.size() != 2) return letter_by_letter(word);
    std::string letters = word.front() == 'A' ? "ay" : std::string(1, word.front());
    return letters.append(" ").append(word.substr(1));
}

std::string acronym_words(const Context& context, std::string_view word) {
    const std::string_view spoken = context.tables.acronym(word);
    if (spoken == "letters") return letter_by_letter(word);
    if (spoken == "word") return base::to_lower(word);
    if (!spoken.empty()) return std::string(spoken);
    if (word.size() == 1) return std::string(word);
    if (!is_ascii_capitals(word)) return std::string(word);
    return is_sayable(word) ? base::to_lower(word) : letter_by_letter(word);
}

Reading read_acronym(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const std::string_view word = tokens.text(at);
    const Case letters = tokens[at].letter_case;
    if (letters == Case::mixed) {
        const std::string_view stem = word.substr(0, word.size() - 1);
        const bool is_plural = word.back() == 's' && stem.size() >= 2 && is_ascii_capitals(stem);
        if (!is_plural) return {};
        const std::string_view spoken = context.tables.acronym(stem);
        if (spoken.empty() ? is_sayable(stem) : spoken != "letters") return {};
        return {at + 1, plural_letters(stem)};
    }
    // "A&E": no article.
    if (word == "A" && tokens.is_sign(at + 1, '&')) return {at + 1, "ay"};
    if (letters != Case::upper) return {};
    const std::string_view spoken = context.tables.acronym(word);
    if (tokens.is_sign(at + 1, '&') || tokens.is_sign(at - 1, '&')) {
        constexpr std::size_t kLongest = 3;
        if (spoken.empty() && word.size() <= kLongest) return {at + 1, letter_by_letter(word)};
    }
    // In a headline everything is in capitals: only what is known is said by letter.
    if (tokens.shouts() && (spoken.empty() || context.has_cue(at, Cue::short_word))) return {};
    if (is_stressed(context, at)) return {};
    if (spoken.empty() && (!is_ascii_capitals(word) || is_sayable(word))) return {};
    if (spoken == "word") return {};
    if (spoken.empty() || spoken == "letters")
        return {at + 1, letter_by_letter(context, word, at + 1)};
    return {at + 1, acronym_words(context, word)};
}

} // namespace narrate::speech::english
