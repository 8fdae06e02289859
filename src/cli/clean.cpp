// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <memory>

#include "cli/command.hpp"
#include "io/file.hpp"
#include "narrate/article.hpp"

namespace narrate::cli {

namespace {

struct Options {
    std::string input;
    std::string format = "text";
    bool explain = false;
};

Exit run(const Options& options) {
    auto bytes = io::read_input(options.input, kMaxInputBytes);
    if (!bytes) return report(bytes.error());
    auto document = parse_document(*bytes, {.name = options.input, .charset = {}});
    if (!document) return report(document.error());
    auto article = extract_article(*document);
    if (!article) return report(article.error());
    std::string out;
    for (const ArticleBlock& block : article->blocks) {
        if (options.format == "body" && block.kind == BlockKind::title) continue;
        out += block.range.of(article->text);
        out += "\n\n";
    }
    return print(out);
}

} // namespace

void add_clean(CLI::App& app, Exit& exit) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("clean", "Print the article as it will be heard");
    command->add_option("input", options->input, "File, or - for standard input")->required();
    command->add_option("--format", options->format, "text, body, json or markdown")
        ->check(CLI::IsMember({"text", "body", "json", "markdown"}));
    command->add_flag("--explain", options->explain, "Every dropped block, and why");
    command->callback([options, &exit] { exit = run(*options); });
}

} // namespace narrate::cli
