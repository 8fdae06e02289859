// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

#include "base/assets.hpp"
#include "base/table.hpp"
#include "cli/session.hpp"
#include "cli/voice_files.hpp"
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

/// What the voice says of itself, in its language; English where narrate has no words for it.
Article sample_for(std::string_view language) {
    const std::string_view wanted = language.substr(0, language.find('-'));
    std::string_view english;
    base::TableReader reader(base::find_asset("assets/voices/samples.tsv"));
    while (const auto* row = reader.next()) {
        if (row->size() < 2) continue;
        if ((*row)[0] == wanted) return article_from_text((*row)[1], language);
        if ((*row)[0] == "en") english = (*row)[1];
    }
    return article_from_text(english, "en");
}

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
    return speak(sample_for(voice->language), options.speak, *sink, interrupt).exit;
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
