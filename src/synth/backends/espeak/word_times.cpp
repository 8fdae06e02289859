// SPDX-License-Identifier: GPL-3.0-or-later
#include "synth/backends/espeak/word_times.hpp"

#include <algorithm>
#include <optional>

namespace narrate::espeak {

namespace {

constexpr std::string_view kStressMarks = "',%=|_-";
constexpr std::string_view kVowels = "aeiouAEIOUV@03";
/// The words of merged pairs are short.
constexpr std::size_t kLongestWord = 6;

/// Words of letters, between white space, without the punctuation at their ends.
std::vector<TextRange> short_words(std::string_view sentence) {
    std::vector<TextRange> words;
    for (std::size_t at = sentence.find_first_not_of(' '); at != std::string_view::npos;
         at = sentence.find_first_not_of(' ', at)) {
        const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
        words.push_back({at, end});
        at = end;
    }
    return words;
}

bool is_vowel(std::string_view phoneme) {
    return !phoneme.empty() && kVowels.find(phoneme.front()) != std::string_view::npos;
}

/// The first phoneme of a pronunciation: without stress marks, as long as the longest that was
/// heard.
std::optional<Frames> beginning_of(std::string_view pronunciation,
                                   std::span<const PhonemeTime> heard) {
    const std::size_t sound = pronunciation.find_first_not_of(kStressMarks);
    if (sound == std::string_view::npos || heard.size() < 2) return std::nullopt;
    pronunciation.remove_prefix(sound);
    // The last one, for the pair's first word may hold the same; never the pair's own beginning.
    for (std::size_t i = heard.size() - 1; i > 0; --i)
        if (!heard[i].phoneme.empty() && pronunciation.starts_with(heard[i].phoneme))
            return heard[i].frame;
    // An unstressed vowel is another one in running speech: the pair then ends with it.
    if (is_vowel(pronunciation) && is_vowel(heard.back().phoneme)) return heard.back().frame;
    return std::nullopt;
}

std::span<const PhonemeTime> between(std::span<const PhonemeTime> phonemes, Frames from,
                                     Frames to) {
    const auto before = [](const PhonemeTime& p, Frames frame) { return p.frame < frame; };
    const auto first = std::lower_bound(phonemes.begin(), phonemes.end(), from, before);
    const auto last = std::lower_bound(first, phonemes.end(), to, before);
    return {first, last};
}

} // namespace

std::vector<SpeechEvent> part_merged_words(std::string_view sentence,
                                           std::span<const SpeechEvent> events,
                                           std::span<const PhonemeTime> phonemes,
                                           const Pronounce& pronounce) {
    std::vector<SpeechEvent> result;
    const std::vector<TextRange> words = short_words(sentence);
    std::size_t word = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        result.push_back(events[i]);
        if (i + 1 == events.size()) break;
        while (word < words.size() && words[word].end <= events[i].position) ++word;
        // Exactly one short word stands between this event's and the next one's.
        const bool pair = word + 2 < words.size() && events[i].position == words[word].begin &&
                          events[i + 1].position >= words[word + 2].begin &&
                          events[i + 1].position < words[word + 2].end &&
                          words[word + 1].size() <= kLongestWord;
        if (!pair) continue;
        const auto heard = between(phonemes, events[i].frame, events[i + 1].frame);
        if (const auto frame = beginning_of(pronounce(words[word + 1].of(sentence)), heard))
            result.push_back({words[word + 1].begin, *frame});
    }
    return result;
}

} // namespace narrate::espeak
