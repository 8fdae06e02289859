// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <memory>

#include "cli/command.hpp"
#include "io/file.hpp"
#include "narrate/document.hpp"
#include "narrate/sentence.hpp"

namespace narrate::cli {

namespace {

struct Options {
    std::string language = "en";
    bool batch = false;
};

/// One sentence a line: white space inside a sentence becomes a space.
void append_sentences(std::string& out, std::string_view text, std::string_view language) {
    for (const TextRange sentence : segment_sentences(text, language)) {
        for (const char c : sentence.of(text)) out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
        out += '\n';
    }
}

Exit run(const Options& options) {
    auto text = io::read_input("-", kMaxInputBytes);
    if (!text) return report(text.error());
    std::string out;
    if (!options.batch) {
        append_sentences(out, *text, options.language);
    } else {
        constexpr std::string_view kSeparator = "\x1e\n";
        std::string_view rest = *text;
        for (;;) {
            std::size_t end = rest.starts_with(kSeparator) ? 0 : rest.find("\n\x1e\n");
            if (end != std::string_view::npos && !rest.starts_with(kSeparator)) ++end;
            append_sentences(out, rest.substr(0, end), options.language);
            if (end == std::string_view::npos) break;
            out += kSeparator;
            rest.remove_prefix(end + kSeparator.size());
        }
    }
    return print(out);
}

} // namespace

void add_sentences(CLI::App& app, Exit& exit) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("sentences", "Read text, print one sentence a line");
    command->add_option("--lang", options->language, "Language of the text (BCP 47)");
    command->add_flag("--batch", options->batch,
                      "Many documents, parted by lines that hold U+001E, in and out");
    command->footer("Examples:\n"
                    "  narrate sentences < article.txt\n"
                    "  narrate clean article.html | narrate sentences --lang en-GB\n"
                    "  narrate sentences --lang de --batch < documents.txt");
    command->callback([options, &exit] { exit = run(*options); });
}

} // namespace narrate::cli
