// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <memory>
#include <vector>

#include "cli/input.hpp"
#include "cli/session.hpp"
#include "cli/settings_file.hpp"
#include "io/interrupt.hpp"
#include "io/terminal.hpp"
#include "sink/sinks/portaudio.hpp"

namespace narrate::cli {

namespace {

struct Options {
    SpeakOptions speak;
    ExtractOptions extract;
    std::vector<std::string> inputs;
    std::string device;
};

Exit run(Options options) {
    if (auto settled = use_settings(options.speak); !settled) return report(settled.error());
    if (options.inputs.size() > 1 && !options.speak.report.empty())
        return report({ErrorCode::invalid_argument,
                       "--report is for one article",
                       {},
                       {},
                       "give one input at a time"});
    const io::Interrupt interrupt;
    Session session(options.speak);
    Exit worst = Exit::ok;
    for (const std::string& input : options.inputs) {
        // The sound card is looked for while the article is read.
        auto sink = sink::create_device_sink(sink::create_portaudio(options.device));
        auto article = load_article(input, options.extract);
        if (!article) {
            worst = report(article.error());
            continue;
        }
        if (!options.speak.quiet && !article->metadata.title.empty())
            io::print_message(article->metadata.title);
        *article = introduce(*article, options.speak.introduction);
        const Spoken spoken = session.speak(*article, *sink, interrupt);
        if (spoken.exit != Exit::ok) worst = spoken.exit;
        if (spoken.exit != Exit::ok && spoken.exit != Exit::skipped) break;
    }
    return worst;
}

} // namespace

void add_play(CLI::App& app, Exit& exit) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("play", "Listen to articles (the default command)");
    command
        ->add_option("input", options->inputs,
                     "Articles: files, http(s) addresses, or - for standard input")
        ->required();
    command->add_option("--device", options->device,
                        "Sound device, by the beginning of its name (narrate doctor lists them)");
    add_speak_options(*command, options->speak);
    add_cleaning_options(*command, options->extract);
    command->footer("Examples:\n"
                    "  narrate article.html\n"
                    "  narrate play monday.html tuesday.html --rate 1.25\n"
                    "  xclip -o | narrate -");
    command->callback([options, &exit] { exit = run(*options); });
}

} // namespace narrate::cli
