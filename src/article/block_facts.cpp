// SPDX-License-Identifier: Apache-2.0
#include "article/block_facts.hpp"

#include <algorithm>
#include <cmath>

#include "article/comments.hpp"
#include "article/date_line.hpp"
#include "article/phrases.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::article {

namespace {

constexpr std::size_t kRunningBytes = 80;
constexpr std::size_t kDatedWords = 14;
constexpr std::ptrdiff_t kFewestTeasers = 4;
/// So many small letters before a capital make a seam of it; names have fewer ("YouTube").
constexpr std::size_t kGluedLetters = 4;
constexpr float kFewLinks = 0.4F;
/// So much of a block is compared with others.
constexpr std::size_t kFormBytes = 300;

/// Characters and words of a text, counted by their kinds.
struct Counts {
    std::size_t length = 0;
    std::size_t digits = 0;
    std::size_t letters = 0;
    std::size_t upper = 0;
    std::size_t marks = 0;
    std::size_t parted = 0;
    std::size_t words = 0;
    std::size_t capitals = 0;
    bool at_sign = false;
    bool glued = false;
    bool clock = false; ///< "8:32"
    char32_t first = 0;
};

bool is_clock(std::string_view text, std::size_t colon) {
    return text[colon] == ':' && colon > 0 && colon + 2 < text.size() &&
           base::is_ascii_digit(static_cast<unsigned char>(text[colon - 1])) &&
           base::is_ascii_digit(static_cast<unsigned char>(text[colon + 1])) &&
           base::is_ascii_digit(static_cast<unsigned char>(text[colon + 2]));
}

/// "[garden-view_640]"
bool is_bracketed(std::string_view text) {
    return text.starts_with('[') && text.ends_with(']') && text.find(' ') == std::string_view::npos;
}

bool is_doubled(std::string_view text) {
    const std::size_t half = text.size() / 2;
    if (half < 8) return false;
    return text.substr(0, half) == text.substr(text.size() - half) &&
           (text.size() % 2 == 0 || text[half] == ' ');
}

Counts count(std::string_view text) {
    Counts counts;
    bool between = true;
    std::size_t lowers = 0; ///< Small letters in a row before this one.
    for (std::size_t i = 0; i < text.size();) {
        const base::CodePoint c = base::decode(text, i);
        i += c.length;
        ++counts.length;
        if (base::is_space(c.value)) {
            between = true;
            lowers = 0;
            continue;
        }
        const bool upper = base::is_upper(c.value);
        if (between) {
            ++counts.words;
            if (upper) ++counts.capitals;
            if (counts.words == 1) counts.first = c.value;
        }
        between = false;
        if (upper) ++counts.upper;
        if (upper && lowers >= kGluedLetters) counts.glued = true;
        lowers = base::is_lower(c.value) ? lowers + 1 : 0;
        if (base::is_letter(c.value)) ++counts.letters;
        if (base::is_digit(c.value)) ++counts.digits;
        if (c.value == '@') counts.at_sign = true;
        if (is_clock(text, i - c.length)) counts.clock = true;
        if (c.value == ',' || c.value == '.' || c.value == ';') ++counts.marks;
        if (c.value == '|' || c.value == 0x2022 || c.value == 0xB7 || c.value == 0xBB)
            ++counts.parted;
    }
    return counts;
}

float share(std::size_t part, std::size_t whole) {
    return static_cast<float>(part) / static_cast<float>(std::max<std::size_t>(1, whole));
}

BlockFacts examine_block(const DocumentBlock& block, std::string_view language) {
    BlockFacts facts;
    const std::string& text = block.text;
    const Counts counts = count(text);
    facts.log_length = std::log2(1.0F + static_cast<float>(counts.length));
    facts.words = static_cast<float>(std::min<std::size_t>(counts.words, 100));
    facts.links = block.features.link_density;
    facts.marks = 100.0F * share(counts.marks, counts.length);
    facts.digits = share(counts.digits, counts.length);
    facts.capitals = share(counts.capitals, counts.words);
    facts.all_capitals = share(counts.upper, counts.letters);
    facts.parted = static_cast<float>(std::min<std::size_t>(counts.parted, 5));
    facts.lower_start = base::is_lower(counts.first);
    facts.odd_start = !base::is_letter(counts.first) && !base::is_digit(counts.first);
    facts.colon = text.ends_with(':');
    facts.ellipsis = text.ends_with("...") || text.ends_with("\u2026");
    facts.address = counts.at_sign || text.find("http") != std::string::npos ||
                    text.find("www.") != std::string::npos;
    facts.chrome = chrome_reason(text, language);
    facts.form = phrase_form(std::string_view(text).substr(0, kFormBytes));
    facts.date = parse_date_line(text, language);
    facts.cues = count_cues(facts.form);
    facts.bracketed = is_bracketed(text);
    facts.doubled = is_doubled(text);
    facts.glued = counts.glued;
    facts.sentence = !facts.ellipsis && ends_like_sentence(text);
    facts.running = text.size() >= kRunningBytes && facts.sentence && facts.links < kFewLinks;
    facts.dated = counts.words <= kDatedWords && counts.digits > 0 &&
                  (counts.clock || facts.cues[cue_index("time")] > 0 || !facts.date.empty());
    return facts;
}

/// Teasers lose the line end between a headline and what it stands over. One such block may be a
/// paragraph with an odd name in it; several are a list of teasers, and no running text.
void doubt_teasers(std::vector<BlockFacts>& facts) {
    const auto glued =
        std::count_if(facts.begin(), facts.end(), [](const BlockFacts& f) { return f.glued; });
    if (glued < kFewestTeasers) return;
    for (BlockFacts& f : facts)
        if (f.glued) f.running = f.sentence = false;
}

} // namespace

std::vector<BlockFacts> examine_blocks(const Document& document) {
    std::vector<BlockFacts> facts;
    facts.reserve(document.blocks.size());
    for (const DocumentBlock& block : document.blocks)
        facts.push_back(examine_block(block, document.metadata.language));
    doubt_teasers(facts);
    const TextRange comments = find_comments(facts);
    for (std::size_t i = comments.begin; i < comments.end; ++i) facts[i].chrome = "comments";
    return facts;
}

bool ends_like_sentence(std::string_view text) {
    constexpr std::string_view kClosers = "\"')]}";
    for (;;) {
        const base::CodePoint last = base::decode_before(text, text.size());
        if (last.length == 0) return false;
        const bool closing = (last.value < 0x80 && kClosers.find(static_cast<char>(last.value)) !=
                                                       std::string_view::npos) ||
                             last.value == 0x2019 || last.value == 0x201D || last.value == 0xBB;
        if (!closing)
            return last.value == '.' || last.value == '!' || last.value == '?' ||
                   last.value == 0x2026 || last.value == ':' || last.value == 0x3002;
        text.remove_suffix(last.length);
    }
}

} // namespace narrate::article
