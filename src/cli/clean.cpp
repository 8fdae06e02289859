// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

#include "cli/command.hpp"
#include "cli/input.hpp"
#include "io/terminal.hpp"

namespace narrate::cli {

namespace {

using nlohmann::json;

struct Options {
    std::string input;
    std::string format = "text";
    bool explain = false;
    ExtractOptions extract;
};

std::string as_text(const Article& article, bool with_title) {
    std::string out;
    for (const ArticleBlock& block : article.blocks) {
        if (!with_title && block.kind == BlockKind::title) continue;
        out += block.range.of(article.text);
        out += "\n\n";
    }
    if (!out.empty()) out.pop_back(); // The last paragraph ends with one line end.
    return out;
}

std::string as_markdown(const Article& article) {
    std::string out;
    for (const ArticleBlock& block : article.blocks) {
        const std::string text(block.range.of(article.text));
        switch (block.kind) {
        case BlockKind::title: out += "# "; break;
        case BlockKind::heading:
            out += std::string(static_cast<std::size_t>(std::clamp(block.level, 2, 6)), '#') + ' ';
            break;
        case BlockKind::quote: out += "> "; break;
        case BlockKind::list_item: out += "- "; break;
        default: break;
        }
        out += text + "\n\n";
    }
    if (!out.empty()) out.pop_back();
    return out;
}

std::string as_json(const Article& article) {
    const Metadata& m = article.metadata;
    json blocks = json::array();
    for (const ArticleBlock& block : article.blocks) {
        blocks.push_back({{"kind", to_string(block.kind)},
                          {"begin", block.range.begin},
                          {"end", block.range.end},
                          {"text", block.range.of(article.text)}});
        if (!block.language.empty()) blocks.back()["language"] = block.language;
    }
    json dropped = json::array();
    for (const DroppedBlock& block : article.dropped)
        dropped.push_back(
            {{"reason", block.reason}, {"confidence", block.confidence}, {"text", block.text}});
    const json all{{"schema", "narrate.article/1"},
                   {"title", m.title},
                   {"byline", m.byline},
                   {"published", m.published},
                   {"modified", m.modified},
                   {"language", m.language},
                   {"language_confidence", m.language_confidence},
                   {"site", m.site},
                   {"url", m.url},
                   {"image", m.image},
                   {"text", article.text},
                   {"blocks", blocks},
                   {"dropped", dropped}};
    return all.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

/// Each block of the page, what became of it and why, in the order of the page.
std::string explanation(const Document& document, const Article& article) {
    std::vector<std::string> fates(document.blocks.size());
    for (const ArticleBlock& block : article.blocks)
        fates[block.source_block] = fmt::format("KEEP  {:<30}", to_string(block.kind));
    std::size_t metadata = 0;
    for (const DroppedBlock& block : article.dropped) {
        const bool meta = block.reason.starts_with("meta.");
        metadata += meta ? 1 : 0;
        fates[block.source_block] = fmt::format("{}  {:<22} conf {:.2f}", meta ? "META" : "DROP",
                                                block.reason, block.confidence);
    }
    std::string out;
    for (std::size_t i = 0; i < fates.size(); ++i)
        out +=
            fmt::format("{:>4} {}  {}\n", i + 1, fates[i], io::printable(document.blocks[i].text));
    out += fmt::format("{} blocks: {} kept, {} dropped, {} used as metadata\n", fates.size(),
                       article.blocks.size(), article.dropped.size() - metadata, metadata);
    return out;
}

Exit run(const Options& options) {
    auto document = load_document(options.input);
    if (!document) return report(document.error());
    auto extract = with_site_rules(options.extract, *document);
    if (!extract) return report(extract.error());
    auto article = clean_document(*document, options.input, *extract);
    if (!article && !options.explain) return report(article.error());
    if (!article) {
        // Nothing was kept: the reasons are what was asked for.
        const Exit printed = print(explanation(*document, judge_article(*document, *extract)));
        return printed == Exit::ok ? report(article.error()) : printed;
    }
    if (options.explain) return print(explanation(*document, *article));
    if (options.format == "json") return print(as_json(*article));
    if (options.format == "markdown") return print(as_markdown(*article));
    return print(as_text(*article, options.format == "text"));
}

} // namespace

void add_clean(CLI::App& app, Exit& exit) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("clean", "Print the article as it will be heard");
    command
        ->add_option("input", options->input,
                     "Article: a file, an http(s) address, or - for standard input")
        ->type_name("FILE")
        ->required();
    command
        ->add_option("--format", options->format,
                     "text, body (without the headline), json or markdown")
        ->check(CLI::IsMember({"text", "body", "json", "markdown"}));
    command->add_flag("--explain", options->explain, "Print each block, what became of it and why");
    command->add_flag("--keep-all", options->extract.keep_all, "Leave nothing out");
    add_cleaning_options(*command, options->extract);
    command->footer("Examples:\n"
                    "  narrate clean article.html\n"
                    "  narrate clean --explain article.html\n"
                    "  narrate clean article.html --drop 'Read more about*' --keep class:summary\n"
                    "Rules for a site stay in ~/.config/narrate/rules.d/NAME.toml:\n"
                    "  site = \"courier.example\"\n"
                    "  drop = [\"class:promo\"]");
    command->callback([options, &exit] { exit = run(*options); });
}

} // namespace narrate::cli
