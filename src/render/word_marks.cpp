// SPDX-License-Identifier: Apache-2.0
#include "render/word_marks.hpp"

#include <algorithm>
#include <optional>

#include "narrate/sentence.hpp"

namespace narrate::render {

namespace {

struct Word {
    TextRange range;  ///< In the article's text.
    TextRange spoken; ///< In the utterance's.
    std::optional<Frames> frame;
};

std::vector<Word> words_of(std::string_view article_text, TextRange source,
                           const Utterance& utterance) {
    std::vector<Word> words;
    for (const TextRange inside : split_words(source.of(article_text))) {
        const TextRange range{source.begin + inside.begin, source.begin + inside.end};
        words.push_back({range, utterance.map.to_spoken(range), {}});
    }
    return words;
}

/// Gives each event to the word it falls into; one between two words belongs to the later. Events
/// that go back in the text are not believed.
void place_events(std::vector<Word>& words, std::span<const SpeechEvent> events) {
    auto word = words.begin();
    for (const SpeechEvent& event : events) {
        if (word != words.begin() && event.position < std::prev(word)->spoken.end) continue;
        const auto found = std::find_if(
            word, words.end(), [&event](const Word& w) { return event.position < w.spoken.end; });
        if (found == words.end()) return;
        word = found;
        if (!word->frame) word->frame = event.frame;
    }
}

/// Gives times to the words from `first` to before `last`, which have none: between those around
/// them, by the spoken bytes that lie between.
void interpolate(std::vector<Word>& words, std::size_t first, std::size_t last,
                 std::size_t text_size, Frames length) {
    const bool has_before = first > 0;
    const bool has_after = last < words.size();
    const std::size_t from = has_before ? words[first - 1].spoken.begin : 0;
    const std::size_t to = has_after ? words[last].spoken.begin : text_size;
    const Frames early = has_before ? *words[first - 1].frame : Frames{0};
    const Frames late = has_after ? std::max(early, *words[last].frame) : length;
    for (std::size_t i = first; i < last; ++i) {
        const std::size_t at = std::clamp(words[i].spoken.begin, from, std::max(from, to));
        const auto part = static_cast<std::int64_t>(at - from);
        const auto whole = std::max<std::int64_t>(1, static_cast<std::int64_t>(to) -
                                                         static_cast<std::int64_t>(from));
        words[i].frame = Frames{early.count + (late.count - early.count) * part / whole};
    }
}

} // namespace

std::vector<Mark> word_marks(std::string_view article_text, TextRange source,
                             const Utterance& utterance, std::span<const SpeechEvent> events,
                             Frames length, Frames begin) {
    std::vector<Word> words = words_of(article_text, source, utterance);
    place_events(words, events);
    std::vector<Mark> marks;
    for (const Word& word : words) {
        const MarkSource from = word.frame ? MarkSource::measured : MarkSource::estimated;
        marks.push_back({MarkKind::word, from, word.range, {}});
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].frame) continue;
        std::size_t last = i + 1;
        while (last < words.size() && !words[last].frame) ++last;
        interpolate(words, i, last, utterance.spoken.size(), length);
    }
    Frames latest{0};
    for (std::size_t i = 0; i < words.size(); ++i) {
        latest = std::max(latest, std::min(*words[i].frame, length));
        marks[i].frame = begin + latest;
    }
    return marks;
}

} // namespace narrate::render
