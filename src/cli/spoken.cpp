// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <memory>

#include "cli/command.hpp"
#include "io/file.hpp"
#include "narrate/document.hpp"
#include "narrate/sentence.hpp"
#include "narrate/speech.hpp"

namespace narrate::cli {

namespace {

struct Options {
    std::string language = "en";
    std::string voice;
};

/// Says a line sentence by sentence, as narrations do: what ends one is seen only so.
void append_spoken(std::string& out, std::string_view line, std::string_view language) {
    std::size_t said = 0;
    for (const TextRange sentence : segment_sentences(line, language)) {
        if (said > 0) out += ' ';
        out += verbalise(line, sentence, language).spoken;
        said = sentence.end;
    }
}

Exit run(const Options& options) {
    // A voice tells the region, too: "en-us".
    const bool regional = options.voice.starts_with(options.language);
    const std::string_view language = regional ? options.voice : options.language;
    auto text = io::read_input("-", kMaxInputBytes);
    if (!text) return report(text.error());
    std::string out;
    std::string_view rest = *text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        append_spoken(out, rest.substr(0, end), language);
        out += '\n';
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return print(out);
}

} // namespace

void add_spoken(CLI::App& app, Exit& exit) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        app.add_subcommand("spoken", "Read lines of written text, print what would be said");
    command->add_option("--lang", options->language, "Language of the text (BCP 47)");
    command->add_option("--voice", options->voice, "Voice to speak with");
    command->callback([options, &exit] { exit = run(*options); });
}

} // namespace narrate::cli
