// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "article/judge.hpp"
#include "article/languages.hpp"
#include "article/metadata.hpp"
#include "article/rules.hpp"
#include "base/assets.hpp"
#include "base/language_tag.hpp"
#include "base/table.hpp"
#include "base/utf8.hpp"
#include "document/plain/lines.hpp"
#include "narrate/article.hpp"

namespace narrate {

namespace {

using article::Verdict;

void drop(Verdict& verdict, std::string_view reason) {
    verdict = {false, std::string(reason), 1.0F, false};
}

/// Captions between the article's blocks are heard.
void keep_captions(const Document& document, std::vector<Verdict>& verdicts) {
    const auto is_kept = [](const Verdict& verdict) { return verdict.keep; };
    const auto first = std::find_if(verdicts.begin(), verdicts.end(), is_kept);
    const auto last = std::find_if(verdicts.rbegin(), verdicts.rend(), is_kept).base();
    for (auto at = first; at < last; ++at) {
        const auto& block = document.blocks[static_cast<std::size_t>(at - verdicts.begin())];
        if (!at->keep && (block.kind == BlockKind::caption || at->reason == "structure.caption"))
            *at = {};
    }
}

/// What was asked for, over what was judged.
void apply(const ExtractOptions& options, const Document& document,
           std::vector<Verdict>& verdicts) {
    if (options.captions == Captions::read) keep_captions(document, verdicts);
    const article::Patterns keep(options.rules.keep);
    const article::Patterns dropped(options.rules.drop);
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        const DocumentBlock& block = document.blocks[i];
        Verdict& verdict = verdicts[i];
        if (options.code == CodeBlocks::skip && block.kind == BlockKind::code)
            drop(verdict, "option.code");
        if (options.tables == Tables::skip && block.kind == BlockKind::table_row)
            drop(verdict, "option.tables");
        if (dropped.match(document, block, verdict.reason)) drop(verdict, "rule.drop");
        if (!verdict.keep && keep.match(document, block, verdict.reason)) verdict = {};
    }
}

std::string_view note(std::string_view language, std::string_view what) {
    const std::string primary = base::primary_language(language);
    std::string_view english;
    base::TableReader reader(base::find_asset("assets/article/notes.tsv"));
    while (const auto* row = reader.next()) {
        if (row->size() < 3 || (*row)[1] != what) continue;
        if ((*row)[0] == primary) return (*row)[2];
        if ((*row)[0] == "en") english = (*row)[2];
    }
    return english;
}

void add_block(Article& article, const ArticleBlock& block, std::string_view text) {
    if (!article.text.empty()) article.text += "\n\n";
    const std::size_t begin = article.text.size();
    article.text += text;
    article.blocks.push_back(block);
    article.blocks.back().range = {begin, article.text.size()};
}

} // namespace

Article judge_article(const Document& document, const ExtractOptions& options) {
    Article article;
    article.metadata = document.metadata;
    article::tidy_metadata(article.metadata);
    std::vector<Verdict> verdicts(document.blocks.size());
    if (!options.keep_all) {
        const auto facts = article::examine_blocks(document);
        verdicts = article::judge_blocks(document, facts, article::weigh_blocks(document, facts),
                                         article.metadata);
        apply(options, document, verdicts);
    }
    if (article.metadata.language.empty()) article.metadata.language = "en";
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        const DocumentBlock& block = document.blocks[i];
        if (!verdicts[i].keep) {
            article.dropped.push_back({i, block.text, verdicts[i].reason, verdicts[i].confidence});
            continue;
        }
        ArticleBlock kept{verdicts[i].is_title ? BlockKind::title : block.kind,
                          block.level,
                          {},
                          block.language,
                          i};
        const bool noted = kept.kind == BlockKind::code && options.code == CodeBlocks::note;
        if (noted) {
            kept.kind = BlockKind::paragraph;
            kept.language.clear();
        }
        add_block(article, kept, noted ? note(article.metadata.language, "code") : block.text);
    }
    article::settle_languages(article);
    return article;
}

Result<Article> extract_article(const Document& document, const ExtractOptions& options) {
    Article article = judge_article(document, options);
    const bool body =
        std::any_of(article.blocks.begin(), article.blocks.end(),
                    [](const ArticleBlock& block) { return block.kind != BlockKind::title; });
    if (body) return article;
    return Error{ErrorCode::no_article,
                 "no article text found",
                 {},
                 {},
                 "narrate clean --explain shows what was dropped and why; --keep-all keeps it"};
}

namespace {

/// What blank lines part, without the white space around it.
std::vector<TextRange> paragraphs_of(std::string_view text) {
    // What is longer than any page is said, but not looked at.
    const std::size_t looked_at =
        base::code_point_border(text, std::min(text.size(), kMaxInputBytes));
    std::vector<TextRange> paragraphs;
    for (const document::Line& line : document::split_lines(text.substr(0, looked_at))) {
        if (paragraphs.empty() || line.blank_before) paragraphs.push_back({line.begin, line.end});
        paragraphs.back().end = line.end;
    }
    if (looked_at < text.size()) paragraphs.push_back({looked_at, text.size()});
    return paragraphs;
}

} // namespace

Article article_from_text(std::string_view text, std::string_view language) {
    Article article;
    article.metadata.language = language;
    article.text = text;
    for (const TextRange range : paragraphs_of(article.text))
        article.blocks.push_back({BlockKind::paragraph, 0, range, {}, 0});
    return article;
}

} // namespace narrate
