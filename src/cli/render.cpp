// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

#include "cli/input.hpp"
#include "cli/session.hpp"
#include "cli/voice_files.hpp"
#include "io/atomic_file.hpp"
#include "io/interrupt.hpp"
#include "io/terminal.hpp"
#include "publish/marks_json.hpp"
#include "sink/registry.hpp"

namespace narrate::cli {

namespace {

struct Options {
    SpeakOptions speak;
    ExtractOptions extract;
    std::string input;
    std::string output;
    std::string format;
    std::string marks;
    bool json = false;
};

void print_summary(const Options& options, const Article& article, const Narration& narration) {
    const PcmFormat format = narration.timeline.format;
    const auto length = to_milliseconds(narration.timeline.length, format);
    if (options.json) {
        const nlohmann::json summary{
            {"schema", "narrate.render/1"},        {"output", options.output},
            {"title", article.metadata.title},     {"sentences", narration.sentences},
            {"skipped", narration.skipped.size()}, {"dropped", article.dropped.size()},
            {"audio_ms", length.count()},          {"sample_rate", format.sample_rate}};
        const std::string line =
            summary.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
        // With the audio on standard output, the report must go elsewhere.
        io::write_all(options.output == "-" ? 2 : 1, line);
    } else if (!options.speak.quiet && options.output != "-") {
        io::print_message(fmt::format(
            "{}: {} of speech, {} sentences, {} blocks of page chrome left out", options.output,
            clock_time(length), narration.sentences, article.dropped.size()));
    }
}

Exit run(const Options& options) {
    const io::Interrupt interrupt;
    // The cheap things that can be wrong first: nothing is spoken in vain.
    if (auto voice = load_voice(options.speak.voice, {}); !voice) return report(voice.error());
    Session session(options.speak);
    auto article = load_article(options.input, options.extract);
    if (!article) return report(article.error());
    *article = introduce(*article, options.speak.introduction);
    auto sink = sink::create_file_sink(options.output, options.format);
    if (!sink) return report(sink.error());
    const Spoken spoken = session.speak(*article, **sink, interrupt);
    if (spoken.exit != Exit::ok && spoken.exit != Exit::skipped) return spoken.exit;
    if (!options.marks.empty()) {
        const auto written =
            io::write_file(options.marks, publish::marks_json(*article, spoken.narration));
        if (!written) return report(written.error());
    }
    print_summary(options, *article, spoken.narration);
    return spoken.exit;
}

} // namespace

void add_render(CLI::App& app, Exit& exit) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("render", "Write an article's narration to a file");
    command
        ->add_option("input", options->input,
                     "Article: a file, an http(s) address, or - for standard input")
        ->required();
    command
        ->add_option("-o,--output", options->output,
                     "File to write, or - to stream WAV to standard output")
        ->required();
    command->add_option("--format", options->format, "wav or raw (default: by the file's name)");
    command->add_option("--marks", options->marks,
                        "Also write when each word and sentence is heard (JSON)");
    command->add_flag("--json", options->json, "Print a report as JSON");
    add_speak_options(*command, options->speak);
    add_cleaning_options(*command, options->extract);
    command->footer("Examples:\n"
                    "  narrate render article.html -o article.wav\n"
                    "  narrate render article.html -o article.wav --marks article.json\n"
                    "  narrate render article.html -o - | aplay");
    command->callback([options, &exit] { exit = run(*options); });
}

} // namespace narrate::cli
