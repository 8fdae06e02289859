// SPDX-License-Identifier: Apache-2.0
#include "render/plan.hpp"

#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::render {

namespace {

/// A forked child costs a millisecond or two; from this size on that is little beside its work.
constexpr std::size_t kEnoughBytes = 1200;
/// A block that is longer is cut, so that memory and the cost of a crash stay small.
constexpr std::size_t kTooManyBytes = 4000;
/// A "sentence" that is longer is text without stops: it is said in parts.
constexpr std::size_t kLongestSentence = 1200;

std::chrono::milliseconds pause_after(BlockKind kind, bool ends_block, const Pauses& pauses) {
    if (!ends_block) return pauses.sentence;
    return kind == BlockKind::title || kind == BlockKind::heading ? pauses.heading
                                                                  : pauses.paragraph;
}

/// A headline or a list's item has no full stop, and is said as a sentence all the same.
void end_as_sentence(Utterance& utterance) {
    const std::string_view said = base::trim(utterance.spoken);
    if (said.empty()) return;
    const char32_t last = base::decode_before(said, said.size()).value;
    if (!base::is_letter(last) && !base::is_digit(last)) return;
    utterance.map.append_spoken(0, 1);
    utterance.spoken += '.';
}

/// Where a long stretch is best cut, after `from` and within kLongestSentence: behind a clause,
/// else at a space, else between code points.
std::size_t cut_position(std::string_view text, TextRange range) {
    const std::size_t limit = range.begin + kLongestSentence;
    const std::string_view window = text.substr(range.begin, kLongestSentence);
    for (const std::string_view marks : {";:", ",", " "}) {
        const std::size_t found = window.find_last_of(marks);
        if (found != std::string_view::npos && found > kLongestSentence / 2)
            return range.begin + found + 1;
    }
    return std::max(base::code_point_border(text, limit), range.begin + 1);
}

std::vector<TextRange> sentences_of(std::string_view text, TextRange block,
                                    std::string_view language) {
    std::vector<TextRange> result;
    for (const TextRange inside : segment_sentences(block.of(text), language)) {
        TextRange rest{block.begin + inside.begin, block.begin + inside.end};
        while (rest.size() > kLongestSentence) {
            const std::size_t cut = cut_position(text, rest);
            const std::string_view part = base::trim(text.substr(rest.begin, cut - rest.begin));
            if (!part.empty()) {
                const auto at = static_cast<std::size_t>(part.data() - text.data());
                result.push_back({at, at + part.size()});
            }
            rest.begin = cut;
        }
        if (!base::trim(rest.of(text)).empty()) result.push_back(rest);
    }
    return result;
}

} // namespace

std::vector<TextRange> spoken_sentences(const Article& article, const ArticleBlock& block) {
    return sentences_of(article.text, block.range,
                        block.language.empty() ? article.metadata.language : block.language);
}

Planner::Planner(const Article& article, Cast& cast, const Verbaliser& verbaliser, std::size_t from)
    : article_(article), cast_(cast), verbaliser_(verbaliser), from_(from) {
    while (block_ < article.blocks.size() && article.blocks[block_].range.end <= from) ++block_;
}

void Planner::open_block() {
    sentences_ = spoken_sentences(article_, article_.blocks[block_]);
    sentence_ = 0;
    while (sentence_ < sentences_.size() && sentences_[sentence_].end <= from_) ++sentence_;
    block_open_ = true;
}

void Planner::add_sentence(PlannedRun& plan, TextRange source) {
    const ArticleBlock& block = article_.blocks[block_];
    PlannedSentence sentence;
    sentence.source = source;
    sentence.begins_block = sentence_ == 0;
    sentence.block = block.range;
    const VoiceSpec& voice = cast_.voice(plan.part);
    sentence.utterance = speech::pronounce(
        verbaliser_.verbalise(article_.text, source, voice.language), cast_.lexicon(plan.part));
    const bool ends_block = sentence_ + 1 == sentences_.size();
    if (ends_block) end_as_sentence(sentence.utterance);
    sentence.utterance.pause_after = pause_after(block.kind, ends_block, voice.pauses);
    const bool said = !base::trim(sentence.utterance.spoken).empty();
    if (said) {
        std::string& text = plan.run.text;
        if (!text.empty()) text += '\n';
        sentence.spoken = {text.size(), text.size() + sentence.utterance.spoken.size()};
        text += sentence.utterance.spoken;
        for (const Pronunciation& p : sentence.utterance.pronunciations)
            plan.run.pronunciations.push_back(
                {{sentence.spoken.begin + p.spoken.begin, sentence.spoken.begin + p.spoken.end},
                 p.ipa});
        plan.run.sentences.push_back(sentence.spoken);
    }
    plan.sentences.push_back(std::move(sentence));
}

std::optional<PlannedRun> Planner::next() {
    PlannedRun plan;
    while (block_ < article_.blocks.size()) {
        const Cast::Part part = cast_.part_for(article_.blocks[block_], article_.metadata.language);
        if (plan.sentences.empty()) plan.part = part;
        if (plan.part != part) break;
        if (!block_open_) open_block();
        for (; sentence_ < sentences_.size(); ++sentence_) {
            if (plan.run.text.size() >= kTooManyBytes) return plan;
            add_sentence(plan, sentences_[sentence_]);
        }
        ++block_;
        block_open_ = false;
        if (plan.run.text.empty()) continue;
        if (first_run_ || plan.run.text.size() >= kEnoughBytes) break;
    }
    if (plan.sentences.empty()) return std::nullopt;
    first_run_ = false;
    return plan;
}

} // namespace narrate::render
