// SPDX-License-Identifier: Apache-2.0
// Finds the words of an utterance that a lexicon knows.
#include <optional>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "speech/lexicon/folded_word.hpp"
#include "speech/lexicon/ipa.hpp"
#include "speech/lexicon/lexicon.hpp"

namespace narrate::speech {

namespace {

/// Shorter words take no plural "s": "Xis" is hardly more than one Xi.
constexpr std::size_t kShortestPlural = 4;

/// A phrase found in the text.
struct Match {
    const Phrase* phrase = nullptr;
    std::size_t end = 0;   ///< Of the phrase.
    std::size_t whole = 0; ///< With its ending.
};

/// Where `phrase` ends, when it stands at `at`; a space in it is any white space of the text.
std::optional<std::size_t> end_of(std::string_view phrase, std::string_view text, std::size_t at,
                                  MatchCase match) {
    for (std::size_t i = 0; i < phrase.size();) {
        const base::CodePoint wanted = base::decode(phrase, i);
        const base::CodePoint got = base::decode(text, at);
        if (got.length == 0) return std::nullopt;
        i += wanted.length;
        at += got.length;
        if (wanted.value == ' ') {
            if (!base::is_space(got.value)) return std::nullopt;
            while (at < text.size() && base::is_space(base::decode(text, at).value))
                at += base::decode(text, at).length;
            continue;
        }
        const char32_t folded = match == MatchCase::any ? base::to_lower(got.value) : got.value;
        if (folded != wanted.value) return std::nullopt;
    }
    return at;
}

bool is_word_character(char32_t c) {
    return base::is_letter(c) || base::is_digit(c) || base::is_mark(c);
}

/// Addresses of sites and people are not names, whatever they hold.
bool is_in_address(std::string_view text, std::size_t begin, std::size_t end) {
    const auto joins = [](char32_t c) { return c == '@' || c == '_' || c == '\\'; };
    const char32_t after = base::decode(text, end).value;
    if (joins(after)) return true;
    if (after == '.' && is_word_character(base::decode(text, end + 1).value)) return true;
    const char32_t before = base::decode_before(text, begin).value;
    if (joins(before)) return true;
    return before == '.' && begin > 1 &&
           is_word_character(base::decode_before(text, begin - 1).value);
}

/// The words of a stretch of text, by white space.
std::vector<TextRange> parted(std::string_view text, TextRange stretch) {
    std::vector<TextRange> words{{stretch.begin, stretch.begin}};
    for (std::size_t i = stretch.begin; i < stretch.end;) {
        const base::CodePoint c = base::decode(text, i);
        i += c.length;
        if (!base::is_space(c.value))
            words.back().end = i;
        else if (!words.back().empty())
            words.push_back({i, i});
        else
            words.back() = {i, i};
    }
    return words;
}

class Pronouncer {
public:
    Pronouncer(std::string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {}

    void run() {
        for (std::size_t at = 0; at < text_.size();) {
            const FoldedWord word = folded_word(text_, at);
            if (word.end == at) {
                at += base::decode(text_, at).length;
                continue;
            }
            const Match match = longest(word, at);
            if (match.phrase != nullptr) take(match, at);
            at = match.phrase != nullptr ? match.whole : word.end;
        }
    }

    /// Puts the findings into the utterance.
    void finish(Utterance& utterance) {
        if (respelled_) {
            copy_up_to(text_.size());
            utterance.map = utterance.map.then(map_);
            utterance.spoken = std::move(spoken_);
        }
        utterance.pronunciations = std::move(pronunciations_);
    }

private:
    [[nodiscard]] Match longest(const FoldedWord& word, std::size_t at) const {
        Match best;
        const auto try_all = [&](std::uint64_t hash) {
            for (const Phrase& phrase : lexicon_.beginning_with(hash))
                if (const Match found = match(phrase, at); found.whole > best.whole) best = found;
        };
        try_all(word.hash);
        if (lexicon_.english() && word.owner != 0) try_all(word.owner);
        if (lexicon_.english() && word.singular != 0) try_all(word.singular);
        return best;
    }

    [[nodiscard]] Match match(const Phrase& phrase, std::size_t at) const {
        const bool exact = !phrase.written.empty();
        const auto end = end_of(exact ? phrase.written : phrase.folded, text_, at,
                                exact ? MatchCase::exact : MatchCase::any);
        if (!end) return {};
        std::size_t whole = *end;
        // The rest of the last word: "Ostrey" and "'s".
        if (whole < text_.size() && text_[whole] == '\'') {
            const FoldedWord after = folded_word(text_, whole + 1);
            whole = after.end > whole + 1 ? after.end : whole;
        } else {
            whole = folded_word(text_, whole).end;
        }
        const std::string_view rest = text_.substr(*end, whole - *end);
        const bool owner = rest == "'s" || rest == "'S";
        // A name for exact case is told from others: "Lyon" from the surname Lyons.
        const bool plural =
            (rest == "s" || rest == "S") && !exact && phrase.folded.size() >= kShortestPlural;
        if (!rest.empty() && !(lexicon_.english() && (owner || plural))) return {};
        if (is_in_address(text_, at, whole)) return {};
        return {&phrase, *end, whole};
    }

    void take(const Match& match, std::size_t at) {
        const Phrase& phrase = *match.phrase;
        const bool ending = match.whole > match.end;
        if (phrase.as == SaidAs::respelling) {
            copy_up_to(at);
            const std::size_t before = spoken_.size();
            spoken_ += phrase.said;
            spoken_ += text_.substr(match.end, match.whole - match.end);
            map_.append_spoken(match.whole - at, spoken_.size() - before);
            copied_ = match.whole;
            respelled_ = true;
            return;
        }
        // Each word by itself, where the IPA has as many; else all of them together.
        const auto words = parted(text_, {at, match.whole});
        const auto ipa = words_of_ipa(phrase.said);
        if (words.size() != ipa.size()) return add({at, match.whole}, phrase.said, ending);
        for (std::size_t i = 0; i < words.size(); ++i)
            if (ipa[i] != kAsWritten) add(words[i], ipa[i], ending && i + 1 == words.size());
    }

    void add(TextRange range, std::string_view ipa, bool ending) {
        // Where the text before it has become longer or shorter, it moves.
        const std::size_t begin = spoken_.size() + (range.begin - copied_);
        pronunciations_.push_back(
            {{begin, begin + range.size()}, ending ? with_s(ipa) : std::string(ipa)});
    }

    void copy_up_to(std::size_t end) {
        spoken_ += text_.substr(copied_, end - copied_);
        map_.append_verbatim(end - copied_);
        copied_ = end;
    }

    std::string_view text_;
    const Lexicon& lexicon_;
    std::string spoken_; ///< Written only once a respelling has been met.
    OffsetMap map_;      ///< From `spoken_` to `text_`.
    std::size_t copied_ = 0;
    bool respelled_ = false;
    std::vector<Pronunciation> pronunciations_;
};

} // namespace

Utterance pronounce(Utterance utterance, const Lexicon& lexicon) {
    if (lexicon.empty()) return utterance;
    Pronouncer pronouncer(utterance.spoken, lexicon);
    pronouncer.run();
    pronouncer.finish(utterance);
    return utterance;
}

} // namespace narrate::speech
