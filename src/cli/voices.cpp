// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

#include "cli/session.hpp"
#include "io/atomic_file.hpp"
#include "io/interrupt.hpp"
#include "sink/registry.hpp"
#include "sink/sinks/portaudio.hpp"

namespace narrate::cli {

namespace {

struct Options {
    SpeakOptions speak;
    std::string name;
    std::string output;
    bool json = false;
};

constexpr std::string_view kSample =
    "This is the voice that reads your articles aloud. It stops at commas, and at the end of a "
    "sentence a little longer.";

Exit list(const Options& options) {
    std::string out;
    nlohmann::json json = nlohmann::json::array();
    for (const VoiceSpec& voice : load_voices()) {
        json.push_back({{"name", voice.name},
                        {"title", voice.title},
                        {"language", voice.language},
                        {"backend", voice.backend},
                        {"rate", voice.rate}});
        out += fmt::format("{:<18} {:<8} {:<10} {}\n", voice.name, voice.language, voice.backend,
                           voice.title);
    }
    if (options.json)
        out = json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    return print(out);
}

Exit say_sample(Options options) {
    const io::Interrupt interrupt;
    options.speak.voice = options.name;
    const auto voice = load_voice(options.name, {});
    if (!voice) return report(voice.error());
    std::unique_ptr<Sink> sink;
    if (options.output.empty()) {
        sink = sink::create_portaudio({});
    } else {
        auto file = sink::create_file_sink(options.output, {});
        if (!file) return report(file.error());
        sink = std::move(*file);
    }
    return speak(article_from_text(kSample, "en"), options.speak, *sink, interrupt).exit;
}

} // namespace

void add_voices(CLI::App& app, Exit& exit) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("voices", "List the voices, or hear one");
    command->add_option("name", options->name, "Voice that says a sample");
    command->add_option("-o,--output", options->output, "Write the sample to this file");
    command->add_flag("--json", options->json, "List as JSON");
    command->footer("Examples:\n"
                    "  narrate voices\n"
                    "  narrate voices en-us");
    command->callback(
        [options, &exit] { exit = options->name.empty() ? list(*options) : say_sample(*options); });
}

} // namespace narrate::cli
