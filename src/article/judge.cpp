// SPDX-License-Identifier: Apache-2.0
#include "article/judge.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "article/features.hpp"
#include "article/metadata.hpp"
#include "article/model.hpp"
#include "article/phrases.hpp"
#include "article/structure.hpp"

namespace narrate::article {

namespace {

constexpr std::size_t kParagraphBytes =
    80; ///< From here on a block of text counts for the article.
constexpr int kMostWeight = 300;
constexpr int kShortBlock = -25;
constexpr int kDroppedBlock = -40;
constexpr float kSure = 0.95F;
constexpr std::size_t kLongestTitle = 250;
constexpr std::size_t kHeadBlocks =
    12; ///< Blocks before the text where headline, byline and date stand.

constexpr std::ptrdiff_t kFewestSigns = 3;
constexpr std::size_t kPageBlocks = 25; ///< A whole page has more lines than this.

constexpr float kFewLinks = 0.3F;
constexpr std::size_t kDoubtShare = 2; ///< More than one in so many bytes.

/// Weighs blocks and decides; one Judge a document.
class Judge {
public:
    Judge(const Document& document, std::span<const BlockFacts> facts,
          const Likelihoods& likelihoods, Metadata& metadata)
        : document_(document), facts_(facts), likelihoods_(likelihoods), metadata_(metadata),
          verdicts_(document.blocks.size()) {}

    std::vector<Verdict> judge() {
        doubt_structure();
        for (std::size_t i = 0; i < verdicts_.size(); ++i) judge_alone(i);
        if (is_page() && !is_selection() && classify()) {
            find_title();
        } else {
            judge_structure();
            choose_region();
            find_title();
            drop_outside();
        }
        choose_date();
        return std::move(verdicts_);
    }

private:
    [[nodiscard]] const DocumentBlock& block(std::size_t i) const { return document_.blocks[i]; }

    void drop(std::size_t i, std::string_view reason, float confidence) {
        verdicts_[i] = {false, std::string(reason), confidence, false};
    }

    void judge_alone(std::size_t i) {
        if (!facts_[i].date.empty()) {
            dates_.emplace_back(i, facts_[i].date);
            return drop(i, "meta.date", kSure);
        }
        const auto reason = facts_[i].chrome;
        if (!reason.empty() && !is_doubtful(reason)) return drop(i, reason, kSure);
    }

    /// Where the page's data give no date, the date line next to the beginning of the text does.
    void choose_date() {
        if (!metadata_.published.empty() || dates_.empty()) return;
        const auto distance = [this](const auto& date) {
            return date.first < region_.begin ? region_.begin - date.first
                                              : date.first - region_.begin;
        };
        const auto nearest =
            std::min_element(dates_.begin(), dates_.end(), [&](const auto& a, const auto& b) {
                return distance(a) < distance(b);
            });
        metadata_.published = nearest->second;
    }

    /// What the trained classifier says; false when it keeps nothing, and the plain rules must do.
    bool classify() {
        const std::vector<float>& scores = likelihoods_.values;
        if (scores.empty()) return false;
        const float keep_above = threshold_of(scores, likelihoods_.keep_above);
        region_ = {verdicts_.size(), 0};
        for (std::size_t i = 0; i < scores.size(); ++i)
            if (verdicts_[i].keep && scores[i] > keep_above) {
                region_.begin = std::min(region_.begin, i);
                region_.end = i + 1;
            }
        if (region_.end == 0) return false;
        unlikely_.assign(scores.size(), false);
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (!verdicts_[i].keep || scores[i] > keep_above) continue;
            const auto reason = structure_reason(document_, block(i));
            // A headline stands outside of the body, and is looked for among what was dropped here.
            unlikely_[i] = true;
            drop(i, reason.empty() ? "not.article" : reason, 1 - scores[i]);
        }
        return true;
    }

    void judge_structure() {
        for (std::size_t i = 0; i < verdicts_.size(); ++i) {
            if (!verdicts_[i].keep) continue;
            const auto reason = structure_reason(document_, block(i));
            if (!reason.empty() && doubted_.find(reason) == doubted_.end()) drop(i, reason, 0.8F);
        }
    }

    /// A sign of chrome that a great part of the page's running text stands under is a mistake of
    /// naming: the article itself lies in a "sidebar-left" or a "comments-open".
    void doubt_structure() {
        std::map<std::string_view, std::size_t> bytes;
        std::size_t total = 0;
        for (const DocumentBlock& block : document_.blocks) {
            if (block.text.size() < kParagraphBytes || !ends_like_sentence(block.text) ||
                block.features.link_density > kFewLinks)
                continue;
            total += block.text.size();
            bytes[structure_reason(document_, block)] += block.text.size();
        }
        for (const auto& [reason, count] : bytes)
            if (!reason.empty() && count * kDoubtShare > total) doubted_.insert(reason);
    }

    [[nodiscard]] int weight(std::size_t i) const {
        if (!verdicts_[i].keep) return kDroppedBlock;
        const std::string& text = block(i).text;
        if (text.size() >= kParagraphBytes || ends_like_sentence(text))
            return std::min(static_cast<int>(std::min<std::size_t>(text.size(), kMostWeight)),
                            kMostWeight);
        return kShortBlock;
    }

    /// The stretch of blocks with the greatest sum of weights (Kadane's algorithm).
    void choose_region() {
        int best = 0;
        int sum = 0;
        std::size_t from = 0;
        for (std::size_t i = 0; i < verdicts_.size(); ++i) {
            if (sum <= 0) {
                sum = 0;
                from = i;
            }
            sum += weight(i);
            if (sum > best) {
                best = sum;
                region_ = {from, i + 1};
            }
        }
        while (region_.begin < region_.end && !verdicts_[region_.begin].keep) ++region_.begin;
    }

    /// Lines before the text: the headline is the last one that may be it; a byline is metadata.
    void find_title() {
        const std::size_t first = region_.begin > kHeadBlocks ? region_.begin - kHeadBlocks : 0;
        std::optional<std::size_t> title;
        for (std::size_t i = first; i < region_.end; ++i) {
            if (!verdicts_[i].keep && !is_unlikely(i)) continue;
            const std::string& text = block(i).text;
            if (auto names = parse_byline(text, metadata_.language); !names.empty()) {
                if (metadata_.byline.empty()) metadata_.byline = std::move(names);
                drop(i, "meta.byline", 0.9F);
                continue;
            }
            // In a paste the classifier tells a headline from the first line of the text.
            const bool judged = document_.kind != SourceKind::html && !unlikely_.empty();
            if (i >= region_.begin && (title || i > region_.begin || judged)) break;
            if (i >= region_.begin && !verdicts_[i].keep) continue;
            if (may_be_title(i)) title = i;
        }
        if (title) {
            verdicts_[*title] = {true, {}, 0, true};
            metadata_.title = block(*title).text;
            keep_standfirst(*title);
        }
        if (!is_page()) return;
        for (std::size_t i = 0; i < verdicts_.size(); ++i)
            if (verdicts_[i].keep && !verdicts_[i].is_title && !metadata_.title.empty() &&
                block(i).text == metadata_.title)
                drop(i, "headline.again", 0.9F);
    }

    /// Running text that follows the headline, dates and other known lines aside, is its
    /// standfirst. On a saved page the classifier knows better.
    void keep_standfirst(std::size_t title) {
        if (document_.kind == SourceKind::html && !unlikely_.empty()) return;
        const std::size_t end = region_.begin;
        for (std::size_t i = title + 1; i < end; ++i) {
            if (!verdicts_[i].keep && !is_unlikely(i)) continue;
            if (block(i).text.size() < kParagraphBytes || !ends_like_sentence(block(i).text))
                return;
            verdicts_[i] = {};
            region_.begin = std::min(region_.begin, i);
        }
    }

    [[nodiscard]] bool is_unlikely(std::size_t i) const {
        return i < unlikely_.size() && unlikely_[i];
    }

    [[nodiscard]] bool may_be_title(std::size_t i) const {
        const std::string& text = block(i).text;
        if (text.size() > kLongestTitle || text.find(' ') == std::string::npos) return false;
        if (document_.kind == SourceKind::html)
            return (block(i).kind == BlockKind::heading && block(i).level == 1) ||
                   text == metadata_.title;
        if (block(i).kind == BlockKind::heading) return block(i).level == 1;
        return block(i).kind == BlockKind::paragraph && !text.ends_with('.') &&
               i + 1 < verdicts_.size();
    }

    /// Text without any sign of a page around it is all meant to be heard. A date line or a line of
    /// asterisks is no such sign, and where most lines are sentences, one phrase of chrome may be
    /// the text's own.
    [[nodiscard]] bool is_page() const {
        if (document_.kind == SourceKind::html) return true;
        const auto signs = std::count_if(verdicts_.begin(), verdicts_.end(), [](const Verdict& v) {
            return !v.keep && v.reason != "punctuation" && !v.reason.starts_with("meta.");
        });
        const auto sentences = std::count_if(facts_.begin(), facts_.end(),
                                             [](const BlockFacts& f) { return f.sentence; });
        const bool mostly_text = 2 * sentences > std::ssize(facts_);
        return signs >= (mostly_text && !is_selection() ? kFewestSigns : 1);
    }

    /// A few lines were chosen by a reader, not swept up with all that stood around: the plain
    /// rules lose none of their running text.
    [[nodiscard]] bool is_selection() const {
        return document_.kind != SourceKind::html && verdicts_.size() < kPageBlocks;
    }

    void drop_outside() {
        if (document_.kind == SourceKind::markdown || !is_page()) return;
        for (std::size_t i = 0; i < verdicts_.size(); ++i) {
            const bool inside = i >= region_.begin && i < region_.end;
            if (!inside && verdicts_[i].keep && !verdicts_[i].is_title)
                drop(i, "outside.article", 0.6F);
        }
    }

    const Document& document_;
    std::span<const BlockFacts> facts_;
    const Likelihoods& likelihoods_;
    Metadata& metadata_;
    std::vector<Verdict> verdicts_;
    std::set<std::string_view>
        doubted_;                ///< Reasons of structure that are not believed on this page.
    std::vector<bool> unlikely_; ///< Dropped by the classifier alone.
    std::vector<std::pair<std::size_t, std::string>> dates_; ///< Blocks that are date lines.
    TextRange region_;                                       ///< Of blocks.
};

} // namespace

Likelihoods weigh_blocks(const Document& document, std::span<const BlockFacts> facts) {
    const Model& model = document.kind == SourceKind::html ? html_model() : paste_model();
    Likelihoods likelihoods;
    likelihoods.keep_above = model.keep_above();
    const PageFeatures features(document, facts);
    for (std::size_t i = 0; i < facts.size(); ++i)
        likelihoods.values.push_back(model.probability(features.row(i)));
    return likelihoods;
}

std::vector<Verdict> judge_blocks(const Document& document, std::span<const BlockFacts> facts,
                                  const Likelihoods& likelihoods, Metadata& metadata) {
    return Judge(document, facts, likelihoods, metadata).judge();
}

} // namespace narrate::article
