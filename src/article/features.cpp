// SPDX-License-Identifier: Apache-2.0
#include "article/features.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "article/phrases.hpp"

namespace narrate::article {

namespace {

constexpr int kFar = 30; ///< Distances in blocks end here.
/// Blocks are looked for in the declared text within these bounds, so that no page costs too much.
constexpr std::size_t kDeclaredBytes = 100'000;
constexpr std::size_t kDeclaredBlocks = 2000;
constexpr int kNearElements = 2; ///< Those whose own words are told apart from the others'.
constexpr int kMostSigns = 3;
constexpr int kMostCues = 5;
constexpr float kCueWords = 50; ///< Cues are counted in about so many words.
constexpr int kMassLevels = 4;

constexpr std::array<std::string_view, 11> kTelling = {"article", "main",   "aside",  "nav",
                                                       "footer",  "header", "form",   "figure",
                                                       "ul",      "table",  "section"};

float flag(bool value) {
    return value ? 1.0F : 0.0F;
}

} // namespace

PageFeatures::PageFeatures(const Document& document, std::span<const BlockFacts> facts)
    : document_(document), facts_(facts), containers_(document, facts) {
    if (document.kind != SourceKind::html) layout_.emplace(document, facts_);
    body_form_ = phrase_form(std::string_view(document.declared_body).substr(0, kDeclaredBytes));
    summary_form_ = phrase_form(document.declared_summary);
    title_form_ = phrase_form(document.metadata.title);
    mark_elements();
    group_blocks();
    measure_distances();
    find_headline();
}

std::vector<float> PageFeatures::row(std::size_t block) const {
    std::vector<float> row;
    add_block(row, block);
    add_place(row, block);
    add_elements(row, block);
    add_neighbours(row, block);
    add_windows(row, block);
    if (layout_) layout_->add(row, block);
    return row;
}

void PageFeatures::mark_elements() {
    named_.assign(std::max<std::size_t>(1, document_.elements.size()), 0);
    for (std::size_t i = 1; i < document_.elements.size(); ++i) {
        const DocumentElement& element = document_.elements[i];
        named_[i] = named_[element.parent];
        const auto* const found = std::find(kTelling.begin(), kTelling.end(), element.name);
        if (found != kTelling.end()) named_[i] |= 1U << (found - kTelling.begin());
    }
}

std::uint64_t PageFeatures::siblings_key(std::size_t i) const {
    const std::uint32_t own = element(i);
    const auto kind = static_cast<std::uint64_t>(document_.blocks[i].kind);
    return (std::uint64_t{containers_.holder(own)} << 8U) | kind;
}

void PageFeatures::group_blocks() {
    const auto add = [](Group& group, const BlockFacts& facts, float bytes) {
        group.blocks += 1;
        group.links += facts.links;
        group.lengths += facts.log_length;
        if (facts.running) group.running += bytes;
    };
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        const auto bytes = static_cast<float>(document_.blocks[i].text.size());
        ++repeats_[facts_[i].form];
        add(siblings_[siblings_key(i)], facts_[i], bytes);
        add(shapes_[containers_.shape(element(i))], facts_[i], bytes);
        passed_.push_back(running_bytes_);
        if (facts_[i].running) running_bytes_ += bytes;
    }
    for (float& passed : passed_) passed /= std::max(1.0F, running_bytes_);
}

void PageFeatures::measure_distances() {
    const auto count = static_cast<int>(facts_.size());
    before_.assign(facts_.size(), kFar);
    after_.assign(facts_.size(), kFar);
    int last = -kFar;
    for (int i = 0; i < count; ++i) {
        before_[static_cast<std::size_t>(i)] = std::min(kFar, i - last);
        if (facts_[static_cast<std::size_t>(i)].running) last = i;
    }
    last = count + kFar;
    for (int i = count - 1; i >= 0; --i) {
        after_[static_cast<std::size_t>(i)] = std::min(kFar, last - i);
        if (facts_[static_cast<std::size_t>(i)].running) last = i;
    }
}

void PageFeatures::find_headline() {
    headline_ = facts_.size();
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        const DocumentBlock& source = document_.blocks[i];
        const bool same = !title_form_.empty() && facts_[i].form == title_form_;
        if (same ||
            (source.kind == BlockKind::heading && source.level == 1 && headline_ == facts_.size()))
            headline_ = i;
        if (same) return;
    }
}

void PageFeatures::add_block(std::vector<float>& row, std::size_t i) const {
    const BlockFacts& facts = facts_[i];
    const DocumentBlock& source = document_.blocks[i];
    row.insert(row.end(), {facts.log_length,
                           facts.words,
                           facts.links,
                           flag(facts.sentence),
                           facts.marks,
                           facts.digits,
                           facts.capitals,
                           facts.all_capitals,
                           facts.parted,
                           flag(facts.lower_start),
                           flag(facts.odd_start),
                           flag(facts.colon),
                           flag(facts.ellipsis),
                           flag(facts.dated),
                           flag(facts.bracketed),
                           flag(facts.doubled),
                           flag(facts.glued),
                           flag(facts.address),
                           flag(!facts.chrome.empty()),
                           flag(!facts.date.empty())});
    row.push_back(static_cast<float>(source.kind == BlockKind::heading ? source.level : 0));
    int cues = 0;
    for (const int n : facts.cues) {
        row.push_back(static_cast<float>(std::min(n, kMostCues)));
        cues += n;
    }
    row.push_back(static_cast<float>(cues) / std::max(1.0F, std::min(facts.words, kCueWords)));
    for (const BlockKind kind : {BlockKind::paragraph, BlockKind::quote, BlockKind::list_item,
                                 BlockKind::caption, BlockKind::table_row, BlockKind::other})
        row.push_back(flag(source.kind == kind));
    // 1: the page's own data hold this text; -1: they hold text, but not this; 0: they hold none.
    const auto declared = [&](const std::string& text) {
        if (text.empty() || i >= kDeclaredBlocks) return 0.0F;
        return text.find(facts.form) != std::string::npos ? 1.0F : -1.0F;
    };
    row.push_back(declared(body_form_));
    row.push_back(declared(summary_form_));
    row.push_back(flag(!title_form_.empty() && facts.form == title_form_));
    row.push_back(static_cast<float>(std::min(repeats_.at(facts.form), 5)));
}

void PageFeatures::add_place(std::vector<float>& row, std::size_t i) const {
    const DocumentBlock& source = document_.blocks[i];
    row.push_back(static_cast<float>(i) / static_cast<float>(facts_.size()));
    row.push_back(passed_[i]);
    const auto distance = static_cast<int>(i) - static_cast<int>(headline_);
    row.push_back(headline_ == facts_.size()
                      ? -100.0F
                      : static_cast<float>(std::clamp(distance, -kFar, 2 * kFar)));
    row.push_back(flag(source.features.blank_before));
    row.push_back(static_cast<float>(std::min<std::uint32_t>(source.features.lines, 20)));
    row.push_back(static_cast<float>(before_[i]));
    row.push_back(static_cast<float>(after_[i]));
}

void PageFeatures::add_elements(std::vector<float>& row, std::size_t i) const {
    const std::uint32_t own = element(i);
    for (std::size_t bit = 0; bit < kTelling.size(); ++bit)
        row.push_back(flag((named_[own] >> bit & 1U) != 0));
    row.push_back(static_cast<float>(containers_.depth(own)));
    SignCounts near{};
    std::uint32_t at = own;
    for (int level = 0; level < kNearElements; ++level, at = containers_.parent(at))
        for (std::size_t s = 0; s < near.size(); ++s) near[s] += containers_.signs(at)[s];
    for (const int n : near) row.push_back(static_cast<float>(std::min(n, kMostSigns)));
    for (const int n : containers_.signs_below_region(own))
        row.push_back(static_cast<float>(std::min(n, kMostSigns)));
    at = own;
    for (int level = 0; level < kMassLevels; ++level, at = containers_.parent(at)) {
        const Containers::Mass& mass = containers_.mass(at);
        row.push_back(mass.running / std::max(1.0F, running_bytes_));
        row.push_back(mass.links / std::max(1.0F, mass.blocks));
        row.push_back(std::log2(1.0F + mass.blocks));
    }
    for (const auto& relation :
         {containers_.to_paragraphs(own), containers_.to_region(own), containers_.to_bulk(own)}) {
        row.push_back(flag(relation.inside));
        row.push_back(static_cast<float>(std::min(relation.down, kFar)));
        row.push_back(static_cast<float>(std::min(relation.up, kFar)));
    }
    for (const Group& group : {siblings_.at(siblings_key(i)), shapes_.at(containers_.shape(own))}) {
        row.push_back(group.running / std::max(1.0F, running_bytes_));
        row.push_back(std::log2(1.0F + group.blocks));
        row.push_back(group.links / group.blocks);
        row.push_back(group.lengths / group.blocks);
    }
}

void PageFeatures::add_neighbours(std::vector<float>& row, std::size_t i) const {
    const auto count = static_cast<std::ptrdiff_t>(facts_.size());
    for (const std::ptrdiff_t step : {-2, -1, 1, 2}) {
        const std::ptrdiff_t other = static_cast<std::ptrdiff_t>(i) + step;
        const bool there = other >= 0 && other < count;
        const auto o = there ? static_cast<std::size_t>(other) : i;
        row.push_back(there ? facts_[o].log_length : 0.0F);
        row.push_back(there ? facts_[o].links : 1.0F);
        row.push_back(flag(there && facts_[o].sentence));
        row.push_back(flag(there && document_.blocks[o].kind == BlockKind::heading));
        row.push_back(flag(there && !facts_[o].chrome.empty()));
        row.push_back(
            flag(there && containers_.shape(element(o)) == containers_.shape(element(i))));
        row.push_back(
            flag(there && containers_.holder(element(o)) == containers_.holder(element(i))));
    }
}

void PageFeatures::add_windows(std::vector<float>& row, std::size_t i) const {
    const auto count = static_cast<std::ptrdiff_t>(facts_.size());
    for (const std::ptrdiff_t side : {-1, 1})
        for (const auto& [from, to] : {std::pair(1, 5), std::pair(6, 15)}) {
            float running = 0;
            float links = 0;
            float length = 0;
            float chrome = 0;
            float dated = 0;
            float again = 0;
            for (std::ptrdiff_t k = from; k <= to; ++k) {
                const std::ptrdiff_t other = static_cast<std::ptrdiff_t>(i) + side * k;
                if (other < 0 || other >= count) continue;
                const BlockFacts& facts = facts_[static_cast<std::size_t>(other)];
                running += flag(facts.running);
                links += facts.links;
                length += facts.log_length;
                chrome += flag(!facts.chrome.empty());
                dated += flag(facts.dated);
                again += flag(!facts.running && repeats_.at(facts.form) > 1);
            }
            row.insert(row.end(), {running, links, length, chrome, dated, again});
        }
}

} // namespace narrate::article
