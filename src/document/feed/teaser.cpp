// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/assets.hpp"
#include "base/table.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "document/feed/feed.hpp"

namespace narrate::document {

namespace {

/// A summary of fewer words is none of a whole article; what a feed gives as the content may be a
/// short note, but hardly as short as this.
constexpr std::size_t kLeastSummary = 100;
constexpr std::size_t kLeastContent = 20;
/// A longer text is worth hearing, however it ends.
constexpr std::size_t kLongestTeaser = 400;
/// Words of a block that begins with such a phrase ("Continue reading The tide and the town").
constexpr std::size_t kLongestPrompt = 30;
constexpr std::size_t kLongestPhrase = 100;  ///< Bytes.
constexpr std::size_t kLongestNotice = 1000; ///< Bytes.

/// Scripts that put no spaces between words: Thai to Myanmar, Khmer, kana, Han.
bool is_unspaced(char32_t c) {
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x30FF) ||
           (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    std::size_t unspaced = 0;
    bool inside = false;
    for (std::size_t i = 0; i < text.size();) {
        const base::CodePoint c = base::decode(text, i);
        i += c.length;
        const bool part = base::is_letter(c.value) || base::is_digit(c.value);
        if (is_unspaced(c.value)) {
            ++unspaced;
            inside = false;
            continue;
        }
        if (part && !inside) ++words;
        // "isn't" and "well-known" are one.
        inside = part || (inside && !base::is_space(c.value));
    }
    return words + unspaced / 2;
}

enum class Place { begin, end, inside };

struct Phrase {
    Place place = Place::end;
    std::string_view text;
};

const std::vector<Phrase>& phrases() {
    static const std::vector<Phrase> all = [] {
        std::vector<Phrase> read;
        base::TableReader reader(base::find_asset("assets/document/teasers.tsv"));
        while (const auto* row = reader.next()) {
            if (row->size() < 2) continue;
            const std::string_view place = row->front();
            read.push_back({place == "begin"    ? Place::begin
                            : place == "inside" ? Place::inside
                                                : Place::end,
                            (*row)[1]});
        }
        return read;
    }();
    return all;
}

/// Letters, and the marks that are part of some.
bool is_word_part(char32_t c) {
    return base::is_letter(c) || base::is_mark(c);
}

/// Without the arrows, dots and brackets at its ends.
std::string_view without_signs(std::string_view text) {
    while (!text.empty() && !is_word_part(base::decode(text, 0).value))
        text.remove_prefix(base::decode(text, 0).length);
    while (!text.empty() && !is_word_part(base::decode_before(text, text.size()).value))
        text.remove_suffix(base::decode_before(text, text.size()).length);
    return text;
}

bool is_whole_word(std::string_view text, std::size_t before, std::size_t after) {
    return !(before > 0 && is_word_part(base::decode_before(text, before).value)) &&
           !(after < text.size() && is_word_part(base::decode(text, after).value));
}

/// "… Read more »", "Continue reading The tide"
bool asks_to_read_on(std::string_view block) {
    const bool is_short = count_words(block) <= kLongestPrompt;
    const std::string_view words = without_signs(block);
    const std::string_view tail =
        words.substr(words.size() > kLongestPhrase ? words.size() - kLongestPhrase : 0);
    const std::string end = base::to_lower(tail);
    const std::string begin = base::to_lower(words.substr(0, kLongestPhrase));
    return std::any_of(phrases().begin(), phrases().end(), [&](const Phrase& phrase) {
        const std::size_t size = phrase.text.size();
        if (phrase.place == Place::begin)
            return is_short && begin.starts_with(phrase.text) && is_whole_word(begin, 0, size);
        return phrase.place == Place::end && end.ends_with(phrase.text) &&
               is_whole_word(end, end.size() - size, end.size());
    });
}

/// "…", "...", "[…]", "(...)" at its end.
bool breaks_off(std::string_view block) {
    while (block.ends_with(']') || block.ends_with(')')) block.remove_suffix(1);
    return block.ends_with("\u2026") || block.ends_with("...");
}

/// What asks to read on may have a line of links behind it.
bool is_cut_off(const std::vector<const DocumentBlock*>& blocks) {
    const std::size_t from = blocks.size() > 2 ? blocks.size() - 2 : 0;
    const auto asks = [](const DocumentBlock* block) { return asks_to_read_on(block->text); };
    return !blocks.empty() &&
           (breaks_off(blocks.back()->text) ||
            std::any_of(blocks.begin() + static_cast<std::ptrdiff_t>(from), blocks.end(), asks));
}

} // namespace

bool is_origin_notice(const DocumentBlock& block) {
    if (block.features.link_density <= 0 || block.text.size() > kLongestNotice) return false;
    const std::string text = base::to_lower(block.text);
    return std::any_of(phrases().begin(), phrases().end(), [&text](const Phrase& phrase) {
        return phrase.place == Place::inside && text.find(phrase.text) != std::string::npos;
    });
}

EntryText examine_entry(const FeedEntry& entry, const Document& document) {
    std::vector<const DocumentBlock*> blocks;
    EntryText text;
    for (const DocumentBlock& block : document.blocks) {
        const bool is_title = blocks.empty() && block.text == entry.metadata.title;
        if (is_title) continue;
        blocks.push_back(&block);
        text.words += count_words(block.text);
    }
    const std::size_t least = entry.is_content ? kLeastContent : kLeastSummary;
    text.is_teaser = text.words < least || (text.words < kLongestTeaser && is_cut_off(blocks));
    return text;
}

} // namespace narrate::document
