// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "narrate/document.hpp"
#include "narrate/error.hpp"
#include "narrate/export.h"
#include "narrate/text.hpp"

/// What a listener should hear of a page.
namespace narrate {

struct ArticleBlock {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;                ///< As in DocumentBlock.
    TextRange range;              ///< In Article::text.
    std::string language;         ///< BCP 47; empty: the article's.
    std::size_t source_block = 0; ///< Index into Document::blocks.
};

/// A block that is not said, and why.
struct DroppedBlock {
    std::size_t source_block = 0; ///< Index into Document::blocks.
    std::string text;
    std::string reason;   ///< The rule that dropped it, "player.label".
    float confidence = 0; ///< 0–1.
};

/// One article. `text` is canonical: every later position is a byte range into it.
struct Article {
    Metadata metadata;
    std::string text; ///< UTF-8: the blocks in order, separated by "\n\n".
    std::vector<ArticleBlock> blocks;
    std::vector<DroppedBlock> dropped;
};

/// What somebody says of blocks that cleaning gets wrong. A pattern is the text of a whole block,
/// in upper or lower case, in which '*' stands for anything; or "class:WORD", the blocks inside an
/// HTML element with that class or id; or "reason:NAME", the blocks that this rule drops.
struct CleaningRules {
    std::vector<std::string> keep; ///< Wins over `drop`.
    std::vector<std::string> drop;
};

/// The rules of one file.
struct SiteRules {
    std::string site; ///< A host name, its subdomains included; empty: every page.
    CleaningRules rules;

    /// Whether they are for the page of this address ("https://www.courier.example/tide").
    [[nodiscard]] NARRATE_API bool apply_to(std::string_view url) const;
};

/// Reads a file of rules (TOML: site, keep, drop). Pure; any thread. Errors: table_invalid.
NARRATE_API Result<SiteRules> parse_site_rules(std::string_view toml, std::string_view name);

enum class CodeBlocks {
    read,
    note, ///< A short note is said instead.
    skip,
};
enum class Tables {
    read, ///< Row by row.
    skip,
};
enum class Captions { skip, read };

struct ExtractOptions {
    /// Keep every block: only white space is cleaned.
    bool keep_all = false;
    CodeBlocks code = CodeBlocks::read;
    Tables tables = Tables::read;
    Captions captions = Captions::skip;
    CleaningRules rules = {}; ///< They win over all else.
};

/// Judges a document's blocks and keeps what is the article. Pure; any thread.
/// Errors: no_article, when nothing is left but a headline.
NARRATE_API Result<Article> extract_article(const Document& document,
                                            const ExtractOptions& options = {});

/// The same without that error: an article may come out empty, with every block among the dropped.
NARRATE_API Article judge_article(const Document& document, const ExtractOptions& options = {});

/// What is said before an article's text, as far as it is known.
struct Introduction {
    bool title = true;
    bool byline = false; ///< "By Ann Harlow"
    bool date = false;   ///< "21 March 2024"
};

/// Reads "title,byline,date", any of them, or "none". Errors: invalid_argument.
NARRATE_API Result<Introduction> parse_introduction(std::string_view parts);

/// The article with that introduction: without its title, or with a block behind the title that
/// names who wrote it and when, in the article's language. Pure; any thread.
NARRATE_API Article introduce(const Article& article, const Introduction& introduction);

/// Plain text as an Article, taken whole, with a block for each paragraph (blank lines part them):
/// for programs that narrate their own words.
NARRATE_API Article article_from_text(std::string_view text, std::string_view language = "en");

} // namespace narrate
