// SPDX-License-Identifier: Apache-2.0
#include "article/languages.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "article/common_words.hpp"
#include "base/assets.hpp"
#include "base/language_tag.hpp"
#include "base/table.hpp"
#include "document/language.hpp"

namespace narrate::article {

namespace {

using base::primary_language;

/// Shorter blocks are not examined: some twenty words in Latin letters, forty Chinese characters.
constexpr std::size_t kLeastBytes = 120;
/// Less text than this does not overrule what is known of the article.
constexpr std::size_t kOverruleBytes = 400;
/// More than this tells nothing more.
constexpr std::size_t kMostBytes = 6000;
/// How much of a block must be in its language for it to be in that language.
constexpr float kLeastConfidence = 0.95F;
/// Every sixth word of a text at least is one of the common words of its language; every third is
/// in most texts.
constexpr double kOwnShare = 1.0 / 6;
/// What is taken to be in another language has at least so many of that one's common words: a list
/// of names has none of any language.
constexpr double kOtherShare = 1.0 / 12;

bool are_related(std::string_view a, std::string_view b) {
    base::TableReader reader(base::find_asset("assets/language/related.tsv"));
    while (const auto* row = reader.next()) {
        const auto holds = [&](std::string_view language) {
            return std::find(row->begin(), row->end(), language) != row->end();
        };
        if (holds(a) && holds(b)) return true;
    }
    return false;
}

/// What pages write into lang attributes, as a BCP 47 tag; empty when it is none.
std::string tidy(std::string tag) {
    constexpr std::size_t kLongestTag = 35;
    std::replace(tag.begin(), tag.end(), '_', '-');
    const bool good = tag.size() <= kLongestTag && std::all_of(tag.begin(), tag.end(), [](char c) {
                          return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                                 (c >= 'A' && c <= 'Z');
                      });
    return good && primary_language(tag).size() >= 2 ? tag : std::string();
}

bool is_running_text(BlockKind kind) {
    return kind == BlockKind::paragraph || kind == BlockKind::quote ||
           kind == BlockKind::list_item || kind == BlockKind::other;
}

std::string running_text(const Article& article) {
    std::string text;
    for (const ArticleBlock& block : article.blocks) {
        const std::string_view own = block.range.of(article.text);
        if (!is_running_text(block.kind) || own.size() < kLeastBytes) continue;
        text.append(own).append("\n");
        if (text.size() > kMostBytes) break;
    }
    return text;
}

void settle_article(Article& article) {
    Metadata& metadata = article.metadata;
    const std::string text = running_text(article);
    if (text.size() < kOverruleBytes) return;
    const auto words = CommonWords::of(primary_language(metadata.language));
    if (words && words->share_in(text) >= kOwnShare) return;
    auto guess = document::guess_language(text);
    const std::string found = primary_language(guess.language);
    if (guess.confidence < kLeastConfidence || found == primary_language(metadata.language) ||
        are_related(found, primary_language(metadata.language)))
        return;
    metadata.language = std::move(guess.language);
    metadata.language_confidence = guess.confidence;
}

/// What a block's text says of its language.
enum class Finding { unsure, own, other };

class BlockSettler {
public:
    explicit BlockSettler(Article& article)
        : article_(article), own_(primary_language(article.metadata.language)),
          own_words_(CommonWords::of(own_)) {}

    void settle() {
        for (ArticleBlock& block : article_.blocks) settle(block);
        // A declaration that is wrong for one block is not believed for those too short to tell.
        for (ArticleBlock* block : believed_)
            if (refuted_.contains(block->language)) block->language.clear();
    }

private:
    void settle(ArticleBlock& block) {
        block.language = tidy(std::move(block.language));
        const std::string declared = primary_language(block.language);
        if (declared == own_) block.language.clear();
        const bool is_declared = !block.language.empty();
        const std::string_view text = block.range.of(article_.text);
        std::string other;
        switch (is_running_text(block.kind) ? examine(text, other) : Finding::unsure) {
        case Finding::unsure:
            if (is_declared) believed_.push_back(&block);
            return;
        case Finding::own:
            if (!is_declared || (are_related(own_, declared) && suits(text, declared))) return;
            refuted_.insert(block.language);
            block.language.clear();
            return;
        case Finding::other:
            if (is_declared && other == declared) return;
            if (is_declared) refuted_.insert(block.language);
            block.language = other;
            return;
        }
    }

    /// Gives the other language in `other`.
    Finding examine(std::string_view text, std::string& other) const {
        if (text.size() < kLeastBytes) return Finding::unsure;
        // Most blocks are done with here: this costs a fraction of what follows.
        if (own_words_ && own_words_->share_in(text) >= kOwnShare) return Finding::own;
        if (article_.metadata.language_confidence <= 0) return Finding::unsure;
        auto guess = document::guess_language(text);
        if (guess.confidence < kLeastConfidence) return Finding::unsure;
        if (primary_language(guess.language) == own_) return Finding::own;
        if (are_related(own_, primary_language(guess.language))) return Finding::unsure;
        const auto words = CommonWords::of(primary_language(guess.language));
        if (words ? words->share_in(text) < kOtherShare : !is_prose(text)) return Finding::unsure;
        other = std::move(guess.language);
        return Finding::other;
    }

    /// Whether a text has at least as many common words of a language as of the article's.
    [[nodiscard]] bool suits(std::string_view text, const std::string& language) const {
        const auto words = CommonWords::of(language);
        return !words || !own_words_ || words->share_in(text) >= own_words_->share_in(text);
    }

    Article& article_;
    std::string own_;
    std::optional<CommonWords> own_words_;
    std::vector<ArticleBlock*> believed_;
    std::set<std::string> refuted_; ///< Languages as declared.
};

} // namespace

void settle_languages(Article& article) {
    settle_article(article);
    BlockSettler(article).settle();
}

} // namespace narrate::article
